// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/heap_budget.h"
#include "app/cli/outcome.h"
#include "core/scenario/read_scenario.h"
#include "core/trace/export.h"
#include "core/trace/trace_log.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <functional>
#include <new>
#include <sstream>

namespace tickscope {

/// Timers, signals, locks and children on two CPUs.
static constexpr char timers[] = R"(
duration: 20ms
machine: {cpus: 2}
processes:
  - name: w
    signals: {SIGPROF: {handler: 100us}}
    threads:
      - name: m
        program:
          - setitimer: {which: prof, value: 2ms, interval: 2ms}
          - timer_create: {id: t, clock: process}
          - timer_settime: {id: t, value: 3ms}
          - fork: {name: c, threads: [{name: m, program: [{user: 1ms}, {exit: 3}]}]}
          - spawn: {name: s, count: 3, program: [{lock: l}, {user: 1ms}, {unlock: l}]}
          - repeat: 20
            do: [{user: 300us}, {sleep: 200us}]
          - wait
expect: [{signals: {process: w, SIGPROF: {min: 0}}}, {ends: {process: w}}]
)";

/// CPUs that go and come, and processes that events bring.
static constexpr char hotplug[] = R"(
duration: 20ms
machine: {cpus: 4}
processes: [{name: w, threads: [{name: m, count: 6, program: [{repeat: forever, do: [{user: 700us}, {sleep: 300us}]}]}]}]
events:
  - {at: 3ms, offline: 2}
  - {at: 5ms, run: {name: later, threads: [{name: m, program: [{acquire: s}]}, {name: n, program: [{user: 1ms}, {post: s}]}]}}
  - {at: 9ms, online: 2}
  - {at: 12ms, kill: {process: w, signal: SIGTERM}}
expect: [{value: proc.later.state, at: 4ms, is: running}, {never: warning}]
)";

/// The HPET, its alarms, and real-time threads.
static constexpr char clocks[] = R"(
duration: 20ms
machine: {cpus: 1, hz: 250}
rtc: {update_irq: true, periodic_hz: 1024}
processes:
  - {name: r, threads: [{name: m, policy: rr, priority: 10, program: [{repeat: 8, do: [{user: 1ms}, yield]}]}]}
  - {name: o, threads: [{name: m, program: [{repeat: 8, do: [{system: 500us}, {until: tick}, {clock_gettime: process}]}]}]}
expect: [{order: [sched_switch r, sched_switch o]}]
)";

static std::string whole_file(char const* text) { return std::string{"tickscope: 1\ntitle: t\n"} + text; }

/// From a file's text to its trace. Summaries are left out: nlohmann_json 3.11 ends the program where its own
/// allocation fails while it builds a list.
static std::size_t run_and_trace(std::string const& text)
{
    ReadOutcome const outcome = read_scenario(text, "file");
    if (!outcome.scenario)
        throw std::runtime_error{to_string(outcome.problems.front())};
    TraceLog log;
    Observed run{*outcome.scenario, &log};
    run.go();
    std::ostringstream trace;
    TaskTable const table = TaskTable::of(run.outcome().machine);
    TaskNames const names{run.outcome().world.name_table, table};
    write_trace(trace, TraceFormat::Jsonl,
                {log.view(), names, kernel_config(*outcome.scenario), 4, run.outcome().machine.now, "t"});
    if (!trace)  // a stream keeps the exception to itself; the program asks, and says that the trace is not whole
        throw std::bad_alloc{};
    return trace.str().size();
}

/// Fails the first, the second ... allocation of a piece of work until it gets through; gives how many failed.
/// `failed` is called after each.
template<class Work, class Failed>
static std::uint64_t fail_one_by_one(Work const& work, Failed const& failed)
{
    std::size_t const whole = work();
    for (std::uint64_t nth = 1;; ++nth) {
        fail_allocation(nth);
        try {
            std::size_t const size = work();
            bool const all_were_there = allocations_since() < nth;
            fail_allocation(0);
            EXPECT_EQ(size, whole);
            if (all_were_there)  // not so where the library does without: stable_sort() without its buffer
                return nth - 1;
        } catch (std::bad_alloc const&) {
            fail_allocation(0);
        }
        failed(nth);
        if (testing::Test::HasFailure())
            return nth;
    }
}

class MemoryFaults : public testing::TestWithParam<char const*> { };

TEST_P(MemoryFaults, EveryAllocationOfARunMayFail)
{
    std::string const text = whole_file(GetParam());
    run_and_trace(text);  // what is made once and kept is made by now
    run_and_trace(text);
    std::int64_t const held = heap_held();

    std::uint64_t const failed = fail_one_by_one([&] { return run_and_trace(text); },
                                                 [held](std::uint64_t nth) {
                                                     EXPECT_EQ(heap_held(), held)
                                                         << "memory is lost where allocation " << nth << " fails";
                                                 });

    EXPECT_GT(failed, 300u);
    RecordProperty("allocations", static_cast<int>(failed));
}

INSTANTIATE_TEST_SUITE_P(Stories, MemoryFaults, testing::Values(timers, hotplug, clocks));

TEST(HeapBudget, IsKeptAndWarnsBefore)
{
    StopFlag flag;
    HeapBudget const budget{3'000'000, flag};
    std::vector<char> small(900'000);
    EXPECT_EQ(flag.cause(), StopCause::None);

    std::vector<char> more(300'000);
    EXPECT_EQ(flag.cause(), StopCause::Memory);

    EXPECT_THROW(std::vector<char>(2'000'000), std::bad_alloc);
}

TEST(HeapBudget, EndsWithIt)
{
    StopFlag flag;
    {
        HeapBudget const budget{1'000'000, flag};
        EXPECT_THROW(std::vector<char>(2'000'000), std::bad_alloc);
    }
    EXPECT_NO_THROW(std::vector<char>(2'000'000));
}

}
