// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/cpu_hotplug.h"

#include "core/kernel/burst.h"
#include "core/kernel/sched.h"
#include "core/kernel/tick.h"

#include <fmt/format.h>

namespace tickscope {

namespace {

// What happens while one lives happens on another CPU.
class OnCpu {
public:
    OnCpu(Kernel& kernel, CpuId cpu)
        : m_kernel{kernel}
        , m_before{kernel.cpu}
    {
        kernel.cpu = cpu;
    }
    ~OnCpu() { m_kernel.cpu = m_before; }
    OnCpu(OnCpu const&) = delete;
    OnCpu& operator=(OnCpu const&) = delete;

private:
    Kernel& m_kernel;
    CpuId m_before;
};

enum class OfflineStep : std::uint8_t { Inactive, NotOnline, TasksMoved, Dead };

}

static std::uint64_t report_step(Kernel& k, CpuId cpu, OfflineStep step)
{
    return k.report(traced::CpuhpOffline{cpu, static_cast<std::uint8_t>(step)});
}

static CpuMask online_after_requests(Machine const& machine)
{
    CpuMask online = machine.online;
    for (HotplugRequest const& request : machine.hotplug.requests) {
        if (request.way == HotplugDirection::Up)
            online.set(request.cpu);
        else
            online.clear(request.cpu);
    }
    return online;
}

static tl::unexpected<Error> refuse(Kernel& k, CpuId cpu, std::string_view why)
{
    k.report(traced::Warning{WarningSite::CpuOfflineRefused, {}, index_of(cpu)});
    ++k.machine.counters.warnings;
    return failure(fmt::format("CPU {} {}", index_of(cpu), why));
}

static void request(Kernel& k, CpuId cpu, HotplugDirection way)
{
    k.machine.hotplug.requests.push_back({cpu, way, k.cause});
}

Result<void> cpu_down(Kernel& k, CpuId cpu)
{
    CpuMask const online = online_after_requests(k.machine);
    if (!online.test(cpu))
        return refuse(k, cpu, "is not online");
    if (cpu == CpuId{0})
        return refuse(k, cpu, "cannot go offline: this kernel boots on it");
    if (online.weight() == 1)
        return refuse(k, cpu, "cannot go offline: it is the last one");
    request(k, cpu, HotplugDirection::Down);
    return {};
}

Result<void> cpu_up(Kernel& k, CpuId cpu)
{
    if (index_of(cpu) >= k.machine.cpus.size())
        return failure(fmt::format("there is no CPU {}", index_of(cpu)));
    if (online_after_requests(k.machine).test(cpu))
        return failure(fmt::format("CPU {} is online", index_of(cpu)));
    request(k, cpu, HotplugDirection::Up);
    return {};
}

void deactivate_cpu(Kernel& k, CpuId cpu)
{
    k.cpu_at(cpu).active = false;
    k.machine.active.clear(cpu);
}

// An RCU-sched grace period: every ticking CPU has had a tick since the CPU became inactive.
static bool grace_period_over(Machine& machine)
{
    CpuHotplug& hotplug = machine.hotplug;
    TickRing const& ring = machine.ticks;
    for (Maybe<CpuId> cpu = ring.ticking.next_from(hotplug.waits_for); cpu;
         cpu = ring.ticking.next_from(hotplug.waits_for)) {
        if (machine.cpus[index_of(*cpu)].next_tick == ring.first_after(hotplug.inactive_since, *cpu)) {
            hotplug.waits_for = static_cast<std::uint32_t>(index_of(*cpu));
            return false;
        }
        hotplug.waits_for = static_cast<std::uint32_t>(index_of(*cpu)) + 1;
    }
    return true;
}

// tick_handover_do_timer(). A CPU whose tick is stopped is woken by stop_machine() and drops the duty when it idles
// again, so that the next CPU that ticks takes it.
static void tick_handover_do_timer(Kernel& k, CpuId dying)
{
    Machine& machine = k.machine;
    if (machine.do_timer_cpu != dying)
        return;
    machine.do_timer_cpu = machine.online.first_set();
    if (machine.do_timer_cpu && k.cpu_at(*machine.do_timer_cpu).tick_stopped)
        machine.do_timer_cpu.reset();
}

void take_cpu_down(Kernel& k, CpuId cpu)
{
    // stop_machine()'s thread runs there: an idle CPU leaves its idle loop for it.
    if (!k.rq(cpu).curr)
        tick_nohz_restart_sched_tick(k, cpu);
    pause_burst(k, cpu);
    k.cpu_at(cpu).online = false;
    k.machine.online.clear(cpu);
    resume_burst(k, cpu);
    tick_handover_do_timer(k, cpu);
}

void play_dead(Kernel& k, CpuId cpu)
{
    tick_nohz_stop_sched_tick(k, cpu);
    k.machine.ticks.ticking.clear(cpu);
    k.machine.pending_cpus.clear(cpu);
    k.cpu_at(cpu).playing_dead = true;
}

// Everything from stop_machine() on happens in one instant: nothing else runs meanwhile.
static void finish_cpu_down(Kernel& k, CpuId cpu)
{
    {
        OnCpu on{k, cpu};
        take_cpu_down(k, cpu);
        report_step(k, cpu, OfflineStep::NotOnline);
        set_rq_offline(k, cpu);
        sched_idle_next(k, cpu);
        play_dead(k, cpu);
    }
    OnCpu on{k, *k.machine.online.first_set()};
    migrate_live_tasks(k, cpu);
    rebuild_sched_domains(k);
    k.machine.hrtimers.migrate(cpu, k.cpu);
    report_step(k, cpu, OfflineStep::TasksMoved);
    report_step(k, cpu, OfflineStep::Dead);
}

static void start_tick(Kernel& k, CpuId id)
{
    Machine& machine = k.machine;
    machine.ticks.skip_rounds_before(machine.now);
    machine.ticks.ticking.set(id);
    k.cpu_at(id).next_tick = machine.ticks.first_after(machine.now, id);
}

static void _cpu_up(Kernel& k, CpuId id)
{
    OnCpu on{k, id};
    Cpu& cpu = k.cpu_at(id);
    pause_burst(k, id);
    cpu.online = cpu.active = true;
    k.machine.online.set(id);
    k.machine.active.set(id);
    resume_burst(k, id);
    cpu.playing_dead = cpu.tick_stopped = false;
    cpu.rq.idle_need_resched = false;
    tick_do_update_jiffies64(k);
    start_tick(k, id);
    set_rq_online(k, id);
    rebuild_sched_domains(k);
    CauseScope because{k, k.report(traced::CpuhpOnline{id})};
    if (!cpu.rq.curr)
        tick_nohz_stop_sched_tick(k, id);
}

// True when the request is done.
static bool _cpu_down(Kernel& k, CpuId cpu)
{
    CpuHotplug& hotplug = k.machine.hotplug;
    if (!hotplug.inactive) {
        deactivate_cpu(k, cpu);
        hotplug.inactive = true;
        hotplug.inactive_since = k.machine.now;
        hotplug.waits_for = 0;
        hotplug.requests.front().cause = report_step(k, cpu, OfflineStep::Inactive);
        k.cause = hotplug.requests.front().cause;
    }
    if (!grace_period_over(k.machine))
        return false;
    hotplug.inactive = false;
    finish_cpu_down(k, cpu);
    return true;
}

void cpu_hotplug_step(Kernel& k)
{
    std::vector<HotplugRequest>& requests = k.machine.hotplug.requests;
    while (!requests.empty()) {
        HotplugRequest const request = requests.front();
        CauseScope because{k, request.cause};
        if (request.way == HotplugDirection::Up)
            _cpu_up(k, request.cpu);
        else if (!_cpu_down(k, request.cpu))
            return;
        requests.erase(requests.begin());
    }
}

}
