// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/replay/timeline.h"
#include "core/session/frame_throttle.h"
#include "core/session/pace.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <optional>
#include <thread>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr auto run_budget = 8ms;  // of wall time, before commands are looked at again

/// Lives on the session's thread; the thread itself and the posting are Session's.
class Session::Impl {
public:
    Impl(Scenario scenario, Publish publish, MemoryBudget budget)
        : m_scenario{std::move(scenario)}
        , m_budget{budget}
        , m_publish{std::move(publish)}
        , m_work{boost::asio::make_work_guard(m_io)}
        , m_pace_timer{m_io}
        , m_turnstile{m_io, [this] { this->publish(); }}
    {
    }

    // Only once the Session can be called: a frame may be answered from the thread that brings it.
    void start()
    {
        post([this] { boot(); });
        m_thread = std::thread{[this] { m_io.run(); }};
    }

    ~Impl()
    {
        m_io.stop();
        m_thread.join();
    }

    template<class Do>
    void post(Do&& what)
    {
        boost::asio::post(m_io, std::forward<Do>(what));
    }

    /// Everything but a seek comes after the seek that was asked for before it.
    template<class Do>
    void command(Do&& what)
    {
        post([this, what = std::forward<Do>(what)]() mutable {
            seek_as_wanted();
            what(*this);
        });
    }

    void boot();
    void frame_taken();
    void play(SimTime until);
    void pause();
    void set_speed(double speed);
    void step_event(int direction);
    void step_tick(int direction);
    void want_seek(SimTime target);
    void seek_as_wanted();
    void go_live();
    void run_to(SimTime target);
    void submit(Command command);
    void change_kernel(KernelSpec kernel);

private:
    SimTime end() const { return std::max(SimTime{length()}, m_later_end); }
    Nanos length() const { return m_scenario.duration.value_or(default_duration); }
    bool nothing_left() const { return m_timeline->now() >= end() || is_idle_or_stuck(); }
    bool is_idle_or_stuck() const;
    bool finished() const { return m_timeline->now() >= m_timeline->reached() && nothing_left(); }
    bool window_lags() const;
    bool rushing() const { return m_run_to.has_value() || m_pace.unlimited(); }
    PlayState state() const;

    void start_pacing();
    void advance();
    void run_towards(SimTime target, Wall::time_point deadline);
    void stop_where_due();
    void jump_to(SimTime target);
    void changed() { m_turnstile.changed(); }
    void publish();

    Scenario m_scenario;
    MemoryBudget m_budget;
    Publish m_publish;
    boost::asio::io_context m_io;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    boost::asio::steady_timer m_pace_timer;
    FrameThrottle m_turnstile;
    std::thread m_thread;

    std::unique_ptr<Timeline> m_timeline;
    std::uint64_t m_published = 0;     // events that the last frame showed
    std::uint64_t m_read = 0;          // events that were in frames which the window has taken
    std::uint64_t m_epoch_before = 0;  // of timelines that a reset threw away
    bool m_playing = false;
    std::uint64_t m_round = 0;  // a handler of an earlier round of playing finds that it is out of date
    std::optional<SimTime> m_run_to;
    SimTime m_later_end{};  // where somebody went beyond the scenario's end, and as long again
    std::optional<SimTime> m_wanted_seek;
    Pacer m_pace;
    Speedometer m_speedometer;

    Wall::time_point m_next_pace{};
};

void Session::Impl::boot()
{
    if (m_timeline)
        m_epoch_before += m_timeline->epoch() + 1;
    pause();
    m_later_end = {};
    m_timeline = std::make_unique<Timeline>(m_scenario);
    m_timeline->set_trace_budget(m_budget.trace());
    m_timeline->set_keyframe_budget(m_budget.keyframes());
    m_published = m_read = 0;
    changed();
}

// Clocks and counters go on where nothing is left to happen: who asks for a later instant gets there.
bool Session::Impl::is_idle_or_stuck() const
{
    return m_timeline->machine().stuck_task || (!m_run_to && m_timeline->nothing_left());
}

void Session::Impl::change_kernel(KernelSpec kernel)
{
    std::vector<CommandAt> const commands{m_timeline->commands().begin(), m_timeline->commands().end()};
    SimTime const now = m_timeline->now();
    m_scenario.kernel = std::move(kernel);
    boot();
    m_timeline->adopt(commands);
    if (now > SimTime{})
        run_to(now);
}

PlayState Session::Impl::state() const
{
    bool const in_the_past = m_timeline->now() < m_timeline->reached();
    if (m_playing)
        return in_the_past ? PlayState::Replaying : PlayState::Running;
    if (in_the_past)
        return PlayState::InThePast;
    return finished() ? PlayState::Finished : PlayState::Paused;
}

void Session::Impl::play(SimTime until)
{
    m_run_to.reset();
    if (until != never)
        m_run_to = until;
    if (!finished()) {
        m_playing = true;
        m_speedometer.clear();
        start_pacing();
    }
    changed();
}

void Session::Impl::pause()
{
    ++m_round;
    m_playing = false;
    m_run_to.reset();
    m_speedometer.clear();
    m_pace_timer.cancel();
    if (m_timeline)
        changed();
}

void Session::Impl::start_pacing()
{
    ++m_round;
    m_next_pace = Wall::now();
    m_pace.anchor(m_next_pace, m_timeline->now());
    post([this, round = m_round] {
        if (round == m_round)
            advance();
    });
}

// Dropping goes on while the machine runs: what the window has not read must not be reached by it.
bool Session::Impl::window_lags() const
{
    TraceLog const& log = m_timeline->log();
    return log.first_n() > 0 && log.size() - std::min(m_read, log.size()) > (log.size() - log.first_n()) / 2;
}

// One turn of playing: runs to where the clock on the wall is, or as far as a few milliseconds go, and comes again.
void Session::Impl::advance()
{
    auto const now = Wall::now();
    SimTime const goal = std::min(end(), m_run_to.value_or(never));
    SimTime const due = rushing() ? never : m_pace.due(now);
    run_towards(std::min(goal, due), now + run_budget);
    m_speedometer.note(Wall::now(), m_timeline->now());
    changed();
    stop_where_due();
    if (!m_playing)
        return;

    auto const again = [this, round = m_round](auto const&...) {
        if (round == m_round)
            advance();
    };
    bool const behind = m_timeline->now() < due;
    // Time that could not be kept up with is given up, or a slow stretch would be followed by a rush.
    if (behind && !rushing())
        m_pace.anchor(Wall::now(), m_timeline->now());
    if ((rushing() || behind) && !window_lags())
        return post(again);
    m_next_pace = std::max(m_next_pace + frame_period, now);
    m_pace_timer.expires_at(m_next_pace);
    m_pace_timer.async_wait(again);
}

void Session::Impl::run_towards(SimTime target, Wall::time_point deadline)
{
    auto const goes_on = [&] { return !nothing_left() && !window_lags() && Wall::now() < deadline; };
    if (m_timeline->now() < target && goes_on())
        m_timeline->run_until(target, goes_on);
}

void Session::Impl::stop_where_due()
{
    bool const arrived = m_run_to && m_timeline->now() >= *m_run_to;
    if (arrived || nothing_left())
        pause();
}

void Session::Impl::set_speed(double speed)
{
    m_pace.set_speed(std::max(speed, 0.001));
    if (m_playing)
        start_pacing();
    changed();
}

void Session::Impl::step_event(int direction)
{
    pause();
    if (direction < 0)
        m_timeline->step_back();
    else if (!nothing_left() && m_timeline->next_at() <= end())
        m_timeline->step();
    changed();
}

void Session::Impl::step_tick(int direction)
{
    pause();
    Nanos const period = m_timeline->machine().config.tick_period();
    Nanos const now = m_timeline->now().time_since_epoch();
    Nanos const back = now % period == 0ns ? period : now % period;
    Nanos const target = direction < 0 ? std::max(now - back, Nanos{0}) : now - now % period + period;
    jump_to(SimTime{target});
}

void Session::Impl::jump_to(SimTime target)
{
    m_timeline->seek(std::clamp(target, SimTime{}, end()));
    changed();
}

// Dragging asks for more places than can be gone to. The jump queues behind the wishes that are already there, and
// finds the last of them.
void Session::Impl::want_seek(SimTime target)
{
    bool const queued = m_wanted_seek.has_value();
    m_wanted_seek = target;
    if (!queued)
        post([this] { seek_as_wanted(); });
}

void Session::Impl::seek_as_wanted()
{
    if (!m_wanted_seek)
        return;
    SimTime const wanted = *m_wanted_seek;
    m_wanted_seek.reset();
    if (wanted <= m_timeline->reached()) {
        pause();
        jump_to(wanted);
    } else
        run_to(std::min(wanted, end()));
}

void Session::Impl::go_live()
{
    jump_to(m_timeline->reached());
    if (m_playing)
        start_pacing();
}

void Session::Impl::run_to(SimTime target)
{
    if (target > end())
        m_later_end = target + length();
    if (target > m_timeline->now())
        return play(target);
    pause();
    jump_to(target);
}

void Session::Impl::submit(Command command)
{
    m_timeline->submit(std::move(command));
    m_published = std::min(m_published, m_timeline->log().size());
    m_read = std::min(m_read, m_published);
    changed();
}

void Session::Impl::frame_taken()
{
    m_read = m_published;
    m_turnstile.taken();
}

void Session::Impl::publish()
{
    auto frame = std::make_shared<Frame>();
    frame->world = m_timeline->world();
    frame->machine = std::make_shared<Machine const>(m_timeline->machine());
    frame->task_table = m_timeline->task_table();
    frame->trace = m_timeline->log().view();
    frame->origin = m_timeline->record().newest().origin();
    if (TraceSegment const* again = m_timeline->record().replayed(); again && m_timeline->behind_the_record())
        frame->replayed = TraceSegmentView{again->number, again->log.view(), again->origin()};
    frame->epoch = m_epoch_before + m_timeline->epoch();
    frame->reached = m_timeline->reached();
    frame->duration = end();
    frame->state = state();
    frame->speed = m_pace.speed();
    frame->actual_speed = m_playing ? m_speedometer.speed() : 0.0;
    frame->commands.assign(m_timeline->commands().begin(), m_timeline->commands().end());
    frame->commands_applied = m_timeline->commands_applied();
    frame->diverged_at = m_timeline->diverged_at().value_or(frame->diverged_at);
    m_published = frame->trace.size();
    m_publish(std::move(frame));
}

Session::Session(Scenario scenario, Publish publish, MemoryBudget budget)
    : m_impl{std::make_unique<Impl>(std::move(scenario), std::move(publish), budget)}
{
    m_impl->start();
}

Session::~Session() = default;

void Session::frame_taken()
{
    m_impl->post([impl = m_impl.get()] { impl->frame_taken(); });
}
void Session::play()
{
    m_impl->command([](Impl& impl) { impl.play(never); });
}
void Session::pause()
{
    m_impl->command([](Impl& impl) { impl.pause(); });
}
void Session::set_speed(double simulated_seconds_per_second)
{
    m_impl->command([simulated_seconds_per_second](Impl& impl) { impl.set_speed(simulated_seconds_per_second); });
}
void Session::step_event(int direction)
{
    m_impl->command([direction](Impl& impl) { impl.step_event(direction); });
}
void Session::step_tick(int direction)
{
    m_impl->command([direction](Impl& impl) { impl.step_tick(direction); });
}
void Session::seek(SimTime target)
{
    m_impl->post([impl = m_impl.get(), target] { impl->want_seek(target); });
}
void Session::go_live()
{
    m_impl->command([](Impl& impl) { impl.go_live(); });
}
void Session::run_to(SimTime target)
{
    m_impl->command([target](Impl& impl) { impl.run_to(target); });
}
void Session::reset()
{
    m_impl->command([](Impl& impl) { impl.boot(); });
}
void Session::change_kernel(KernelSpec kernel)
{
    m_impl->command([kernel = std::move(kernel)](Impl& impl) mutable { impl.change_kernel(std::move(kernel)); });
}
void Session::submit(Command command)
{
    m_impl->command([command = std::move(command)](Impl& impl) mutable { impl.submit(std::move(command)); });
}

}
