// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rt_bandwidth.h"

#include "core/kernel/sched.h"
#include "core/kernel/sched_rt.h"

#include <algorithm>

namespace tickscope {

static bool rt_bandwidth_enabled(Kernel const& k) { return k.config().sched.rt_runtime >= Nanos::zero(); }

static void arm_period_timer(Kernel& k)
{
    Nanos const period = k.config().sched.rt_period;
    Nanos const since_boot = k.machine.now.time_since_epoch();
    SimTime const next{(since_boot / period + 1) * period};
    k.machine.hrtimers.schedule({next, CpuId{0}, DueKind::RtPeriod, 0});
    k.machine.rt_timer_armed = true;
}

void start_rt_bandwidth(Kernel& k)
{
    if (rt_bandwidth_enabled(k) && !k.machine.rt_timer_armed)
        arm_period_timer(k);
}

// do_balance_runtime(): what other CPUs have to spare is lent, an equal part of each, up to a whole period.
static void do_balance_runtime(Kernel& k, CpuId borrower)
{
    RtRunqueue& rt = k.rq(borrower).rt;
    Nanos const period = k.config().sched.rt_period;
    auto const cpus = static_cast<std::int64_t>(k.machine.online.weight());
    for (CpuId const cpu : k.machine.online) {
        RtRunqueue& lender = k.rq(cpu).rt;
        if (cpu == borrower || lender.rt_runtime == runtime_inf)
            continue;
        Nanos const spare = lender.rt_runtime - lender.rt_time;
        if (spare <= Nanos::zero())
            continue;
        Nanos const lent = std::min(spare / cpus, period - rt.rt_runtime);
        lender.rt_runtime -= lent;
        rt.rt_runtime += lent;
        if (rt.rt_runtime == period)
            return;
    }
}

static void balance_runtime(Kernel& k, CpuId cpu)
{
    RtRunqueue const& rt = k.rq(cpu).rt;
    if (rt.rt_time > rt.rt_runtime)
        do_balance_runtime(k, cpu);
}

static bool sched_rt_runtime_exceeded(Kernel& k, CpuId cpu)
{
    RtRunqueue& rt = k.rq(cpu).rt;
    if (rt.throttled)
        return true;
    if (rt.rt_runtime >= k.config().sched.rt_period)
        return false;
    balance_runtime(k, cpu);
    if (rt.rt_time <= rt.rt_runtime)
        return false;
    rt.throttled = true;
    k.report(traced::Warning{WarningSite::RtThrottled, k.rq(cpu).curr, static_cast<std::uint64_t>(rt.rt_time.count())});
    return true;
}

bool charge_rt_bandwidth(Kernel& k, CpuId cpu, Nanos ran)
{
    RtRunqueue& rt = k.rq(cpu).rt;
    if (!rt_bandwidth_enabled(k) || rt.rt_runtime == runtime_inf)
        return false;
    rt.rt_time += ran;
    return sched_rt_runtime_exceeded(k, cpu);
}

// One CPU's part of do_sched_rt_period_timer(); whether it still needs the timer.
static bool refill(Kernel& k, CpuId cpu)
{
    Runqueue& rq = k.rq(cpu);
    RtRunqueue& rt = rq.rt;
    if (rt.rt_time == Nanos::zero())
        return rt.nr_running != 0;
    if (rt.throttled)
        balance_runtime(k, cpu);
    rt.rt_time -= std::min(rt.rt_time, rt.rt_runtime);
    if (rt.throttled && rt.rt_time < rt.rt_runtime) {
        rt.throttled = false;
        if (rt.nr_running != 0)
            resched_cpu(k, cpu);
    }
    return rt.rt_time != Nanos::zero() || rt.nr_running != 0;
}

void sched_rt_period_timer(Kernel& k)
{
    k.machine.rt_timer_armed = false;
    if (!rt_bandwidth_enabled(k))
        return;
    bool needed = false;
    for (CpuId const cpu : k.machine.online)
        needed = refill(k, cpu) || needed;
    if (needed)
        arm_period_timer(k);
}

// __disable_runtime(): what was borrowed goes back, what was lent is called in.
static void disable_runtime(Kernel& k, CpuId cpu)
{
    RtRunqueue& rt = k.rq(cpu).rt;
    if (rt.rt_runtime == runtime_inf)
        return;
    Nanos want = k.config().sched.rt_runtime - rt.rt_runtime;
    for (CpuId const other : k.machine.online) {
        RtRunqueue& iter = k.rq(other).rt;
        if (want == Nanos::zero())
            break;
        if (other == cpu || iter.rt_runtime == runtime_inf)
            continue;
        Nanos const taken = std::min(iter.rt_runtime, want);
        iter.rt_runtime -= taken;
        want -= taken;
    }
    rt.rt_runtime = runtime_inf;
}

// update_sysctl(), of rq_offline_fair() and rq_online_fair(): the CPU's own bit in the online mask has changed already.
static void update_sysctl(Kernel& k, std::size_t before)
{
    KernelConfig& config = k.machine.config;
    if (config.sched_features().scales_at_hotplug)
        config.sched = rescaled_tunables(config.sched, before, k.machine.online.weight());
}

void set_rq_offline(Kernel& k, CpuId cpu)
{
    update_sysctl(k, k.machine.online.weight() + 1);
    k.machine.rt_overloaded.clear(cpu);
    if (rt_bandwidth_enabled(k))
        disable_runtime(k, cpu);
}

void set_rq_online(Kernel& k, CpuId cpu)
{
    update_sysctl(k, k.machine.online.weight() - 1);
    RtRunqueue& rt = k.rq(cpu).rt;
    if (rt.nr_running > 1)
        k.machine.rt_overloaded.set(cpu);
    rt.rt_runtime = k.config().sched.rt_runtime;
    rt.rt_time = Nanos::zero();
    rt.throttled = false;
}

}
