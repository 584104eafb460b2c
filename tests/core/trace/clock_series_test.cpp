// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix_table.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/replay/timeline.h"
#include "core/trace/clock_series.h"
#include "tests/support/random_scenario.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

namespace tickscope {

using namespace std::chrono_literals;

static void expect_last(StepCurve const& curve, std::uint64_t value)
{
    ASSERT_FALSE(curve.empty());
    EXPECT_EQ(curve.back().value, static_cast<std::int64_t>(value));
}

static void expect_side(ClockSeries const& series, ClockSide side, TaskCputime const& time)
{
    SCOPED_TRACE(side == ClockSide::Clock ? "clock" : "timer");
    expect_last(series.curve(side, ClockPart::Utime), time.utime.value);
    expect_last(series.curve(side, ClockPart::Stime), time.stime.value);
    expect_last(series.curve(side, ClockPart::Sum), time.utime.value + time.stime.value);
    expect_last(series.curve(side, ClockPart::SumExec), static_cast<std::uint64_t>(time.sum_exec_runtime.count()));
}

static Scenario on_kernel(FixSet fixes, std::optional<Accounting> accounting)
{
    Scenario scenario = support::busy_story();
    scenario.kernel.fixes = fixes;
    scenario.kernel.accounting = accounting;
    return scenario;
}

// The kernels of the pull request in their order, and the two that came before them.
static std::vector<Scenario> every_kernel()
{
    std::vector<Scenario> kernels{on_kernel({}, Accounting::Walk), on_kernel({}, Accounting::PerCpu),
                                  on_kernel({}, {})};
    for (FixInfo const& info : fix_table)
        kernels.push_back(on_kernel(FixSet::up_to(info.fix), {}));
    return kernels;
}

TEST(ClockSeries, DoesTheAccountingOfEveryKernelOverAgain)
{
    for (Scenario const& scenario : every_kernel()) {
        Timeline timeline{scenario};
        std::vector<ClockSeries> series;
        for (std::uint32_t process = 1; process <= 2; ++process)
            series.emplace_back(Tgid{process}, kernel_config(scenario));
        for (Nanos t = 13ms; t <= 400ms; t += 29ms) {
            timeline.run_until(SimTime{t});
            SCOPED_TRACE(testing::Message() << "fixes " << scenario.kernel.fixes.bits() << " at " << t.count());
            for (std::uint32_t process = 1; process <= 2 && process < timeline.machine().groups.size(); ++process) {
                ClockSeries& of = series[process - 1];
                of.feed(timeline.log().view(), *timeline.task_table());
                if (of.curve(ClockSide::Clock, ClockPart::Utime).empty())
                    continue;
                expect_side(of, ClockSide::Clock, peek_thread_group_cputime(timeline.machine(), Tgid{process}));
                expect_side(of, ClockSide::Timer, timeline.machine().groups[process].cputimer.cputime);
            }
            if (HasFailure())
                return;
        }
    }
}

TEST(ClockSeries, ShowsWhenTheTimerRanAndWhatItWaitsFor)
{
    Timeline timeline{support::busy_story()};
    ClockSeries series{Tgid{1}, kernel_config(support::busy_story())};

    for (Nanos t = 0ms; t <= 240ms; t += 7ms) {
        timeline.run_until(SimTime{t});
        series.feed(timeline.log().view(), *timeline.task_table());
        ThreadGroup const& group = timeline.machine().groups[1];
        bool const runs = !series.timer_runs().empty() && series.timer_runs().back().to == never;
        EXPECT_EQ(runs, group.cputimer.running) << t.count();
        std::uint64_t standing = 0;
        for (ExpiryLine const& line : series.expiries())
            standing = line.kind == ExpiryLine::Kind::ItimerProf && line.to == never ? line.value : standing;
        EXPECT_EQ(standing, group.it_prof.expires.value) << t.count();
    }

    EXPECT_GT(series.signals().size(), 3u);
    EXPECT_EQ(series.signals().front().sig, 27);
}

TEST(ClockSeries, ComesToTheSameInOneGoAndInMany)
{
    Timeline timeline{support::busy_story()};
    ClockSeries in_many{Tgid{1}, kernel_config(support::busy_story())}, in_one = in_many;
    for (Nanos t = 0ms; t <= 300ms; t += 11ms) {
        timeline.run_until(SimTime{t});
        in_many.feed(timeline.log().view(), *timeline.task_table());
    }
    in_many.feed(timeline.log().view(), *timeline.task_table());

    in_one.feed(timeline.log().view(), *timeline.task_table());

    EXPECT_EQ(in_many.fed(), in_one.fed());
    for (ClockSide const side : {ClockSide::Clock, ClockSide::Timer})
        for (ClockPart const part : {ClockPart::Utime, ClockPart::Stime, ClockPart::Sum, ClockPart::SumExec}) {
            auto const many = in_many.curve(side, part).points(SimTime{}, never);
            auto const one = in_one.curve(side, part).points(SimTime{}, never);
            EXPECT_TRUE(std::equal(many.begin(), many.end(), one.begin(), one.end()));
        }
}

// From `middle` on, both say the same of every curve, of every itimer and limit, and of when the timer runs. What a
// POSIX timer is set to without being in a list is known to those only who saw it being set.
static void expect_same_from(ClockSeries const& late, ClockSeries const& whole, SimTime middle, SimTime end)
{
    for (ClockSide const side : {ClockSide::Clock, ClockSide::Timer})
        for (ClockPart const part : {ClockPart::Utime, ClockPart::Stime, ClockPart::Sum, ClockPart::SumExec})
            for (SimTime t = middle; t <= end; t += 1ms)
                ASSERT_EQ(late.curve(side, part).at(t), whole.curve(side, part).at(t))
                    << "side " << static_cast<int>(side) << " part " << static_cast<int>(part) << " at "
                    << t.time_since_epoch().count();
    auto const lines_at = [](ClockSeries const& series, SimTime t) {
        std::vector<std::tuple<ExpiryLine::Kind, TimerId, std::uint64_t>> lines;
        for (ExpiryLine const& line : series.expiries())
            if (line.kind != ExpiryLine::Kind::PosixTimer && line.from <= t && t < line.to)
                lines.emplace_back(line.kind, line.timer, line.value);
        std::sort(lines.begin(), lines.end());
        return lines;
    };
    auto const runs_at = [](ClockSeries const& series, SimTime t) {
        return std::any_of(series.timer_runs().begin(), series.timer_runs().end(),
                           [&](TimerRun const& run) { return run.from <= t && t < run.to; });
    };
    for (SimTime t = middle; t <= end; t += 1ms) {
        ASSERT_EQ(lines_at(late, t), lines_at(whole, t)) << t.time_since_epoch().count();
        ASSERT_EQ(runs_at(late, t), runs_at(whole, t)) << t.time_since_epoch().count();
    }
}

TEST(ClockSeries, BeginsWhereAMachineStands)
{
    std::vector<Scenario> scenarios = every_kernel();
    for (std::uint64_t seed = 1; seed <= 60; ++seed)
        scenarios.push_back(random_scenario(seed));
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        SCOPED_TRACE(testing::Message() << "scenario " << i);
        Timeline timeline{scenarios[i]};
        SimTime const middle{Nanos{*scenarios[i].duration / 2}}, end{*scenarios[i].duration};
        timeline.run_until(middle);
        Machine const machine = timeline.machine();
        timeline.run_until(end);
        for (std::uint32_t process = 1; process < timeline.machine().groups.size(); ++process) {
            SCOPED_TRACE(testing::Message() << "process " << process);
            ClockSeries whole{Tgid{process}, kernel_config(scenarios[i])}, late{Tgid{process}, machine};
            whole.feed(timeline.log().view(), *timeline.task_table());
            late.feed(timeline.log().view(), *timeline.task_table());

            expect_same_from(late, whole, middle, end);
            if (HasFailure())
                return;
        }
    }
}

TEST(ClockSeries, KeepsToItsBudgetAndToTheTruth)
{
    static constexpr std::size_t budget = 256 * 1024;
    Scenario scenario = support::busy_story();
    scenario.duration = 60s;
    scenario.events.clear();
    Timeline timeline{scenario};
    timeline.set_trace_budget(1024 * 1024);
    ClockSeries kept{Tgid{1}, kernel_config(scenario)}, whole = kept;
    kept.set_budget(budget);
    std::size_t most = 0;

    for (Nanos t = 0ms; t <= 60s; t += 100ms) {
        timeline.run_until(SimTime{t});
        kept.feed(timeline.log().view(), *timeline.task_table());
        whole.feed(timeline.log().view(), *timeline.task_table());
        most = std::max(most, kept.bytes());
    }

    EXPECT_LE(most, budget);
    EXPECT_GT(whole.bytes(), 8 * budget);
    expect_side(kept, ClockSide::Clock, peek_thread_group_cputime(timeline.machine(), Tgid{1}));
    expect_side(kept, ClockSide::Timer, timeline.machine().groups[1].cputimer.cputime);
    expect_same_from(kept, whole, kept.detail_from(), SimTime{60s});
    StepCurve const& curve = kept.curve(ClockSide::Clock, ClockPart::SumExec);
    for (SimTime t = SimTime{1s}; t < SimTime{60s}; t += 1s)
        EXPECT_NEAR(static_cast<double>(*curve.at(t)),
                    static_cast<double>(*whole.curve(ClockSide::Clock, ClockPart::SumExec).at(t)), 2e9)
            << t.time_since_epoch().count();
}

}
