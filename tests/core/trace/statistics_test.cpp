// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/burst.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/trace/statistics.h"
#include "tests/support/exported.h"
#include "tests/support/random_scenario.h"
#include "tests/support/sim.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <map>

namespace tickscope {

using namespace std::chrono_literals;
using support::WholeRun;

TEST(SpanStatistics, AreOfSpansThatOccurred)
{
    std::vector<Nanos> spans;
    for (int i = 100; i > 0; --i)
        spans.push_back(Nanos{i});
    SpanStatistics const all = span_statistics(spans);

    EXPECT_EQ(all, (SpanStatistics{100, 5050ns, 50ns, 50ns, 95ns, 99ns, 100ns}));
    EXPECT_EQ(span_statistics({7ns}), (SpanStatistics{1, 7ns, 7ns, 7ns, 7ns, 7ns, 7ns}));
    EXPECT_EQ(span_statistics({}), SpanStatistics{});
}

static RangeStatistics statistics_of(WholeRun const& run, RangeStatistics::Range range)
{
    RangeStatistics statistics{range, run.machine().cpus.size(), kernel_config(run.scenario())};
    for (Engine const boot{run.scenario(), nullptr}; Cpu const& cpu : boot.machine().cpus)
        if (!cpu.online)
            statistics.starts_offline(cpu.id);
    TraceView const view = run.view();
    view.each(0, view.size(), [&](TraceEvent const& event) { statistics.take(event, run.task_table()); });
    statistics.finish(run.machine().now);
    return statistics;
}

namespace {

using Sums = std::map<std::pair<std::uint32_t, SpanKind>, Nanos>;

Sums sums_of(RangeStatistics const& statistics, StatisticsBy by, TaskTable const& tasks)
{
    Sums sums;
    for (StatisticsRow const& row : statistics.rows(by, tasks))
        sums[{row.subject, row.measure}] = row.spans.sum;
    return sums;
}

/// What the engine's own books say at an instant, with what has run since they were written.
struct Books {
    std::vector<Nanos> thread_user, thread_system, cpu_user, cpu_system, cpu_idle;
};

Books books_of(Machine const& machine)
{
    Books books;
    for (Task const& task : machine.tasks) {
        TrueTimes const times = peek_true_times(machine, task.id);
        books.thread_user.push_back(times.user);
        books.thread_system.push_back(times.system);
    }
    for (Cpu const& cpu : machine.cpus) {
        CpuTimes const times = peek_cpu_times(machine, cpu.id);
        books.cpu_user.push_back(times.user);
        books.cpu_system.push_back(times.system);
        books.cpu_idle.push_back(times.idle);
    }
    return books;
}

Nanos difference(std::vector<Nanos> const& to, std::vector<Nanos> const& from, std::size_t i)
{
    return to[i] - (i < from.size() ? from[i] : 0ns);
}

}

// The other way is the engine's: what it books of every burst, at both ends.
TEST(RangeStatistics, SumToWhatTheEngineBooked)
{
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE(seed);
        Scenario scenario = random_scenario(seed);
        scenario.kernel.costs = {};
        Nanos const length = *scenario.duration;
        RangeStatistics::Range const range{SimTime{length * static_cast<int>(seed * 7 % 50) / 100},
                                           SimTime{length * static_cast<int>(50 + seed * 13 % 51) / 100}};
        WholeRun const at_from{scenario, range.from}, at_to{scenario, range.to};
        Books const from = books_of(at_from.machine()), to = books_of(at_to.machine());
        RangeStatistics const statistics = statistics_of(at_to, range);

        Sums threads = sums_of(statistics, StatisticsBy::Thread, at_to.task_table());
        for (std::uint32_t i = 0; i < to.thread_user.size(); ++i) {
            EXPECT_EQ((threads[{i, SpanKind::User}]), difference(to.thread_user, from.thread_user, i))
                << "thread " << i;
            EXPECT_EQ((threads[{i, SpanKind::System}]), difference(to.thread_system, from.thread_system, i));
            EXPECT_EQ((threads[{i, SpanKind::Running}]),
                      (threads[{i, SpanKind::User}] + threads[{i, SpanKind::System}]));
        }
        Sums cpus = sums_of(statistics, StatisticsBy::Cpu, at_to.task_table());
        for (std::uint32_t i = 0; i < to.cpu_user.size(); ++i) {
            EXPECT_EQ((cpus[{i, SpanKind::User}]), difference(to.cpu_user, from.cpu_user, i)) << "cpu " << i;
            EXPECT_EQ((cpus[{i, SpanKind::System}]), difference(to.cpu_system, from.cpu_system, i));
            EXPECT_EQ((cpus[{i, SpanKind::Idle}]), difference(to.cpu_idle, from.cpu_idle, i));
        }
        if (HasFailure())
            return;
    }
}

TEST(RangeStatistics, KnowACpuThatIsNotOnlineAtBoot)
{
    WholeRun const run{scenario_of(R"(
duration: 100ms
machine: {cpus: 2, online: "0"}
events:
  - {at: 50ms, online: 1}
)"),
                       SimTime{100ms}};
    Sums cpus = sums_of(statistics_of(run, {SimTime{}, SimTime{100ms}}), StatisticsBy::Cpu, run.task_table());

    EXPECT_EQ((cpus[{1, SpanKind::Offline}]), 50ms);
    EXPECT_EQ((cpus[{1, SpanKind::Idle}]), 50ms);
    EXPECT_EQ((cpus[{0, SpanKind::Idle}]), 100ms);
}

TEST(RangeStatistics, SumToTheSameByProcessAndByState)
{
    WholeRun const run{support::busy_story(), SimTime{400ms}};
    RangeStatistics const statistics = statistics_of(run, {SimTime{50ms}, SimTime{333ms}});
    std::map<SpanKind, Nanos> threads, processes, states;
    for (StatisticsRow const& row : statistics.rows(StatisticsBy::Thread, run.task_table()))
        threads[row.measure] += row.spans.sum;
    for (StatisticsRow const& row : statistics.rows(StatisticsBy::Process, run.task_table()))
        processes[row.measure] += row.spans.sum;
    for (StatisticsRow const& row : statistics.rows(StatisticsBy::State, run.task_table()))
        states[row.measure] += row.spans.sum;

    EXPECT_EQ(threads, processes);
    EXPECT_EQ(threads, states);
    EXPECT_GT(threads[SpanKind::Waiting], 0ns);
    EXPECT_GT(threads[SpanKind::Response], 0ns);
}

// The clock that the kernel shows is live + dead + zombie leader, at both ends of any range and on every kernel.
TEST(RangeStatistics, ClocksAreTheKernelsAndTheIdentityHolds)
{
    std::size_t zombies = 0, dead = 0;
    for (std::uint64_t seed = 100; seed < 140; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        RangeStatistics::Range const range{SimTime{*scenario.duration / 3}, SimTime{*scenario.duration * 4 / 5}};
        WholeRun const at_from{scenario, range.from}, at_to{scenario, range.to};
        for (ClockChange const& change : statistics_of(at_to, range).clocks()) {
            if (index_of(change.process) < at_from.machine().groups.size()) {
                EXPECT_EQ(change.from.clock, peek_thread_group_cputime(at_from.machine(), change.process));
            }
            ThreadGroup const& group = at_to.machine().groups[index_of(change.process)];
            EXPECT_EQ(change.to.clock, peek_thread_group_cputime(at_to.machine(), change.process));
            EXPECT_EQ(change.to.timer, group.cputimer.cputime);
            EXPECT_EQ(change.to.live + change.to.dead + change.to.zombie_leader, change.to.clock);
            Task const& leader = at_to.machine().tasks[index_of(group.leader)];
            if (group.state == GroupState::Running && leader.exiting) {
                EXPECT_EQ(change.to.zombie_leader, leader.cputime());
                ++zombies;
            }
            dead += change.to.dead == TaskCputime{} ? 0 : 1;
        }
        if (HasFailure())
            return;
    }
    EXPECT_GT(zombies, 0u);
    EXPECT_GT(dead, 0u);
}

TEST(RangeStatistics, TellOfWaitingAndOfTurningAround)
{
    // One CPU: b is woken at 2 ms, waits until a has slept at 10 ms, runs 3 ms and ends.
    WholeRun const run{scenario_of(R"(
duration: 20ms
processes:
  - name: a
    threads: [{name: main, policy: fifo, priority: 5, program: [{user: 10ms}]}]
  - name: b
    start: 2ms
    threads: [{name: main, program: [{user: 3ms}]}]
)"),
                       SimTime{20ms}};
    RangeStatistics const statistics = statistics_of(run, {SimTime{}, SimTime{20ms}});
    std::map<std::pair<std::string, SpanKind>, SpanStatistics> rows;
    for (StatisticsRow const& row : statistics.rows(StatisticsBy::Thread, run.task_table()))
        rows[{run.names().path(TaskId{row.subject}), row.measure}] = row.spans;

    EXPECT_EQ((rows[{"b/main", SpanKind::Waiting}].sum), 8ms);
    EXPECT_EQ((rows[{"b/main", SpanKind::Response}].longest), 8ms);
    EXPECT_EQ((rows[{"b/main", SpanKind::Turnaround}].longest), 11ms);
    EXPECT_EQ((rows[{"b/main", SpanKind::Running}].sum), 3ms);
    EXPECT_EQ((rows[{"a/main", SpanKind::Turnaround}].longest), 10ms);
}

TEST(RangeStatistics, TellOfDeparturesAsPerfDoes)
{
    WholeRun const run{scenario_of(R"(
duration: 40ms
processes:
  - name: a
    threads: [{name: main, program: [{user: 3ms}, {sleep: 5ms}, {user: 4ms}]}]
)"),
                       SimTime{40ms}};
    RangeStatistics statistics{{SimTime{}, SimTime{40ms}}, 1, kernel_config(run.scenario())};
    std::vector<Departure> of_a;
    statistics.on_departure([&](Departure const& departure) {
        if (departure.task)
            of_a.push_back(departure);
    });
    TraceView const view = run.view();
    view.each(0, view.size(), [&](TraceEvent const& event) { statistics.take(event, run.task_table()); });

    ASSERT_EQ(of_a.size(), 2u);
    EXPECT_EQ(of_a[0].run, 3ms);
    EXPECT_EQ(of_a[0].wait, 0ms);
    EXPECT_EQ(of_a[1].run, 4ms);
    EXPECT_EQ(of_a[1].wait, 5ms);
    EXPECT_EQ(of_a[1].delay, 0ms);
}

}
