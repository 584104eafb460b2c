// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

/// Wants the run to stop once it was told of so many events.
class StopsAfter final : public TraceSink {
public:
    explicit StopsAfter(std::uint64_t events)
        : m_left{events}
    {
    }
    void record(TraceEvent const&) override
    {
        if (m_left-- == 0)
            flag.set(StopCause::Interrupt);
    }

    StopFlag flag;

private:
    std::uint64_t m_left;
};

}

static constexpr char token_ring[] = R"(
machine: {cpus: 2}
processes:
  - name: w
    threads:
      - {name: a, cpus: "0", program: [{repeat: forever, do: [{post: s1}, {acquire: s2}]}]}
      - {name: b, cpus: "1", program: [{repeat: forever, do: [{post: s2}, {acquire: s1}]}]}
)";

static constexpr char spawn_bomb[] = R"(
processes:
  - {name: w, threads: [{name: m, program: [{repeat: forever, do: [{spawn: {name: c, count: 900000, program: [pause]}},
                                                                   {user: 1us}]}]}]}
)";

template<class Do>
static StopCause cause_of_stop(Do&& run)
{
    try {
        run();
    } catch (Stopped const& stopped) {
        return stopped.cause;
    }
    return StopCause::None;
}

TEST(RunBounds, CpusThatWakeEachOtherForEverStandStill)
{
    Sim sim{token_ring};

    sim.run_until(5ms);

    EXPECT_TRUE(sim.machine().stuck_task);
}

TEST(RunBounds, ManyThreadsMayDoMuchAtOneInstant)
{
    Sim sim{R"(
machine: {cpus: 64}
processes:
  - {name: w, threads: [{name: m, count: cpus, program: [{repeat: 100000, do: [times]}, {user: 1ms}]}]}
)"};

    sim.run_until(5ms);

    EXPECT_FALSE(sim.machine().stuck_task);
}

TEST(RunBounds, AFlagStopsARunWithinAnInstant)
{
    StopsAfter sink{1000};
    Engine engine{scenario_of(token_ring), &sink, {&sink.flag}};

    EXPECT_EQ(cause_of_stop([&] { engine.run_until(SimTime{1s}); }), StopCause::Interrupt);
    EXPECT_EQ(engine.now(), SimTime{});
    EXPECT_LT(engine.machine().reported, 1010u);
}

TEST(RunBounds, AFlagStopsARunWithinASpawn)
{
    StopsAfter sink{1000};
    Engine engine{scenario_of(spawn_bomb), &sink, {&sink.flag}};

    EXPECT_EQ(cause_of_stop([&] { engine.run_until(SimTime{1s}); }), StopCause::Interrupt);
    EXPECT_LT(engine.machine().tasks.size(), 1010u);
}

TEST(RunBounds, AFlagStopsABoot)
{
    StopFlag flag;
    flag.set(StopCause::Time);
    Scenario const scenario =
        scenario_of("processes: [{name: w, threads: [{name: m, count: 1000000, program: []}]}]\n");

    EXPECT_EQ(cause_of_stop([&] { Engine{scenario, nullptr, {&flag}}; }), StopCause::Time);
}

TEST(RunBounds, AFlagStopsWhatComesFromOutside)
{
    StopFlag flag;
    Engine engine{
        scenario_of("processes: [{name: w, threads: [{name: m, program: [{user: 1s}]}]}]\n"), nullptr, {&flag}};
    engine.run_until(SimTime{1ms});
    flag.set(StopCause::Memory);

    EXPECT_EQ(cause_of_stop([&] { engine.apply(cmd::Kill{"w", 15}); }), StopCause::Memory);
}

TEST(RunBounds, AFlagWantsWhatItsOuterOneWants)
{
    StopFlag outer;
    StopFlag const inner{&outer};
    EXPECT_EQ(inner.cause(), StopCause::None);

    outer.set(StopCause::Interrupt);
    outer.set(StopCause::Time);

    EXPECT_EQ(inner.cause(), StopCause::Interrupt) << "the first cause stays";
}

TEST(RunBounds, ARunEndsWithTheEventsThatItMayReport)
{
    Scenario const scenario = scenario_of("processes: [{name: w, threads: [{name: m, program: [{user: 10s}]}]}]\n");
    Engine whole{scenario};
    whole.run_until(SimTime{1s});
    RunBounds bounds;
    bounds.events = whole.machine().reported;
    Engine within{scenario, nullptr, bounds};
    within.run_until(SimTime{1s});
    EXPECT_EQ(within.machine(), whole.machine()) << "as many as are allowed are no more than are allowed";

    --bounds.events;
    Engine beyond{scenario, nullptr, bounds};
    EXPECT_EQ(cause_of_stop([&] { beyond.run_until(SimTime{1s}); }), StopCause::Events);
    EXPECT_LE(beyond.now(), SimTime{1s});
}

TEST(RunBounds, ASessionEndsInTheMidstOfAnInstant)
{
    std::mutex mutex;
    std::condition_variable booted;
    bool came = false;
    Session session{scenario_of(spawn_bomb), [&](std::shared_ptr<Frame const> const&) {
                        std::lock_guard const lock{mutex};
                        came = true;
                        booted.notify_all();
                    }};
    std::unique_lock lock{mutex};
    booted.wait(lock, [&] { return came; });

    session.play();  // and ends before the first of its instants does
}

static std::size_t ended_threads(Machine const& machine)
{
    std::size_t ended = 0;
    for (Task const& task : machine.tasks)
        ended += task.state == TaskState::Dead || task.state == TaskState::Zombie;
    return ended;
}

TEST(Events, ThatBringProcessesDoNotMakeTheWorldAnew)
{
    std::string text = "duration: 1s\nevents:\n";
    for (int i = 0; i < 20; ++i)
        text += "- {at: 1ms, run: {name: p" + std::to_string(i) + ", threads: [{name: m, program: [{lock: l" +
            std::to_string(i) + "}, {user: 1ms}]}]}}\n";
    Sim sim{text};
    auto const world = sim.engine().world();
    sim.run_until(1ms);
    EXPECT_TRUE(sim.machine().sync.objects.empty());

    for (CommandAt const& event : world->scenario.events)
        sim.apply(event.command);

    EXPECT_EQ(sim.engine().world(), world);
    EXPECT_EQ(sim.machine().sync.objects.size(), 20u);
    EXPECT_EQ(sim.machine().groups.size(), 21u);
}

TEST(Events, AProcessThatIsBroughtAgainIsAnother)
{
    Sim sim{"duration: 1s\nevents:\n- {at: 1ms, run: {name: p, threads: [{name: m, program: [{user: 1ms}]}]}}\n"};
    Command const run = sim.engine().world()->scenario.events.front().command;

    sim.run_until(1ms).apply(run).apply(run);

    auto const& groups = sim.machine().groups;
    ASSERT_EQ(groups.size(), 3u);
    EXPECT_NE(groups[1].spec, groups[2].spec);
    EXPECT_EQ(groups[2].instance, 0u);
}

TEST(Draws, OfCenturiesDoNotEndAtOnce)
{
    Sim sim{R"(
processes:
  - {name: s, threads: [{name: k, count: 300, program: [{sleep: {exponential: 52560000min}}]}]}
  - {name: u, threads: [{name: k, count: 300, program: [{user: {exponential: 52560000min}}]}]}
)"};

    sim.run_until(100ms);

    EXPECT_FALSE(sim.machine().stuck_task);
    EXPECT_EQ(ended_threads(sim.machine()), 0u);
}

TEST(Draws, OfABellAsWideAsACenturyAreNegativeNoOftenerThanOthers)
{
    Sim sim{R"(
processes:
  - {name: s, threads: [{name: m, program: [{sleep: 50s}]},
                        {name: k, count: 300, program: [{sleep: {normal: [52560000min, 52560000min]}}]}]}
)"};

    sim.run_until(100ms);

    EXPECT_GT(ended_threads(sim.machine()), 300u / 20);  // one in six lies more than a deviation below the mean
    EXPECT_LT(ended_threads(sim.machine()), 300u / 4);
}

}
