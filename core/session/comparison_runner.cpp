// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/comparison_runner.h"

#include "core/replay/timeline.h"
#include "core/session/simulation_thread.h"

#include <algorithm>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr auto turn_budget = 8ms;  // of wall time, before newer frames are looked at

/// Lives on the runner's thread; posting to it is ComparisonRunner's.
class ComparisonRunner::Impl {
public:
    Impl(Scenario scenario, Publish publish, MemoryBudget budget)
        : m_scenario{std::move(scenario)}
        , m_budget{budget}
        , m_publish{std::move(publish)}
        , m_thread{[this] { this->publish(); }}
    {
        m_thread.start();
    }

    ~Impl() { m_thread.stop(); }

    template<class Do>
    void post(Do&& what)
    {
        m_thread.post(std::forward<Do>(what));
    }

    void follow(std::shared_ptr<Frame const> frame);
    void pair_taken() { m_thread.taken(); }

private:
    /// Which state of a run a machine is, for as long as no command changes the run.
    struct Place {
        SimTime at{};
        std::size_t applied = 0;
        bool booted = false;
        std::uint64_t epoch = 0;
        bool operator==(Place const&) const = default;
    };

    void turn();
    void take_commands();
    bool work();
    bool go_to(Place const& wanted, Wall::time_point deadline);
    bool run_on(SimTime target, Wall::time_point deadline);
    bool compare();
    Place wanted() const;
    SimTime complete() const;
    void show(Place place);
    void publish();

    Scenario m_scenario;
    MemoryBudget m_budget;
    Publish m_publish;
    SimulationThread m_thread;

    std::shared_ptr<Frame const> m_newest;  // of the session
    std::shared_ptr<Frame const> m_frame;   // that is being caught up with
    bool m_turning = false;
    std::unique_ptr<Timeline> m_timeline;
    Place m_place;                             // of m_machine
    std::shared_ptr<Machine const> m_machine;  // shown
    std::shared_ptr<World const> m_world;      // that it had
    TraceDiff m_diff;
    std::pair<std::uint64_t, std::uint64_t> m_compared_epochs{};  // of the two records that m_diff has read
    // Of m_diff, as frozen last.
    std::shared_ptr<std::vector<Difference> const> m_differences = std::make_shared<std::vector<Difference> const>();
};

void ComparisonRunner::Impl::follow(std::shared_ptr<Frame const> frame)
{
    m_newest = std::move(frame);
    if (!m_timeline) {
        m_timeline = std::make_unique<Timeline>(m_scenario, m_thread.bounds());
        m_timeline->set_trace_budget(m_budget.trace());
        m_timeline->set_keyframe_budget(m_budget.keyframes());
    }
    if (!std::exchange(m_turning, true))
        turn();
}

// One turn of catching up: as far as a few milliseconds go, then newer frames are looked at.
void ComparisonRunner::Impl::turn()
{
    m_frame = m_newest;
    take_commands();
    m_turning = work();
    m_thread.changed();
    if (m_turning)
        post([this] { turn(); });
}

void ComparisonRunner::Impl::take_commands()
{
    m_timeline->adopt(m_frame->commands);
    std::pair const epochs{m_frame->epoch, m_timeline->epoch()};
    if (std::exchange(m_compared_epochs, epochs) == epochs)
        return;
    m_diff = {};
    m_differences = std::make_shared<std::vector<Difference> const>();
}

/// True if there is more to do.
bool ComparisonRunner::Impl::work()
{
    auto const deadline = Wall::now() + turn_budget;
    bool const behind = !go_to(wanted(), deadline) || !run_on(m_frame->reached, deadline);
    bool const more_to_compare = compare();
    return behind || more_to_compare;
}

ComparisonRunner::Impl::Place ComparisonRunner::Impl::wanted() const
{
    Machine const& machine = *m_frame->machine;
    return {machine.now, m_frame->commands_applied, machine.booted, m_timeline->epoch()};
}

/// The instant shown comes first: the rest of the record can wait.
bool ComparisonRunner::Impl::go_to(Place const& wanted, Wall::time_point deadline)
{
    if (m_machine && m_place == wanted)
        return true;
    if (!wanted.booted)
        m_timeline->seek_boot();
    else if (!run_on(wanted.at, deadline)) {
        if (!m_machine)
            show({m_timeline->now(), m_timeline->commands_applied(), true, ~wanted.epoch});
        return false;
    } else
        m_timeline->seek(wanted.at, wanted.applied);
    show(wanted);
    return true;
}

bool ComparisonRunner::Impl::run_on(SimTime target, Wall::time_point deadline)
{
    if (m_timeline->reached() >= target)
        return true;
    m_timeline->seek(m_timeline->reached());
    m_timeline->run_until(target, [deadline] { return Wall::now() < deadline; });
    return m_timeline->reached() >= target;
}

/// Up to where both have everything. At the last instant recorded a command may still be to come, in one of them.
SimTime ComparisonRunner::Impl::complete() const
{
    SimTime const both = std::min(m_frame->reached, m_timeline->reached());
    bool const quiet =
        std::ranges::none_of(m_frame->commands, [both](CommandAt const& command) { return command.at == both; });
    return quiet && m_frame->machine->booted ? both + Nanos{1} : both;
}

bool ComparisonRunner::Impl::compare()
{
    bool const more = m_diff.feed(m_frame->trace, m_timeline->log().view(), complete());
    if (m_differences->size() != m_diff.differences().size())
        m_differences = std::make_shared<std::vector<Difference> const>(m_diff.differences());
    return more;
}

void ComparisonRunner::Impl::show(Place place)
{
    m_place = place;
    m_machine = std::make_shared<Machine const>(m_timeline->machine());
    m_world = m_timeline->world();
}

void ComparisonRunner::Impl::publish()
{
    auto frame = std::make_shared<Frame>(*m_frame);
    frame->world = m_world;
    frame->machine = m_machine;
    frame->task_table = m_timeline->task_table();
    frame->trace = m_timeline->log().view();
    frame->origin = m_timeline->record().newest().origin();
    frame->replayed.reset();
    frame->epoch = m_timeline->epoch();
    frame->reached = m_timeline->reached();
    frame->commands_applied = m_place.applied;
    frame->diverged_at = m_timeline->diverged_at();
    auto pair = std::make_shared<FramePair>();
    pair->a = m_frame;
    pair->b = std::move(frame);
    pair->together = m_place == wanted();
    pair->parting = m_diff.parting();
    pair->differences = m_differences;
    pair->compared = std::min({m_diff.compared(), m_frame->reached, m_timeline->reached()});
    pair->more_differences = m_diff.full();
    m_publish(std::move(pair));
}

ComparisonRunner::ComparisonRunner(Scenario scenario, Publish publish, MemoryBudget budget)
    : m_impl{std::make_unique<Impl>(std::move(scenario), std::move(publish), budget)}
{
}

ComparisonRunner::~ComparisonRunner() = default;

void ComparisonRunner::follow(std::shared_ptr<Frame const> frame)
{
    m_impl->post([impl = m_impl.get(), frame = std::move(frame)]() mutable { impl->follow(std::move(frame)); });
}
void ComparisonRunner::pair_taken()
{
    m_impl->post([impl = m_impl.get()] { impl->pair_taken(); });
}

}
