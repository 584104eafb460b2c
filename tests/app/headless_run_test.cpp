// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/headless.h"
#include "app/cli/outcome.h"
#include "core/trace/event_text.h"
#include "tests/app/program.h"
#include "tests/support/random_scenario.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

TEST(HeadlessRun, GoesOnAfterAnyNumberOfEvents)
{
    Scenario scenario = scenario_of("machine: {cpus: 2}\nduration: 1s\n");
    for (int i = 0; i < 200; ++i)
        scenario.events.push_back({SimTime{i * 1ms}, cmd::Offline{CpuId{1}}});
    HeadlessRun run{scenario, nullptr};

    EXPECT_EQ(run.go(), RunEnd::Finished);

    EXPECT_EQ(run.engine().now(), SimTime{1s});
    EXPECT_FALSE(run.engine().machine().online.test(CpuId{1}));
}

static constexpr std::string_view one_hog =
    "processes: [{name: hog, threads: [{name: main, program: [{user: 20ms}]}]}]\n";

TEST(HeadlessRun, WithoutADurationEndsWithTheLastThingThatHappens)
{
    HeadlessRun run{scenario_of(one_hog), nullptr};

    EXPECT_EQ(run.go(), RunEnd::Finished);

    EXPECT_LT(run.engine().now(), SimTime{30ms});
    EXPECT_TRUE(run.engine().nothing_left());
}

TEST(HeadlessRun, LooksAtEachInstantAfterWhatWasDoneThen)
{
    Scenario const scenario = scenario_of("events: [{at: 10ms, fix: {abstime-sync: false}}]\n" + std::string{one_hog});
    HeadlessRun run{scenario, nullptr};
    std::vector<std::pair<SimTime, bool>> seen;

    run.go({SimTime{50ms}, SimTime{9ms}, SimTime{10ms}, SimTime{70s}}, [&](Engine const& engine) {
        seen.emplace_back(engine.now(), engine.machine().config.fixes.has(Fix::AbstimeSync));
    });

    EXPECT_EQ(
        seen,
        (std::vector<std::pair<SimTime, bool>>{{SimTime{9ms}, true}, {SimTime{10ms}, false}, {SimTime{50ms}, false}}));
}

// A group that counts a thread too many: nothing that the hog does depends on it.
static Machine with_a_broken_law(Machine machine)
{
    for (ThreadGroup& group : machine.groups)
        if (!group.reaps_children)
            ++group.count;
    return machine;
}

TEST(CheckedInvariants, AreEventsOnceWhileTheyAreBrokenAndFailTheRun)
{
    Scenario scenario = scenario_of("duration: 15ms\n" + std::string{one_hog});
    Recorder recorder;
    Observed run{scenario, &recorder};
    run.headless().check_invariants();
    Engine& engine = run.headless().engine();
    engine.run_until(SimTime{5ms});
    engine.restore(with_a_broken_law(engine.machine()), engine.world());

    RunEnd const end = run.go();

    std::vector<traced::Invariant> broken;
    for (TraceEvent const& event : recorder.events)
        if (auto const* what = std::get_if<traced::Invariant>(&event.what))
            broken.push_back(*what);
    ASSERT_EQ(broken.size(), 1u);
    EXPECT_EQ(broken[0].law, Law::ClockIsSum);
    EXPECT_EQ(run.status(end, Unreached::Passes, "story.yaml"), ExitStatus::Failed);
    EXPECT_NE(run.trouble(end)->find(sentence(Law::ClockIsSum)), std::string::npos);
}

TEST(CheckedInvariants, HoldInRandomScenariosAndChangeNothing)
{
    for (std::uint64_t seed = 0; seed < 6; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        Recorder plain, checked;
        HeadlessRun alone{scenario, &plain}, watched{scenario, &checked};
        watched.check_invariants();
        for (HeadlessRun* run : {&alone, &watched}) {
            run->stop_at(SimTime{80ms});
            EXPECT_EQ(run->go(), RunEnd::Finished);
        }
        EXPECT_EQ(checked.events, plain.events);
        EXPECT_TRUE(watched.engine().machine() == alone.engine().machine());
    }
}

TEST(CheckedInvariants, AreAskedForOnTheCommandLine)
{
    std::string const file = (testing::scenarios_folder() / "hotplug_under_load.yaml").string();
    auto const plain = testing::tickscope({"run", file, "--summary", "json"});
    auto const checked = testing::tickscope({"run", file, "--summary", "json", "--check-invariants"});

    EXPECT_EQ(checked.status, 0) << checked.err;
    EXPECT_EQ(checked.out, plain.out);
}

}
