// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/boot.h"

#include "core/engine/run_program.h"
#include "core/engine/syscalls.h"
#include "core/kernel/fork.h"
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/hrtimer.h"
#include "core/kernel/rlimit.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/tick.h"

#include <algorithm>

namespace tickscope {

static void bring_up_cpus(Machine& machine, MachineSpec const& spec)
{
    CpuMask const possible = CpuMask::first(spec.cpus);
    machine.affinities = {possible};
    machine.online = spec.online ? mask_of(spec.online) : possible;
    machine.active = machine.online;
    machine.cpus.resize(spec.cpus);
    for (std::uint32_t i = 0; i < spec.cpus; ++i) {
        machine.cpus[i].id = static_cast<CpuId>(i);
        machine.cpus[i].online = machine.cpus[i].active = machine.online.test(static_cast<CpuId>(i));
    }
}

static std::uint32_t next_instance(Machine& machine, Tgid group, std::uint32_t spec)
{
    auto const key = [](SpawnCount const& row) { return std::pair{row.group, row.spec}; };
    auto const at = std::lower_bound(machine.spawned.begin(), machine.spawned.end(), std::pair{group, spec},
                                     [key](SpawnCount const& row, auto const& wanted) { return key(row) < wanted; });
    if (at != machine.spawned.end() && key(*at) == std::pair{group, spec})
        return at->count++;
    machine.spawned.insert(at, {group, spec, 1});
    return 0;
}

static std::uint32_t next_fork(Machine& machine, std::uint32_t process)
{
    if (machine.forked.size() <= process)
        machine.forked.resize(process + 1);
    return machine.forked[process]++;
}

static void set_initial_policy(Kernel& k, TaskId id, ThreadSpec const& spec)
{
    if (spec.policy)
        sched_setscheduler(k, id, *spec.policy, spec.priority);
    if (spec.nice)
        set_user_nice(k, id, *spec.nice);
}

// A child has its parent's handlers and mask until its plan says otherwise.
static void inherit_signals(Kernel& k, Tgid child, Maybe<TaskId> parent)
{
    if (!parent)
        return;
    ThreadGroup const& from = k.group(k.task(*parent).tgid);
    k.group(child).ignored = from.ignored;
    k.task(k.group(child).leader).signals.blocked = k.task(*parent).signals.blocked;
    std::vector<SignalHandler> const handlers = k.machine.signals.handlers;
    for (SignalHandler const& handler : handlers)
        if (handler.group == from.id)
            do_sigaction(k, child, handler.sig,
                         {SignalAction::Handler, handler.program, handler.restart, handler.nodefer});
}

void refuse_impossible_affinity(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    if (!(k.machine.affinities[task.affinity] & k.machine.online).empty())
        return;
    k.report(traced::Warning{WarningSite::AffinityBroken, id, task.affinity});
    task.affinity = 0;
}

static void apply_plan(Kernel& k, World const& world, TaskId id, ThreadPlan const& plan)
{
    if (plan.spec.cpus)
        k.task(id).affinity = affinity_of(k.machine, plan.spec.cpus->mask());
    refuse_impossible_affinity(k, id);
    set_initial_policy(k, id, plan.spec);
    start_program(k, world, id, plan.program);
}

static void apply_plan(Kernel& k, Tgid tgid, ProcessPlan const& plan)
{
    for (SignalPlan const& signal : plan.signals) {
        SignalAction const action = signal.kind == Disposition::Kind::Default ? SignalAction::Default
            : signal.kind == Disposition::Kind::Ignore                        ? SignalAction::Ignore
                                                                              : SignalAction::Handler;
        do_sigaction(k, tgid, signal.signal, {action, signal.program, signal.restart, signal.nodefer});
    }
    if (plan.spec.rlimit_cpu != Rlimit{})
        set_rlimit_cpu(k, tgid, plan.spec.rlimit_cpu);
    if (plan.spec.rlimit_rttime != Rlimit{})
        set_rlimit_rttime(k, tgid, plan.spec.rlimit_rttime);
}

// The threads of a process just made: its leader is there, the others are cloned. `each` sees every one.
template<class Each>
static void make_threads(Kernel& k, World const& world, Tgid tgid, ProcessPlan const& plan, Each each)
{
    TaskId const leader = k.group(tgid).leader;
    bool first = true;
    for (std::uint32_t const number : plan.threads)
        for (std::uint32_t i = 0; i < world.threads[number].spec.count; ++i) {
            k.stop_point();
            std::uint32_t const instance = next_instance(k.machine, tgid, number);
            TaskId const task = first ? leader : clone_thread(k, tgid, leader, {number, instance});
            first = false;
            each(task, world.threads[number]);
        }
}

Tgid make_process(Kernel& k, World const& world, std::uint32_t process, SimTime start)
{
    ProcessPlan const& plan = world.processes[process];
    Maybe<Tgid> parent;
    if (auto const number = process_called(world, plan.spec.parent))
        parent = newest_process(k.machine, *number);
    Tgid const tgid = fork_process(k, parent ? *parent : Tgid{0}, {process, next_fork(k.machine, process)},
                                   {plan.threads.front(), 0});
    make_threads(k, world, tgid, plan, [&](TaskId task, ThreadPlan const& thread) {
        sched_fork(k, {}, task);
        apply_plan(k, world, task, thread);
        if (thread.spec.start_cpu)
            k.task(task).start_cpu = static_cast<CpuId>(*thread.spec.start_cpu);
        start_sleeper(k, start, CpuId{0}, k.task(task));
    });
    apply_plan(k, tgid, plan);
    return tgid;
}

Tgid fork_planned(Kernel& k, World const& world, std::uint32_t process, Maybe<TaskId> parent)
{
    ProcessPlan const& plan = world.processes[process];
    Tgid const parent_group = parent ? k.task(*parent).tgid : Tgid{0};
    Tgid const tgid =
        fork_process(k, parent_group, {process, next_fork(k.machine, process)}, {plan.threads.front(), 0});
    inherit_signals(k, tgid, parent);
    apply_plan(k, tgid, plan);
    make_threads(k, world, tgid, plan, [&](TaskId task, ThreadPlan const& thread) {
        sched_fork(k, parent, task);
        apply_plan(k, world, task, thread);
        wake_up_new_task(k, parent, task);
    });
    return tgid;
}

TaskId spawn_planned(Kernel& k, World const& world, std::uint32_t thread, TaskId creator)
{
    Tgid const tgid = k.task(creator).tgid;
    ThreadPlan const& plan = world.threads[thread];
    TaskId last = creator;
    for (std::uint32_t i = 0; i < plan.spec.count; ++i) {
        k.stop_point();
        TaskId const task = clone_thread(k, tgid, creator, {thread, next_instance(k.machine, tgid, thread)});
        sched_fork(k, creator, task);
        apply_plan(k, world, task, plan);
        wake_up_new_task(k, creator, task);
        last = task;
    }
    return last;
}

static HpetSettings hpet_settings(RtcSpec const& spec)
{
    HpetSettings settings{.rtc_seconds = parse_rtc_time(spec.time).value_or(0),
                          .hz = spec.hpet_hz,
                          .counter = static_cast<std::uint32_t>(spec.counter),
                          .word = spec.word,
                          .update_irq = spec.update_irq,
                          .alarm = parse_rtc_alarm(spec.alarm),
                          .periodic_hz = spec.periodic_hz};
    for (RtcSpec::HoldOff const& held : spec.hold_off)
        settings.hold_offs.push_back({held.from, held.from + held.length});
    return settings;
}

void boot(Kernel& k, World const& world)
{
    Machine& machine = k.machine;
    machine.config = kernel_config(world.scenario);
    machine.random_state = world.scenario.seed;
    machine.sync.objects.resize(world.sync_objects_at_boot);
    bring_up_cpus(machine, world.scenario.machine);
    sched_init(k);
    tick_init(k);
    make_init(k);
    if (world.scenario.rtc)
        hpet_boot(k, hpet_settings(*world.scenario.rtc));
    for (std::uint32_t const process : world.at_boot)
        make_process(k, world, process, SimTime{world.processes[process].spec.start});
}

}
