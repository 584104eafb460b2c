// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "core/replay/timeline.h"
#include "core/trace/clock_series.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

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
            SCOPED_TRACE(testing::Message() << "fixes " << int{scenario.kernel.fixes.bits()} << " at " << t.count());
            for (std::uint32_t process = 1; process <= 2 && process < timeline.machine().groups.size(); ++process) {
                ClockSeries& of = series[process - 1];
                of.feed(timeline.log().view(), *timeline.roster());
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
        series.feed(timeline.log().view(), *timeline.roster());
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
        in_many.feed(timeline.log().view(), *timeline.roster());
    }
    in_many.feed(timeline.log().view(), *timeline.roster());

    in_one.feed(timeline.log().view(), *timeline.roster());

    EXPECT_EQ(in_many.fed(), in_one.fed());
    for (ClockSide const side : {ClockSide::Clock, ClockSide::Timer})
        for (ClockPart const part : {ClockPart::Utime, ClockPart::Stime, ClockPart::Sum, ClockPart::SumExec}) {
            auto const many = in_many.curve(side, part).points(SimTime{}, never);
            auto const one = in_one.curve(side, part).points(SimTime{}, never);
            EXPECT_TRUE(std::equal(many.begin(), many.end(), one.begin(), one.end()));
        }
}

}
