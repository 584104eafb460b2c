// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/timeline.h"
#include "core/trace/lanes.h"
#include "tests/support/column_edge.h"
#include "tests/support/random_events.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr TaskId a{1}, b{2}, c{3};
static constexpr CpuId cpu0{0}, cpu1{1};

namespace {

struct Story {
    TraceLog log;
    void tell(SimTime at, CpuId cpu, Traced what)
    {
        log.record({log.size(), at, cpu, TraceEvent::no_cause, std::move(what)});
    }
    Lanes lanes(std::size_t cpus = 2) const
    {
        Lanes lanes{cpus, CpuMask::first(cpus)};
        lanes.feed(log.view());
        return lanes;
    }
};

}

TEST(Lanes, ShowWhoRanAndInWhichMode)
{
    Story story;
    story.tell(SimTime{1ms}, cpu0, traced::SchedSwitch{{}, SwitchOutState::Idle, a});
    story.tell(SimTime{2ms}, cpu0, traced::Mode{a, CpuMode::System});
    story.tell(SimTime{3ms}, cpu0, traced::SchedSwitch{a, SwitchOutState::Sleeping, {}});

    EXPECT_EQ(story.lanes().spans(cpu0, SimTime{}, SimTime{9ms}, 100, SimTime{5ms}),
              (std::vector<LaneSpan>{{SimTime{}, SimTime{1ms}, {}, LaneKind::Idle},
                                     {SimTime{1ms}, SimTime{2ms}, a, LaneKind::User},
                                     {SimTime{2ms}, SimTime{3ms}, a, LaneKind::System},
                                     {SimTime{3ms}, SimTime{5ms}, {}, LaneKind::Idle}}));
}

TEST(Lanes, RememberAThreadsModeWhileItIsOff)
{
    Story story;
    story.tell(SimTime{1ms}, cpu0, traced::SchedSwitch{{}, SwitchOutState::Idle, a});
    story.tell(SimTime{2ms}, cpu0, traced::Mode{a, CpuMode::System});
    story.tell(SimTime{3ms}, cpu0, traced::SchedSwitch{a, SwitchOutState::Runnable, {}});
    story.tell(SimTime{4ms}, cpu1, traced::SchedSwitch{{}, SwitchOutState::Idle, a});

    EXPECT_EQ(story.lanes().spans(cpu1, SimTime{4ms}, SimTime{9ms}, 100, SimTime{5ms}),
              (std::vector<LaneSpan>{{SimTime{4ms}, SimTime{5ms}, a, LaneKind::System}}));
}

TEST(Lanes, ShowACpuThatIsOffline)
{
    Story story;
    story.tell(SimTime{2ms}, cpu0, traced::CpuhpOffline{cpu1, 0});
    story.tell(SimTime{3ms}, cpu0, traced::CpuhpOffline{cpu1, 1});
    story.tell(SimTime{6ms}, cpu0, traced::CpuhpOnline{cpu1});

    EXPECT_EQ(story.lanes().spans(cpu1, SimTime{}, SimTime{9ms}, 100, SimTime{7ms}),
              (std::vector<LaneSpan>{{SimTime{}, SimTime{3ms}, {}, LaneKind::Idle},
                                     {SimTime{3ms}, SimTime{6ms}, {}, LaneKind::Offline},
                                     {SimTime{6ms}, SimTime{7ms}, {}, LaneKind::Idle}}));
}

TEST(Lanes, CountWhoWaits)
{
    Story story;
    story.tell(SimTime{1ms}, cpu0, traced::SchedWakeup{a, cpu0});
    story.tell(SimTime{1ms}, cpu0, traced::SchedSwitch{{}, SwitchOutState::Idle, a});
    story.tell(SimTime{2ms}, cpu0, traced::SchedWakeup{b, cpu0});
    story.tell(SimTime{2ms}, cpu0, traced::SchedWakeupNew{c, cpu0});
    story.tell(SimTime{3ms}, cpu0, traced::SchedMigrateTask{c, cpu0, cpu1, MigrateWhy::Balance});
    story.tell(SimTime{4ms}, cpu0, traced::SchedSwitch{a, SwitchOutState::Sleeping, b});
    Lanes const lanes = story.lanes();

    EXPECT_EQ(lanes.lane(cpu0).waiting.at(SimTime{1ms}), 0);
    EXPECT_EQ(lanes.lane(cpu0).waiting.at(SimTime{2ms}), 2);
    EXPECT_EQ(lanes.lane(cpu0).waiting.at(SimTime{3ms}), 1);
    EXPECT_EQ(lanes.lane(cpu1).waiting.at(SimTime{3ms}), 1);
    EXPECT_EQ(lanes.lane(cpu0).waiting.at(SimTime{4ms}), 0);
}

TEST(Lanes, MarkStoppedTicksAndMigrations)
{
    Story story;
    story.tell(SimTime{1ms}, cpu1, traced::TickStop{cpu1});
    story.tell(SimTime{4ms}, cpu1, traced::TickRestart{cpu1, {3}});
    story.tell(SimTime{5ms}, cpu0, traced::SchedMigrateTask{a, cpu0, cpu1, MigrateWhy::Hotplug});
    Lanes const lanes = story.lanes();

    EXPECT_EQ(lanes.lane(cpu1).stopped, (std::vector<TickStopped>{{SimTime{1ms}, SimTime{4ms}}}));
    ASSERT_EQ(lanes.migrations(SimTime{5ms}, SimTime{6ms}).size(), 1u);
    EXPECT_EQ(lanes.migrations(SimTime{}, SimTime{9ms})[0],
              (Migration{SimTime{5ms}, 2, a, cpu0, cpu1, MigrateWhy::Hotplug}));
    EXPECT_TRUE(lanes.migrations(SimTime{6ms}, SimTime{9ms}).empty());
}

TEST(Lanes, GoOnWhereTheyStopped)
{
    Story story;
    story.tell(SimTime{1ms}, cpu0, traced::SchedSwitch{{}, SwitchOutState::Idle, a});
    Lanes lanes = story.lanes();
    story.tell(SimTime{2ms}, cpu0, traced::SchedSwitch{a, SwitchOutState::Runnable, b});
    story.tell(SimTime{2ms}, cpu0, traced::Tick{b, TickMode::User, {1}});

    lanes.feed(story.log.view());

    EXPECT_EQ(lanes.fed(), 3u);
    EXPECT_EQ(lanes.lane(cpu0).ticks(SimTime{}, SimTime{9ms}).size(), 1u);
    EXPECT_EQ(lanes.spans(cpu0, SimTime{1ms}, SimTime{9ms}, 9, SimTime{3ms}).size(), 2u);
}

namespace {

// A lane of random spans, and the same as a plain list.
struct RandomLane {
    Lane lane;
    std::vector<LaneSpan> spans;
    SimTime end{};

    explicit RandomLane(int count)
    {
        std::uint64_t state = 99;
        auto const below = [&](std::uint64_t bound) {
            state = state * 6364136223846793005u + 1442695040888963407u;
            return (state >> 33) % bound;
        };
        for (int i = 0; i < count; ++i) {
            auto const kind = static_cast<LaneKind>(below(4));
            bool const runs = kind == LaneKind::User || kind == LaneKind::System;
            Maybe<TaskId> const task =
                runs ? Maybe<TaskId>{TaskId{static_cast<std::uint32_t>(below(3))}} : Maybe<TaskId>{};
            if (!spans.empty() && spans.back().task == task && spans.back().kind == kind)
                continue;
            if (!spans.empty())
                spans.back().to = end;
            spans.push_back({end, end, task, kind});
            lane.begin(end, task, kind);
            end += Nanos{1 + static_cast<std::int64_t>(below(1'000))};
        }
        spans.back().to = end;
    }

    LaneBin bin(SimTime from, SimTime to) const
    {
        LaneBin bin;
        std::map<std::size_t, std::int64_t> by_task;
        std::int64_t busy = 0, system = 0, offline = 0;
        for (LaneSpan const& span : spans) {
            std::int64_t const ns =
                std::max<std::int64_t>(0, (std::min(span.to, to) - std::max(span.from, from)).count());
            (span.kind == LaneKind::Offline ? offline : busy) += span.kind == LaneKind::Idle ? 0 : ns;
            system += span.kind == LaneKind::System ? ns : 0;
            if (span.task)
                by_task[index_of(*span.task)] += ns;
        }
        auto const width = static_cast<float>((to - from).count());
        bin.busy = static_cast<float>(busy) / width;
        bin.system = static_cast<float>(system) / width;
        bin.offline = static_cast<float>(offline) / width;
        std::int64_t most = 0;
        for (auto const& [task, ns] : by_task)
            if (ns > most) {
                most = ns;
                bin.dominant = TaskId{static_cast<std::uint32_t>(task)};
            }
        return bin;
    }
};

}

// Of many spans the dominant task may be one of the neighbourhood; slices have tests of their own; all else is exact.
static void expect_alike(LaneBin const& shown, RandomLane const& random, SimTime from, SimTime to)
{
    if (from == to)
        return;
    LaneBin expected = random.bin(from, to);
    if (random.lane.span_count(from, to) > 16)
        expected.dominant = shown.dominant;
    expected.slices = shown.slices;
    EXPECT_EQ(shown, expected);
}

TEST(Lane, ShowsInColumnsWhatItsSpansShow)
{
    for (int const count : {1, 8, 9, 64, 65, 600, 5'000}) {
        RandomLane const random{count};
        for (int const columns : {1, 3, 40, 400})
            for (auto const& [from, to] : {std::pair{SimTime{}, random.end},
                                           {SimTime{random.end.time_since_epoch() / 3}, random.end + 777ns},
                                           {random.end - 1ns, random.end + 1us}}) {
                SCOPED_TRACE(testing::Message() << count << " spans in " << columns << " columns");
                std::vector<LaneBin> const bins = random.lane.bins(from, to, columns, random.end);
                for (int i = 0; i < columns; ++i) {
                    SCOPED_TRACE(i);
                    expect_alike(bins[static_cast<std::size_t>(i)], random, column_edge(from, to, i, columns),
                                 column_edge(from, to, i + 1, columns));
                }
            }
    }
}

TEST(Lane, ShowsWhoHadMostOfAWideColumn)
{
    Lane lane;
    SimTime now{};
    for (int i = 0; i < 3'000; ++i) {
        lane.begin(now, TaskId{static_cast<std::uint32_t>(i < 1'500 ? 5 : 6)}, LaneKind::User);
        now += 3us;
        lane.begin(now, TaskId{static_cast<std::uint32_t>(10 + i % 7)}, LaneKind::User);
        now += 2us;
    }

    std::vector<LaneBin> const bins = lane.bins(SimTime{}, now, 10, now);

    for (std::size_t i = 0; i < 10; ++i)
        EXPECT_EQ(bins[i].dominant, TaskId{i < 5 ? 5u : 6u}) << i;
}

TEST(Lane, GivesNoMoreSpansThanAskedFor)
{
    RandomLane const random{100};

    EXPECT_EQ(random.lane.spans(SimTime{}, random.end, 10, random.end).size(), 10u);
    EXPECT_EQ(random.lane.spans(SimTime{}, random.end, 1'000, random.end), random.spans);
    EXPECT_EQ(random.lane.span_count(SimTime{}, random.end), random.spans.size());
}

TEST(Lane, AddsUpToTheSameAfterItGaveSpansUp)
{
    RandomLane random{20'000};
    for (SimTime at{}; at < random.end; at += 5us)
        random.lane.tick(at);
    LaneBin const whole = random.bin(SimTime{}, random.end);
    std::size_t const before = random.lane.bytes();
    std::uint64_t const ticks = random.lane.ticks_before(random.end);

    for (int i = 0; i < 3; ++i)
        random.lane.fold_half(256);

    ASSERT_LT(random.lane.bytes(), before / 3);
    ASSERT_GT(random.lane.detail_from(), SimTime{random.end.time_since_epoch() / 4 * 3});
    for (int const columns : {1, 40, 200}) {
        SCOPED_TRACE(columns);
        std::vector<LaneBin> const bins = random.lane.bins(SimTime{}, random.end, columns, random.end);
        double busy = 0, system = 0, offline = 0;
        for (int i = 0; i < columns; ++i) {
            SimTime const from = column_edge(SimTime{}, random.end, i, columns);
            SimTime const to = column_edge(SimTime{}, random.end, i + 1, columns);
            LaneBin const& bin = bins[static_cast<std::size_t>(i)];
            auto const width = static_cast<double>((to - from).count());
            busy += bin.busy * width, system += bin.system * width, offline += bin.offline * width;
            if (from >= random.lane.detail_from())
                expect_alike(bin, random, from, to);
            else
                EXPECT_NEAR(bin.busy, random.bin(from, to).busy, 0.2) << i;
        }
        auto const all = static_cast<double>(random.end.time_since_epoch().count());
        EXPECT_NEAR(busy / all, whole.busy, 1e-5);
        EXPECT_NEAR(system / all, whole.system, 1e-5);
        EXPECT_NEAR(offline / all, whole.offline, 1e-5);
    }
    EXPECT_EQ(random.lane.ticks_before(random.end), ticks);
}

// Whoever gave spans up says no more than it knows, rather than the wrong ones.
TEST(Lane, HasNoSpansWhereItGaveThemUp)
{
    RandomLane random{5'000};
    random.lane.fold_half(64);
    SimTime const from = random.lane.detail_from();

    EXPECT_TRUE(random.lane.spans(SimTime{}, from, 10, random.end).empty());
    auto const first =
        std::find_if(random.spans.begin(), random.spans.end(), [&](LaneSpan const& span) { return span.from == from; });
    EXPECT_EQ(random.lane.spans(from, random.end, 5'000, random.end),
              (std::vector<LaneSpan>{first, random.spans.end()}));
}

// Begins in the middle of runs, at states of machines, and reads on.
TEST(Lanes, BeginWhereAMachineStands)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        SimTime const middle{Nanos{*scenario.duration / 2}}, end{*scenario.duration};
        Timeline timeline{scenario};
        timeline.run_until(middle);
        Machine const machine = timeline.machine();
        timeline.run_until(end);
        CpuMask online;
        for (std::size_t i = 0; i < machine.cpus.size(); ++i)
            if (!scenario.machine.online || scenario.machine.online->contains(static_cast<std::uint32_t>(i)))
                online.set(static_cast<CpuId>(i));
        Lanes whole{machine.cpus.size(), online}, from_middle{machine};

        whole.feed(timeline.log().view());
        from_middle.feed(timeline.log().view());

        EXPECT_EQ(from_middle.begins(), middle);
        for (std::size_t i = 0; i < machine.cpus.size(); ++i) {
            SCOPED_TRACE(testing::Message() << "CPU " << i);
            auto const cpu = static_cast<CpuId>(i);
            auto const cut = [&](Lanes const& lanes) {
                std::vector<LaneSpan> spans = lanes.spans(cpu, middle, end, 100'000, end);
                if (!spans.empty())
                    spans.front().from = middle;
                return spans;
            };
            EXPECT_EQ(cut(from_middle), cut(whole));
            for (Nanos t = *scenario.duration / 2; t < *scenario.duration; t += 1ms)
                ASSERT_EQ(from_middle.lane(cpu).waiting.at(SimTime{t}), whole.lane(cpu).waiting.at(SimTime{t}))
                    << t.count();
        }
        if (HasFailure())
            return;
    }
}

namespace {

/// Two million everyday events through a log that holds few of them, read on the way.
struct LongReading {
    void read(Lanes& lanes, Lanes& whole)
    {
        lanes.feed(log.view());
        whole.feed(log.view());
        most = std::max(most, lanes.bytes());
    }
    void go(Lanes& lanes, Lanes& whole)
    {
        std::vector<TraceEvent> const piece = support::everyday_events(100'000);
        log.set_budget(256 * 1024);
        for (int round = 0; round < 20; ++round) {
            for (TraceEvent event : piece) {
                event.n = n++;
                event.at = end + event.at.time_since_epoch();
                log.record(event);
                if (n % 8'192 == 0)
                    read(lanes, whole);
            }
            end += piece.back().at.time_since_epoch();
        }
        read(lanes, whole);
    }

    TraceLog log;
    std::uint64_t n = 0;
    SimTime end{};
    std::size_t most = 0;  // that `lanes` took
};

}

TEST(Lanes, KeepToTheirBudgetAndToTheTruth)
{
    static constexpr std::size_t budget = 512 * 1024;
    Lanes lanes{4, CpuMask::first(4)}, whole = lanes;
    lanes.set_budget(budget);
    LongReading reading;

    reading.go(lanes, whole);

    SimTime const end = reading.end;
    EXPECT_LE(reading.most, budget);
    EXPECT_GT(whole.bytes(), 4 * budget);
    for (std::size_t i = 0; i < 4; ++i) {
        auto const cpu = static_cast<CpuId>(i);
        std::vector<LaneBin> const kept = lanes.bins(cpu, SimTime{}, end, 24, end);
        std::vector<LaneBin> const exact = whole.bins(cpu, SimTime{}, end, 24, end);
        for (std::size_t column = 0; column < 24; ++column) {
            EXPECT_NEAR(kept[column].busy, exact[column].busy, 0.02);
            SimTime const edge = column_edge(SimTime{}, end, static_cast<std::int64_t>(column), 24);
            EXPECT_NEAR(static_cast<double>(lanes.lane(cpu).ticks_before(edge)),
                        static_cast<double>(whole.lane(cpu).ticks_before(edge)), 8);
        }
        EXPECT_EQ(lanes.lane(cpu).ticks_before(end), whole.lane(cpu).ticks_before(end));
    }
}

}
