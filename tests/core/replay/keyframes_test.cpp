// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/engine.h"
#include "core/replay/keyframes.h"
#include "tests/support/stories.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static Machine crowd(std::size_t threads)
{
    Machine machine;
    machine.cpus.resize(4);
    machine.tasks.resize(threads);
    machine.groups.resize(threads / 100 + 1);
    machine.loop_counters.resize(threads);
    return machine;
}

// Keeps states of a machine that reports `apart` events between any two looks, and tells the most that they took.
static std::size_t most_bytes(Keyframes& keyframes, Machine machine, int looks, std::uint64_t apart)
{
    std::size_t most = 0;
    keyframes.keep({machine, 0, nullptr});
    for (int i = 0; i < looks; ++i) {
        machine.now += 1ms;
        machine.reported += apart;
        if (keyframes.wants(machine))
            keyframes.keep({machine, 0, nullptr});
        most = std::max(most, keyframes.bytes());
    }
    return most;
}

TEST(Keyframes, KeepToTheirBudgetHoweverLongTheRun)
{
    Keyframes keyframes;
    std::size_t const budget = 40 * bytes_of(crowd(1'000));
    keyframes.set_budget(budget);

    std::size_t const most = most_bytes(keyframes, crowd(1'000), 100'000, Keyframes::first_spacing / 4);

    EXPECT_LE(most, budget);
    EXPECT_GE(keyframes.size(), 20u);
    std::uint64_t const events = 100'000 * (Keyframes::first_spacing / 4);
    EXPECT_LE(keyframes.spacing(), events / 10);
    EXPECT_LE(bytes_of(crowd(1'000)) * keyframes.size(), budget);
}

TEST(Keyframes, OfAHundredThousandThreadsKeepToTheirBudgetToo)
{
    Keyframes keyframes;
    std::size_t const one = bytes_of(crowd(100'000));
    keyframes.set_budget(5 * one);

    std::size_t const most = most_bytes(keyframes, crowd(100'000), 60, Keyframes::first_spacing);

    EXPECT_LE(most, 5 * one);
    EXPECT_GE(keyframes.size(), 3u);
}

TEST(Keyframes, KeepBootAndTheNewestWhateverTheyTake)
{
    Keyframes keyframes;
    keyframes.set_budget(1);

    most_bytes(keyframes, crowd(1'000), 100, Keyframes::first_spacing);

    EXPECT_EQ(keyframes.size(), 2u);
    EXPECT_EQ(keyframes.at_or_before(SimTime{}).machine.now, SimTime{});
    EXPECT_GE(keyframes.at_or_before(never).machine.now, SimTime{30ms});
}

TEST(Keyframes, NoticeAStateThatIsNotTheOneOfTheirInstant)
{
    Keyframes keyframes;
    Machine machine = crowd(10);
    keyframes.keep({machine, 0, nullptr});
    machine.now = SimTime{5ms};
    machine.reported = 40'000;
    keyframes.keep({machine, 0, nullptr});

    EXPECT_FALSE(keyframes.contradict(machine, 0));
    machine.tasks[3].utime.value = 1;
    EXPECT_TRUE(keyframes.contradict(machine, 0));
    EXPECT_FALSE(keyframes.contradict(machine, 1)) << "another command has been given: a state of its own";
    machine.now += 1ns;
    EXPECT_FALSE(keyframes.contradict(machine, 0));
}

}
