// SPDX-License-Identifier: GPL-3.0-or-later
//
// What is said of fixes that change nothing, tried out: with such a fix on and off a random machine does the same.
#include "core/engine/engine.h"
#include "core/kernel/fix_table.h"
#include "tests/support/random_scenario.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

// With an HPET whose counter soon wraps and whose interrupts come late.
static Scenario scenario_with_rtc(std::uint64_t seed)
{
    Scenario scenario = random_scenario(seed);
    std::erase_if(scenario.events,
                  [](CommandAt const& event) { return std::holds_alternative<cmd::SetFixes>(event.command); });
    RtcSpec rtc;
    rtc.counter = seed % 2 == 0 ? 0xFFFF0000 : 0;
    rtc.update_irq = true;
    rtc.periodic_hz = seed % 3 == 0 ? 64 : 8192;
    rtc.hold_off = {{SimTime{20ms}, 30ms}};
    scenario.rtc = rtc;
    return scenario;
}

static void set(KernelSpec& kernel, Fix fix, bool on) { kernel.fixes.set(fix, on); }
static void set(KernelSpec& kernel, LaterFix fix, bool on) { kernel.later_fixes.set(fix, on); }

namespace {

struct BothWays {
    std::vector<TraceEvent> events;
    Machine machine;
};

}

template<class AnyFix>
static BothWays run_with(Scenario scenario, AnyFix fix, bool on)
{
    set(scenario.kernel, fix, on);
    Recorder recorder;
    Engine engine{scenario, &recorder};
    for (CommandAt const& event : scenario.events) {
        engine.run_until(event.at);
        engine.apply(event.command);
    }
    engine.run_until(SimTime{300ms});
    Machine machine = engine.machine();
    machine.config = {};
    return {std::move(recorder.events), std::move(machine)};
}

// Gives whether the fix is said to be inert in this scenario.
template<class AnyFix>
static bool try_fix(Scenario const& scenario, AnyFix fix)
{
    if (why_inert(fix, kernel_config(scenario)).empty())
        return false;
    BothWays const off = run_with(scenario, fix, false), on = run_with(scenario, fix, true);
    EXPECT_EQ(off.events, on.events);
    EXPECT_TRUE(off.machine == on.machine);
    return true;
}

TEST(InertFixes, ChangeNothing)
{
    std::array<int, FixSet::width> tried{};
    std::array<int, LaterFixSet::width> tried_later{};
    for (std::uint64_t seed = 0; seed < 96; ++seed) {
        Scenario const scenario = scenario_with_rtc(seed);
        for (FixInfo const& info : fix_table) {
            SCOPED_TRACE(testing::Message() << info.key << ", seed " << seed);
            tried[static_cast<std::size_t>(info.fix)] += try_fix(scenario, info.fix) ? 1 : 0;
        }
        for (LaterFixInfo const& info : later_fix_table) {
            SCOPED_TRACE(testing::Message() << info.key << ", seed " << seed);
            tried_later[static_cast<std::size_t>(info.fix)] += try_fix(scenario, info.fix) ? 1 : 0;
        }
    }
    for (FixInfo const& info : fix_table)
        EXPECT_GT(tried[static_cast<std::size_t>(info.fix)], info.why_inert ? 5 : -1) << info.key;
    for (LaterFixInfo const& info : later_fix_table)
        EXPECT_GT(tried_later[static_cast<std::size_t>(info.fix)], info.why_inert ? 3 : -1) << info.key;
}

}
