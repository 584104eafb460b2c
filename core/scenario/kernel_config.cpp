// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

#include <algorithm>
#include <bit>

namespace tickscope {

/// sched_init_granularity(): the more CPUs are online at boot, the longer the periods, up to a bound.
static SchedTunables sched_tunables(SchedSpec const& spec, std::size_t online)
{
    SchedTunables const plain;
    auto const factor = static_cast<std::int64_t>(std::bit_width(std::max<std::size_t>(online, 1)));
    constexpr Nanos longest{200'000'000};
    SchedTunables tunables;
    tunables.latency = spec.latency.value_or(std::min(plain.latency * factor, longest));
    tunables.min_granularity = spec.min_granularity.value_or(std::min(plain.min_granularity * factor, longest));
    tunables.wakeup_granularity = spec.wakeup_granularity.value_or(plain.wakeup_granularity * factor);
    tunables.rt_period = spec.rt_period.value_or(plain.rt_period);
    tunables.rt_runtime = spec.rt_runtime.value_or(plain.rt_runtime);
    return tunables;
}

KernelConfig kernel_config(Scenario const& scenario)
{
    MachineSpec const& machine = scenario.machine;
    KernelSpec const& kernel = scenario.kernel;
    KernelConfig config;
    config.fixes = kernel.fixes;
    config.later_fixes = kernel.later_fixes;
    config.accounting = kernel.accounting;
    config.hz = machine.hz;
    config.tick_nsec =
        machine.x86_tick_nsec ? x86_tick_nsec(machine.hz) : static_cast<std::uint64_t>(config.tick_period().count());
    config.tick_phase = machine.ticks;
    config.preempt = machine.preempt;
    config.nohz = machine.nohz;
    config.topology = machine.topology;
    config.sched = sched_tunables(kernel.sched, machine.online ? machine.online->size() : machine.cpus);
    config.costs = kernel.costs;
    return config;
}

}
