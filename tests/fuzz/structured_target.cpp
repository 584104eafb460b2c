// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"
#include "tests/fuzz/bounded_run.h"
#include "tests/fuzz/targets.h"
#include "tests/support/random_scenario.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace tickscope::fuzz {

using namespace std::chrono_literals;

namespace {

/// Takes numbers off the bytes, from the front; zeros where they are used up.
class Choices {
public:
    explicit Choices(std::string_view bytes)
        : m_bytes{bytes}
    {
    }

    template<class T>
    T number()
    {
        T value{};
        std::size_t const length = std::min(sizeof value, m_bytes.size());
        std::memcpy(&value, m_bytes.data(), length);
        m_bytes.remove_prefix(length);
        return value;
    }
    std::uint32_t below(std::uint32_t n) { return number<std::uint8_t>() % n; }
    Nanos time()
    {
        static constexpr std::array<Nanos, 8> edges{0ns,         1ns, 999'999ns,          1ms,
                                                    1'000'001ns, 1h,  longest_time - 1ns, longest_time};
        return edges[below(edges.size())];
    }

private:
    std::string_view m_bytes;
};

/// Puts values at the edges of what a file may say in the place of tame ones.
class Edges {
public:
    explicit Edges(Choices& choices)
        : m_choices{choices}
    {
    }

    void put_into(std::vector<Op>& ops)
    {
        for (Op& op : ops)
            std::visit([this](auto& what) { put(what); }, op.what);
    }

private:
    void span(Span& span)
    {
        if (m_choices.below(4) != 0)
            return;
        span.kind = static_cast<Span::Kind>(m_choices.below(4));
        Nanos const a = m_choices.time(), b = m_choices.time();
        span.a = std::min(a, b);
        span.b = span.kind == Span::Kind::Uniform || span.kind == Span::Kind::Normal ? std::max(a, b) : Nanos{};
        if (span.kind == Span::Kind::Exponential)
            span.a = std::max(span.a, 1ns);
    }
    template<class T>
    void put(T&)
    {
    }
    void put(op::User& op) { span(op.length); }
    void put(op::System& op) { span(op.length); }
    void put(op::Sleep& op) { span(op.length); }
    void put(op::Repeat& op)
    {
        if (m_choices.below(4) == 0)
            op.count = m_choices.number<std::uint64_t>();
        put_into(op.body);
    }
    void put(op::Setitimer& op)
    {
        if (m_choices.below(3) == 0)
            op.value = m_choices.time(), op.interval = m_choices.time();
    }
    void put(op::TimerSettime& op)
    {
        if (m_choices.below(3) == 0)
            op.value = m_choices.time(), op.interval = m_choices.time();
    }

    Choices& m_choices;
};

}

static Scenario scenario_of(Choices& choices)
{
    auto const seed = choices.number<std::uint16_t>();
    RandomScenarioSize const size{.cpus = 1 + choices.below(80),
                                  .processes = 1 + choices.below(6),
                                  .threads = 1 + choices.below(6),
                                  .ops = 1 + choices.below(12),
                                  .events = choices.below(8),
                                  .duration = 200ms};
    Scenario scenario = random_scenario(seed, size);
    Edges edges{choices};
    for (ProcessSpec& process : scenario.processes)
        for (ThreadSpec& thread : process.threads)
            edges.put_into(thread.program);
    return scenario;
}

/// step() and run_until() are two manners of the same run.
static void check_steps(Scenario const& scenario, Machine const& wanted, SimTime until)
{
    Engine engine{scenario};
    while (engine.next_at() <= until && engine.step()) { }
    engine.run_until(until);
    if (!(engine.machine() == wanted))
        wrong("stepping came to another state than running");
}

void take_structured(std::string_view bytes)
{
    Choices choices{bytes};
    Scenario scenario = scenario_of(choices);
    ReadOutcome const read = read_scenario(write_scenario(scenario), "structured");
    if (read.scenario && *read.scenario != scenario)
        wrong("what was written and read again is another scenario");
    if (!read.scenario)
        return;
    BoundedRun run{scenario};
    SimTime const until{scenario.duration.value_or(100ms)};
    run.run(until);
    if (!run.whole() || run.engine().machine().stuck_task)
        return;
    export_in_every_format(run);
    if (scenario.events.empty())
        check_steps(scenario, run.engine().machine(), run.engine().now());
}

}
