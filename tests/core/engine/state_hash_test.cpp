// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/state_hash.h"

#include <gtest/gtest.h>

namespace tickscope {

static Machine small_machine()
{
    Machine machine;
    machine.cpus.resize(2);
    machine.online = CpuMask::first(2);
    machine.tasks.resize(3);
    machine.groups.resize(1);
    machine.hrtimers.schedule({SimTime{Nanos{5}}, CpuId{0}, DueKind::Wakeup, 0, 1});
    return machine;
}

TEST(StateHash, IsEqualForEqualMachines)
{
    Machine const machine = small_machine();

    EXPECT_EQ(state_hash(machine), state_hash(Machine{machine}));
}

TEST(StateHash, TellsASmallChangeAnywhere)
{
    std::uint64_t const before = state_hash(small_machine());
    std::vector<void (*)(Machine&)> const changes{
        [](Machine& m) { m.now += Nanos{1}; },
        [](Machine& m) { m.config.fixes.set(Fix::DeadTaskStats, false); },
        [](Machine& m) { m.cpus[1].rq.rt.throttled = true; },
        [](Machine& m) { m.online.clear(CpuId{1}); },
        [](Machine& m) { m.tasks[2].cpu_timers[1].size = 1; },
        [](Machine& m) { m.groups[0].it_prof.incr = Cputime{1}; },
        [](Machine& m) { m.nohz.load_balancer = CpuId{0}; },
        [](Machine& m) { m.hrtimers.pop(); },
        [](Machine& m) { m.signals.counts.push_back({}); },
    };

    for (std::size_t i = 0; i < changes.size(); ++i) {
        SCOPED_TRACE(i);
        Machine machine = small_machine();
        changes[i](machine);
        EXPECT_NE(state_hash(machine), before);
    }
}

}
