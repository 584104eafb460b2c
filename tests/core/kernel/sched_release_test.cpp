// SPDX-License-Identifier: GPL-3.0-or-later
// The fair scheduler of each release from 2.6.29 to 2.6.36 on one CPU; all of it was seen of the real code.
#include "core/kernel/cpu_load.h"
#include "core/kernel/sched_core.h"
#include "core/kernel/sched_fair.h"
#include "tests/support/sched_sim.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope::test {

using namespace std::chrono_literals;
using Burst = SchedSim::Burst;
using Sleep = SchedSim::Sleep;
using Fork = SchedSim::Fork;

static constexpr Burst endless{Nanos{INT64_MAX / 4}};

/// What runs, on how fast a clock, and who runs when in each release.
struct Schedule {
    std::string name;
    std::uint32_t hz;
    std::vector<SchedSim::TaskSpec> tasks;
    Nanos end;
    std::vector<std::string> lanes;  ///< 2.6.29 and 2.6.30; 2.6.32, 2.6.33 and 2.6.34; 2.6.35; 2.6.36

    friend std::ostream& operator<<(std::ostream& out, Schedule const& schedule) { return out << schedule.name; }
};

static std::size_t lane_of(SchedRelease release)
{
    if (release <= SchedRelease::V2_6_30)
        return 0;
    return release <= SchedRelease::V2_6_34 ? 1 : release == SchedRelease::V2_6_35 ? 2 : 3;
}

class Schedules : public testing::TestWithParam<Schedule> { };

TEST_P(Schedules, AreThoseOfTheRelease)
{
    Schedule const& schedule = GetParam();
    for (SchedFeatures const& features : sched_releases) {
        SCOPED_TRACE(features.name);
        SchedSim sim{schedule.hz, 1, {}, features.release};
        for (SchedSim::TaskSpec const& task : schedule.tasks)
            sim.add(task);

        sim.run(schedule.end);

        EXPECT_EQ(sim.lane(schedule.end), schedule.lanes[lane_of(features.release)]);
    }
}

static SchedSim::TaskSpec hog(std::string const& name, int nice = 0)
{
    return {.name = name, .nice = nice, .program = {endless}};
}

static std::vector<SchedSim::TaskSpec> hogs(std::size_t count)
{
    std::vector<SchedSim::TaskSpec> tasks;
    for (std::size_t i = 0; i < count; ++i)
        tasks.push_back(hog(std::string(1, static_cast<char>('A' + i))));
    return tasks;
}

static std::vector<SchedSim::TaskSpec> hog_and_sleeper(Policy policy)
{
    return {hog("A"), {.name = "B", .policy = policy, .program = {Burst{1ms}, Sleep{30ms}}}};
}

static std::vector<SchedSim::TaskSpec> forking(bool with_hog)
{
    std::vector<SchedSim::TaskSpec> tasks{{.name = "P", .program = {Burst{4ms}, Fork{"C"}, endless}, .loop = false}};
    if (with_hog)
        tasks.push_back(hog("H"));
    tasks.push_back({.name = "C", .start = std::nullopt, .program = {endless}});
    return tasks;
}

INSTANTIATE_TEST_SUITE_P(
    OneCpu, Schedules,
    testing::Values(
        Schedule{"TwoHogsAt1000Hz",
                 1000,
                 hogs(2),
                 20ms,
                 {"A 0-10, B 10-20", "A 0-3, B 3-8, A 8-12, B 12-16, A 16-20",
                  "A 0-3, B 3-8, A 8-11, B 11-14, A 14-17, B 17-20", "A 0-3, B 3-8, A 8-12, B 12-16, A 16-20"}},
        Schedule{"TwoHogsAt250Hz",
                 250,
                 hogs(2),
                 24ms,
                 {"A 0-12, B 12-24", "A 0-4, B 4-8, A 8-12, B 12-16, A 16-20, B 20-24",
                  "A 0-4, B 4-8, A 8-12, B 12-16, A 16-20, B 20-24",
                  "A 0-4, B 4-8, A 8-12, B 12-16, A 16-20, B 20-24"}},
        Schedule{"TwoHogsAt100Hz",
                 100,
                 hogs(2),
                 30ms,
                 {"A 0-10, B 10-20, A 20-30", "A 0-10, B 10-20, A 20-30", "A 0-10, B 10-20, A 20-30",
                  "A 0-10, B 10-20, A 20-30"}},
        Schedule{"ThreeHogs",
                 1000,
                 hogs(3),
                 14ms,
                 {"A 0-7, B 7-14", "A 0-2, B 2-4, C 4-7, A 7-9, B 9-11, C 11-13, A 13-14",
                  "A 0-2, B 2-4, C 4-6, A 6-8, B 8-10, C 10-12, A 12-14",
                  "A 0-2, B 2-4, C 4-7, A 7-9, B 9-11, C 11-13, A 13-14"}},
        Schedule{"FiveHogs",
                 1000,
                 hogs(5),
                 14ms,
                 {"A 0-4, B 4-8, C 8-12, D 12-14",
                  "A 0-1, B 1-2, C 2-3, D 3-4, E 4-5, A 5-6, B 6-7, C 7-8, D 8-9, E 9-10, A 10-11, B 11-12, "
                  "C 12-13, D 13-14",
                  "A 0-2, B 2-4, C 4-6, D 6-8, E 8-10, A 10-12, B 12-14",
                  "A 0-2, B 2-4, C 4-6, D 6-8, E 8-11, A 11-13, B 13-14"}},
        Schedule{"NiceZeroAndFive",
                 1000,
                 {hog("A"), hog("B", 5)},
                 22ms,
                 {"A 0-16, B 16-22", "A 0-4, B 4-6, A 6-12, B 12-14, A 14-20, B 20-22",
                  "A 0-5, B 5-7, A 7-12, B 12-14, A 14-21, B 21-22", "A 0-5, B 5-8, A 8-17, B 17-20, A 20-22"}},
        Schedule{"HogAndSleeper",
                 1000,
                 hog_and_sleeper(Policy::Other),
                 70ms,
                 {"A 0-10, B 10-11, A 11-41, B 41-42, A 42-70",
                  "A 0-3, B 3-4, A 4-34, B 34-35, A 35-65, B 65-66, A 66-70",
                  "A 0-3, B 3-4, A 4-34, B 34-35, A 35-65, B 65-66, A 66-70",
                  "A 0-3, B 3-4, A 4-34, B 34-35, A 35-65, B 65-66, A 66-70"}},
        Schedule{"HogAndBatchSleeper",
                 1000,
                 hog_and_sleeper(Policy::Batch),
                 70ms,
                 {"A 0-10, B 10-11, A 11-42, B 42-43, A 43-70",
                  "A 0-3, B 3-4, A 4-35, B 35-36, A 36-67, B 67-68, A 68-70",
                  "A 0-3, B 3-4, A 4-35, B 35-36, A 36-67, B 67-68, A 68-70",
                  "A 0-3, B 3-4, A 4-35, B 35-36, A 36-67, B 67-68, A 68-70"}},
        Schedule{"ParentAndChild",
                 1000,
                 forking(false),
                 19ms,
                 {"P 0-4, C 4-14, P 14-19", "P 0-9, C 9-14, P 14-19", "P 0-8, C 8-11, P 11-14, C 14-17, P 17-19",
                  "P 0-9, C 9-14, P 14-19"}},
        Schedule{"ParentChildAndHog",
                 1000,
                 forking(true),
                 16ms,
                 {"P 0-4, C 4-11, H 11-16", "P 0-3, H 3-8, P 8-11, H 11-13, C 13-15, P 15-16",
                  "P 0-3, H 3-8, P 8-10, H 10-12, P 12-14, C 14-16",
                  "P 0-3, H 3-8, P 8-11, H 11-13, C 13-15, P 15-16"}}),
    [](auto const& schedule) { return schedule.param.name; });

static std::vector<std::uint64_t> slices(SchedRelease release, std::vector<int> const& nices)
{
    SchedSim sim{1000, 1, {}, release};
    sim.add_hogs(nices);
    sim.run(500us);
    std::vector<std::uint64_t> found;
    Kernel k = sim.kernel();
    for (std::size_t i = 0; i < nices.size(); ++i)
        found.push_back(sched_slice(k, sim.machine().cpus[0].rq, sim.machine().tasks[i]));
    return found;
}

TEST(SchedSlice, IsThatOfTheRelease)
{
    struct Row {
        SchedRelease release;
        std::size_t tasks;
        std::uint64_t slice_ns;
    };
    for (Row const& row : {Row{SchedRelease::V2_6_30, 2, 9'995'122},
                           {SchedRelease::V2_6_32, 2, 2'498'780},
                           {SchedRelease::V2_6_32, 3, 1'666'124},
                           {SchedRelease::V2_6_33, 4, 1'249'695},
                           {SchedRelease::V2_6_34, 5, 999'805},
                           {SchedRelease::V2_6_34, 6, 999'837},
                           {SchedRelease::V2_6_35, 2, 2'998'537},
                           {SchedRelease::V2_6_35, 3, 1'999'349},
                           {SchedRelease::V2_6_35, 4, 1'999'512},
                           {SchedRelease::V2_6_35, 5, 1'999'609},
                           {SchedRelease::V2_6_36, 2, 2'998'537},
                           {SchedRelease::V2_6_36, 3, 1'999'349},
                           {SchedRelease::V2_6_36, 4, 1'499'634},
                           {SchedRelease::V2_6_36, 5, 1'199'766},
                           {SchedRelease::V2_6_36, 6, 999'837},
                           {SchedRelease::V2_6_36, 9, 749'920}}) {
        SCOPED_TRACE(fmt::format("{} tasks, {}", row.tasks, sched_features(row.release).name));
        EXPECT_EQ(slices(row.release, std::vector<int>(row.tasks, 0)).front(), row.slice_ns);
    }
    EXPECT_EQ(slices(SchedRelease::V2_6_32, {0, 5}), (std::vector<std::uint64_t>{3'764'706, 1'231'618}));
    EXPECT_EQ(slices(SchedRelease::V2_6_35, {0, 5}), (std::vector<std::uint64_t>{4'517'647, 1'477'941}));
    EXPECT_EQ(slices(SchedRelease::V2_6_36, {0, 5}), (std::vector<std::uint64_t>{4'517'647, 1'477'941}));
}

// Who wakes another one from its own context soon after it began to run has a small average.
TEST(AdaptiveGranularity, LearnsFromWakeupsOfATaskAlone)
{
    SchedSim sim{1000, 1, {}, SchedRelease::V2_6_30};
    sim.add_hogs({0});
    sim.add({.name = "B", .start = std::nullopt, .program = {endless}});
    sim.run(1ms);
    Kernel k = sim.kernel();
    std::uint64_t const before = sim.task("A").avg_wakeup;
    ASSERT_EQ(before, 5'000'000u);

    sim.task("B").state = TaskState::Sleeping;
    k.in_interrupt = true;
    try_to_wake_up(k, sim.task("B").id, WakeKind::Plain);
    EXPECT_EQ(sim.task("A").avg_wakeup, before);

    deactivate_task(k, sim.task("B"));
    sim.task("B").state = TaskState::Sleeping;
    k.in_interrupt = false;
    try_to_wake_up(k, sim.task("B").id, WakeKind::Plain);
    EXPECT_EQ(sim.task("A").avg_wakeup, before - 4'000'000 / 8);  // it has run for 1 ms
}

TEST(DecayLoadMissed, IsWhatTheMissedTicksWouldHaveLeft)
{
    for (std::size_t index = 1; index <= 4; ++index)
        for (std::uint64_t missed : {0u, 1u, 2u, 3u, 7u, 20u, 200u}) {
            SCOPED_TRACE(fmt::format("cpu_load[{}], {} ticks", index, missed));
            double load = 10'240;
            for (std::uint64_t i = 0; i < missed; ++i)
                load -= load / static_cast<double>(1u << index);
            EXPECT_NEAR(static_cast<double>(decay_load_missed(10'240, missed, index)), load, 220);
        }
}

}
