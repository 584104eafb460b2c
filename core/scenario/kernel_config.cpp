// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

namespace tickscope {

/// sched_init_granularity(), with what the scenario says instead.
static SchedTunables sched_tunables(SchedSpec const& spec, SchedFeatures const& features, std::size_t online)
{
    SchedTunables const plain = scaled_tunables(features, online);
    SchedTunables tunables;
    tunables.latency = spec.latency.value_or(plain.latency);
    tunables.min_granularity = spec.min_granularity.value_or(plain.min_granularity);
    tunables.wakeup_granularity = spec.wakeup_granularity.value_or(plain.wakeup_granularity);
    tunables.rt_period = spec.rt_period.value_or(plain.rt_period);
    tunables.compat_yield = spec.compat_yield;
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
    config.scheduler = kernel.scheduler;
    config.tick_phase = config.sched_features().tick_skew ? machine.ticks : TickPhase::Aligned;
    config.preempt = machine.preempt;
    config.nohz = machine.nohz;
    config.topology = machine.topology;
    config.sched =
        sched_tunables(kernel.sched, config.sched_features(), machine.online ? machine.online->size() : machine.cpus);
    config.costs = kernel.costs;
    config.timer_slack = kernel.timer_slack;
    return config;
}

}
