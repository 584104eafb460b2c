// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/burst.h"

#include <algorithm>

namespace tickscope {

namespace {

struct Segment {
    Nanos ran{};
    Nanos overhead{};
};

}

// What the time since burst_start went to: bookkeeping first, the rest to whoever is current.
static Segment unbooked(Machine const& machine, Cpu const& cpu)
{
    Nanos const elapsed = machine.now - cpu.burst_start;
    Nanos const ahead = std::max(Nanos::zero(), cpu.busy_until - machine.now);
    Nanos const overhead = std::clamp(cpu.unbooked_overhead - ahead, Nanos::zero(), elapsed);
    return {elapsed - overhead, overhead};
}

static void book(Kernel& k, Cpu& cpu)
{
    auto const [ran, overhead] = unbooked(k.machine, cpu);
    cpu.overhead += overhead;
    cpu.unbooked_overhead -= overhead;
    cpu.burst_start = k.machine.now;
    if (!cpu.rq.curr) {
        cpu.idle += cpu.online ? ran : Nanos::zero();
        return;
    }
    Task& task = k.task(*cpu.rq.curr);
    (task.mode == CpuMode::User ? task.true_user : task.true_system) += ran;
    (task.mode == CpuMode::User ? cpu.user : cpu.system) += ran;
    task.program.remaining = std::max(Nanos::zero(), task.program.remaining - ran);
}

static void disarm(Kernel& k, Cpu& cpu)
{
    if (cpu.burst_handle == TreeLinks::none)
        return;
    k.machine.burst_ends.cancel(cpu.burst_handle);
    cpu.burst_handle = TreeLinks::none;
}

void pause_burst(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    if (cpu.burst_paused)
        return;
    book(k, cpu);
    disarm(k, cpu);
    cpu.burst_paused = true;
    cpu.burst_end = never;
    if (cpu.rq.curr)
        --k.machine.busy_cpus;
}

void resume_burst(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    if (!cpu.burst_paused)
        return;
    cpu.burst_paused = false;
    cpu.burst_start = k.machine.now;
    if (!cpu.rq.curr)
        return;
    ++k.machine.busy_cpus;
    Nanos const remaining = k.task(*cpu.rq.curr).program.remaining;
    if (remaining == Nanos::zero()) {
        k.machine.pending_cpus.set(id);  // its program goes on in this very instant
        return;
    }
    cpu.burst_end = std::max(k.machine.now, cpu.busy_until) + remaining;
    arm_burst_end(k, id);
}

void arm_burst_end(Kernel& k, CpuId id)
{
    Cpu& cpu = k.cpu_at(id);
    if (cpu.burst_end > cpu.next_tick || cpu.burst_handle != TreeLinks::none || cpu.burst_end == never)
        return;
    cpu.burst_handle = k.machine.burst_ends.schedule({cpu.burst_end, id, DueKind::Wakeup, 0, 0});
}

void charge_overhead(Kernel& k, CpuId id, Nanos cost)
{
    if (cost == Nanos::zero())
        return;
    Cpu& cpu = k.cpu_at(id);
    cpu.busy_until = std::max(k.machine.now, cpu.busy_until) + cost;
    cpu.unbooked_overhead += cost;
    if (cpu.burst_end == never)
        return;
    disarm(k, cpu);
    cpu.burst_end += cost;
    arm_burst_end(k, id);
}

CpuTimes peek_cpu_times(Machine const& machine, CpuId id)
{
    Cpu const& cpu = machine.cpus[index_of(id)];
    CpuTimes times{cpu.user, cpu.system, cpu.idle, cpu.overhead};
    auto const [ran, overhead] = unbooked(machine, cpu);
    times.overhead += overhead;
    if (cpu.rq.curr)
        (machine.tasks[index_of(*cpu.rq.curr)].mode == CpuMode::User ? times.user : times.system) += ran;
    else if (cpu.online)
        times.idle += ran;
    return times;
}

TrueTimes peek_true_times(Machine const& machine, TaskId id)
{
    Task const& task = machine.tasks[index_of(id)];
    TrueTimes times{task.true_user, task.true_system};
    Cpu const& cpu = machine.cpus[index_of(task.cpu)];
    if (cpu.rq.curr == id)
        (task.mode == CpuMode::User ? times.user : times.system) += unbooked(machine, cpu).ran;
    return times;
}

}
