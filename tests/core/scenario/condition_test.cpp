// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/playback.h"
#include "core/scenario/breakpoint.h"
#include "core/scenario/condition.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

/// The busy story at 150 ms: CPU 1 is offline, `other` lives.
class ValueConditions : public ::testing::Test {
protected:
    ValueConditions() { m_playback.run_until(SimTime{150ms}); }

    std::shared_ptr<World const> world() const { return m_playback.engine().world(); }
    tl::expected<Condition, ConditionError> parse(std::string_view text) const
    {
        return Condition::parse(text, m_scenario.machine, world()->name_table);
    }
    bool holds(std::string_view text) const
    {
        auto const condition = parse(text);
        if (!condition)
            ADD_FAILURE() << text << "\n" << condition.error().column << ": " << condition.error().text;
        return condition && condition->holds(m_playback.machine(), world()->name_table);
    }
    std::pair<int, std::string> error(std::string_view text) const
    {
        auto const condition = parse(text);
        return condition ? std::pair{0, std::string{}} : std::pair{condition.error().column, condition.error().text};
    }
    void expect_error(std::string_view text, int column, std::string_view part) const
    {
        auto const [at, said] = error(text);
        EXPECT_EQ(at, column) << text << "\n" << said;
        EXPECT_NE(said.find(part), std::string::npos) << text << "\n" << said;
    }

    Scenario const m_scenario = support::busy_story();
    Playback m_playback{m_scenario, nullptr};
};

}

TEST_F(ValueConditions, CompareExactly)
{
    for (char const* const yes : {"now = 150ms",
                                  "now == 150000us",
                                  "now != 149999999ns",
                                  "now >= 150ticks",
                                  "now < 150000001ns",
                                  "now > 149ms",
                                  "now <= 150ms",
                                  "cpu.1.online = 0",
                                  "cpu.1.online = false",
                                  "cpu.0.online",
                                  "not cpu.1.online",
                                  "nohz.mask = none",
                                  "proc.worker.state = running",
                                  "proc.worker.rlimit_cpu.soft = unlimited",
                                  "thread.other/main.nice = 5",
                                  "thread.worker/main.pending = none",
                                  "proc.worker.signals.SIGPROF >= 1",
                                  "thread.other/main.cpu = 0",
                                  "thread.other/main.cpus = [0, 1]",
                                  "\"proc.worker.state\" = 'running'"})
        EXPECT_TRUE(holds(yes)) << yes;
    for (char const* const no : {"now = 150000001ns", "now != 150ms", "now < 150ms", "cpu.1.online", "not cpu.0.online",
                                 "proc.worker.state = zombie", "proc.worker.clock.utime < 1ticks"})
        EXPECT_FALSE(holds(no)) << no;
}

TEST_F(ValueConditions, CompareTwoValues)
{
    EXPECT_TRUE(holds("proc.worker.clock.utime > proc.other.clock.utime"));
    EXPECT_FALSE(holds("proc.worker.true.user < proc.other.true.user"));
    EXPECT_TRUE(holds("cpu.0.current = cpu.0.current"));
}

TEST_F(ValueConditions, BindNotBeforeAndBeforeOr)
{
    EXPECT_TRUE(holds("now = 1ns or now = 150ms and cpu.0.online"));
    EXPECT_TRUE(holds("now = 150ms or now = 1ns and now = 2ns"));
    EXPECT_FALSE(holds("(now = 150ms or now = 1ns) and now = 2ns"));
    EXPECT_TRUE(holds("not now = 1ns and now = 150ms"));
    EXPECT_FALSE(holds("not (now = 1ns or now = 150ms)"));
    EXPECT_TRUE(holds("not not cpu.0.online"));
    EXPECT_TRUE(holds("((now=150ms)and(cpu.0.online))"));
}

TEST_F(ValueConditions, OfWhatIsNotThereDoNotHold)
{
    EXPECT_FALSE(holds("proc.worker.death.utime = 0"));
    EXPECT_FALSE(holds("proc.worker.death.utime != 0"));
    EXPECT_TRUE(holds("not proc.worker.death.utime != 0"));
    EXPECT_FALSE(holds("thread.worker/helper.7.utime >= 0"));
}

TEST_F(ValueConditions, SayWhereTheyAreWrong)
{
    expect_error("", 1, "a value such as");
    expect_error("now >=", 7, "an amount or a value was expected where the condition ends");
    expect_error("now", 4, "a comparison was expected behind 'now'");
    expect_error("now = 5ms and", 14, "a value such as");
    expect_error("now = 5ms or or", 14, "there is no value 'or'");
    expect_error("now = 5ms cpu.0.online", 11, "'and' or 'or' was expected");
    expect_error("(now = 5ms", 1, "'(' is not closed");
    expect_error("now = 5ms)", 10, "'and' or 'or' was expected");
    expect_error("now = 5parsecs", 7, "5parsecs");
    expect_error("now => 5ms", 5, "no comparison");
    expect_error("proc.workr.clock.utime = 1ticks", 1, "did you mean 'worker'");
    expect_error("now = 5ms and thread.worker/mian.utime = 1ticks", 15, "did you mean 'main'");
    expect_error("cpu.7.online", 1, "there is no CPU 7: the machine has 2");
    expect_error("proc.worker.clock.utme = 1ticks", 1, "did you mean 'proc.worker.clock.utime'");
    expect_error("proc.worker.clock.utime = 1500us", 27, "not a whole number of ticks");
    expect_error("proc.worker.state > running", 19, "is for numbers");
    expect_error("proc.worker.state = runing", 21, "did you mean 'running'");
    expect_error("proc.worker.clock.utime = now", 27, "not counted in the same unit");
    expect_error("thread.worker/main.cpus = [0", 27, "'[' is not closed");
    expect_error("rtc.time = 'ä' and nw = 1", 20, "there is no value");
    expect_error("now = \"5ms", 7, "the quote is not closed");
}

TEST_F(ValueConditions, HaveLimits)
{
    expect_error(std::string(20'000, ' '), 1, "10000 characters");
    expect_error(std::string(200, '('), 51, "nested deeper");
    std::string many = "now = 1ns";
    for (int i = 0; i < 100; ++i)
        many += " or now = 1ns";
    EXPECT_NE(error(many).second.find("more than 100 comparisons"), std::string::npos);
}

TEST_F(ValueConditions, SayTheirValues)
{
    auto const condition = parse("cpu.1.online = 0 and now >= 1ms and now < 1s");
    ASSERT_TRUE(condition);
    EXPECT_EQ(condition->values_text(m_playback.machine(), world()->name_table), "cpu.1.online is false, now is 150ms");
}

TEST_F(ValueConditions, OfBreakpointsNameWhatAndWhom)
{
    NameTable const& name_table = world()->name_table;
    EXPECT_EQ(Breakpoint::parse("SIGPROF of worker", name_table)->text(), "SIGPROF of worker");
    EXPECT_EQ(Breakpoint::parse("SIGPROF worker", name_table)->text(), "SIGPROF of worker");
    EXPECT_EQ(Breakpoint::parse("warning", name_table)->of(), "");
    EXPECT_EQ(Breakpoint::parse("sched_switch of worker/helper.2", name_table)->of(), "worker/helper.2");
    auto const wrong = [&](std::string_view text) { return Breakpoint::parse(text, name_table).error().text; };
    EXPECT_NE(wrong("SIGPRF").find("did you mean 'SIGPROF'"), std::string::npos);
    EXPECT_NE(wrong("sched_swich").find("did you mean 'sched_switch'"), std::string::npos);
    EXPECT_NE(wrong("SIGPROF of workr").find("did you mean 'worker'"), std::string::npos);
    EXPECT_NE(wrong("SIGPROF of worker/hepler").find("did you mean 'helper'"), std::string::npos);
    EXPECT_NE(wrong("SIGPROF of ").find("was expected behind 'SIGPROF'"), std::string::npos);
}

}
