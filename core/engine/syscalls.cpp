// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/syscalls.h"

#include "core/base/verify.h"
#include "core/engine/boot.h"
#include "core/engine/draw.h"
#include "core/kernel/exit.h"
#include "core/kernel/hrtimer.h"
#include "core/kernel/itimer.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/resource_usage.h"
#include "core/kernel/rlimit.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/wait_queue.h"

#include <algorithm>

namespace tickscope {

Maybe<Tgid> newest_process(Machine const& machine, std::uint32_t spec)
{
    for (std::size_t i = machine.groups.size(); i-- > 1;)
        if (machine.groups[i].spec == spec)
            return machine.groups[i].id;
    return {};
}

std::uint32_t affinity_of(Machine& machine, CpuMask const& mask)
{
    if (mask.empty())
        return 0;
    auto const known = std::find(machine.affinities.begin(), machine.affinities.end(), mask);
    auto const index = static_cast<std::uint32_t>(known - machine.affinities.begin());
    if (known == machine.affinities.end())
        machine.affinities.push_back(mask);
    return index;
}

static Instr const& current_op(World const& world, Task const& task)
{
    return world.programs[task.program.program].code[task.program.pc];
}

// The thread that is joined; none if it has begun to exit.
static Maybe<TaskId> joined_thread(Kernel& k, World const& world, Tgid group, instr::Join const& call)
{
    for (Maybe<TaskId> at = k.group(group).first_thread; at; at = k.task(*at).group_next) {
        Task const& task = k.task(*at);
        if (task.instance == call.instance && world.name_table.threads[task.spec].name == call.thread && !task.exiting)
            return at;
    }
    return {};
}

void leave_wait_queue(Kernel& k, World const& world, TaskId id)
{
    Task const& task = k.task(id);
    if (!task.in_wait_queue)
        return;
    Instr const& op = current_op(world, task);
    if (auto const* sync = std::get_if<instr::Sync>(&op))
        return remove_wait_queue(k, k.machine.sync.objects[sync->object].waiters, id);
    Maybe<TaskId> const joined = joined_thread(k, world, task.tgid, std::get<instr::Join>(op));
    VERIFY(joined);
    remove_wait_queue(k, k.task(*joined).joiners, id);
}

// It may have been woken for what it will not take any more: the next one is to have it.
static void pass_wakeup_on(Kernel& k, World const& world, TaskId id)
{
    Task const& task = k.task(id);
    auto const* sync = std::get_if<instr::Sync>(&current_op(world, task));
    if (sync && task.program.stage == OpStage::Waiting)
        wake_up(k, k.machine.sync.objects[sync->object].waiters, WakeKind::Plain);
}

// What is left of do_exit() once everybody has been told is system time, if it is to cost any.
static void begin_exit_tail(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    task.program.remaining = k.config().costs.exit;
    if (k.config().costs.exit == Nanos::zero() || task.mode == CpuMode::System)
        return;
    task.mode = CpuMode::System;
    k.report(traced::Mode{id, CpuMode::System});
}

void exit_thread(Kernel& k, World const& world, TaskId id, std::int32_t code)
{
    if (k.task(id).in_wait_queue)
        leave_wait_queue(k, world, id);
    else
        pass_wakeup_on(k, world, id);
    do_exit(k, id, code);
    wake_up_all(k, k.task(id).joiners);
    begin_exit_tail(k, id);
}

void exit_process(Kernel& k, World const& world, TaskId id, std::int32_t code, std::uint8_t signal)
{
    do_group_exit(k, id, code, signal);
    exit_thread(k, world, id, code);
}

namespace {

/// Carries out one instruction in the context of one thread.
class Call {
public:
    Call(Kernel& kernel, World const& world, TaskId id)
        : k{kernel}
        , m_world{world}
        , m_id{id}
    {
    }

    OpResult operator()(instr::Sleep const& sleep)
    {
        if (fresh())
            return sleep_until(k.machine.now + draw(sleep.length, k.machine.random_state));
        return sleep_until(state().wake_at);
    }
    OpResult operator()(instr::Until const& until)
    {
        return sleep_until(fresh() ? next_phase(until.offset) : state().wake_at);
    }
    OpResult operator()(op::Yield const&)
    {
        sched_yield(k, m_id);
        return OpResult::Yielded;
    }

    OpResult operator()(op::Setitimer const& call)
    {
        do_setitimer(k, group(), call.which, {to_timeval(call.value), to_timeval(call.interval)});
        return OpResult::Done;
    }
    OpResult operator()(op::Getitimer const& call)
    {
        do_getitimer(k, group(), call.which, m_id);
        return OpResult::Done;
    }
    OpResult operator()(instr::TimerCreate const& call)
    {
        TimerSpec spec;
        spec.name = call.name;
        spec.scope = call.clock.scope;
        spec.clock = call.clock.kind;
        if (!call.clock.process.empty())
            spec.target_group = newest_process(k.machine, call.target);
        spec.notify = call.notify;
        spec.signal = call.signal;
        timer_create(k, m_id, spec);
        return OpResult::Done;
    }
    OpResult operator()(instr::TimerSettime const& call)
    {
        if (auto const timer = find_timer(k.machine, group(), call.name))
            timer_settime(k, *timer, call.absolute ? TimerExpiry::Absolute : TimerExpiry::Relative,
                          {to_timespec(call.value), to_timespec(call.interval)});
        return OpResult::Done;
    }
    OpResult operator()(instr::TimerGettime const& call)
    {
        if (auto const timer = find_timer(k.machine, group(), call.name))
            timer_gettime(k, *timer);
        return OpResult::Done;
    }
    OpResult operator()(instr::TimerDelete const& call)
    {
        if (auto const timer = find_timer(k.machine, group(), call.name))
            timer_delete(k, *timer);
        return OpResult::Done;
    }
    OpResult operator()(instr::ClockGettime const& call)
    {
        if (call.clock.scope == TimerScope::Thread)
            thread_clock_gettime(k, m_id, m_id, call.clock.kind);
        else if (call.clock.process.empty())
            process_clock_gettime(k, m_id, group(), call.clock.kind);
        else if (auto const target = newest_process(k.machine, call.target))
            process_clock_gettime(k, m_id, *target, call.clock.kind);
        return OpResult::Done;
    }
    OpResult operator()(op::Getrusage const& call)
    {
        if (call.who == RusageWho::Times)
            times(k, m_id);
        else
            getrusage(k, m_id, call.who);
        return OpResult::Done;
    }
    OpResult operator()(op::SetrlimitCpu const& call)
    {
        set_rlimit_cpu(k, group(), call.limit);
        return OpResult::Done;
    }

    OpResult operator()(op::SchedSetscheduler const& call)
    {
        sched_setscheduler(k, m_id, call.policy, call.priority);
        return OpResult::Done;
    }
    OpResult operator()(op::Nice const& call)
    {
        set_user_nice(k, m_id, call.value);
        return OpResult::Done;
    }
    OpResult operator()(instr::Setaffinity const& call)
    {
        set_cpus_allowed(k, m_id, affinity_of(k.machine, mask_of(call.cpus)));
        return OpResult::Done;
    }

    OpResult operator()(instr::Sigaction const& call)
    {
        SignalAction const action = call.kind == Disposition::Kind::Default ? SignalAction::Default
            : call.kind == Disposition::Kind::Ignore                        ? SignalAction::Ignore
                                                                            : SignalAction::Handler;
        do_sigaction(k, group(), call.signal, action, call.program);
        return OpResult::Done;
    }
    OpResult operator()(op::Sigprocmask const& call)
    {
        SignalSet set = 0;
        for (int const signal : call.signals)
            set |= signal_bit(signal);
        MaskHow const how = call.how == MaskChange::Block ? MaskHow::Block
            : call.how == MaskChange::Unblock             ? MaskHow::Unblock
                                                          : MaskHow::Set;
        sigprocmask(k, m_id, how, set);
        return OpResult::Done;
    }
    OpResult operator()(instr::Kill const& call)
    {
        if (auto const target = newest_process(k.machine, call.process))
            kill_process(k, *target, call.signal, m_id);
        return OpResult::Done;
    }
    OpResult operator()(op::Pause const&)
    {
        if (fresh())
            state().signalled = false;
        else if (state().signalled)
            return OpResult::Done;
        return block();
    }

    OpResult operator()(instr::Spawn const& call)
    {
        spawn_planned(k, m_world, call.thread, m_id);
        return OpResult::Done;
    }
    OpResult operator()(instr::Fork const& call)
    {
        fork_planned(k, m_world, call.process, m_id);
        return OpResult::Done;
    }
    OpResult operator()(op::Wait const&)
    {
        return do_wait(k, m_id) == WaitOutcome::MustSleep ? block() : OpResult::Done;
    }
    OpResult operator()(instr::Join const& call)
    {
        Maybe<TaskId> const joined = joined_thread(k, m_world, group(), call);
        return joined ? wait_in(k.task(*joined).joiners) : OpResult::Done;
    }
    OpResult operator()(instr::Sync const& call)
    {
        SyncObject& object = k.machine.sync.objects[call.object];
        switch (call.call) {
        case instr::SyncCall::Lock:
            return lock(object);
        case instr::SyncCall::Unlock:
            return unlock(object);
        case instr::SyncCall::Acquire:
        case instr::SyncCall::Read:
            return take(object);
        case instr::SyncCall::Post:
            return give(object, WakeKind::Plain);
        case instr::SyncCall::Write:
            return give(object, WakeKind::Sync);
        }
        return OpResult::Done;
    }

    OpResult operator()(op::Exit const& call)
    {
        exit_thread(k, m_world, m_id, call.code);
        return OpResult::Exited;
    }
    OpResult operator()(op::ExitGroup const& call)
    {
        exit_process(k, m_world, m_id, call.code, 0);
        return OpResult::Exited;
    }

    // These are the program's own; run_program.cpp carries them out.
    OpResult operator()(instr::Burst const&) { return OpResult::Jumped; }
    OpResult operator()(instr::LoopStart const&) { return OpResult::Jumped; }
    OpResult operator()(instr::LoopEnd const&) { return OpResult::Jumped; }
    OpResult operator()(instr::HandlerReturn const&) { return OpResult::Jumped; }

private:
    Task& task() { return k.task(m_id); }
    ProgramState& state() { return task().program; }
    Tgid group() { return task().tgid; }
    bool fresh() { return state().stage == OpStage::Fresh; }

    OpResult block()
    {
        state().stage = OpStage::Waiting;
        task().state = TaskState::Sleeping;
        return OpResult::Blocked;
    }

    // hrtimer_nanosleep(): woken by a signal before its time it sleeps on afterwards.
    OpResult sleep_until(SimTime wake_at)
    {
        if (k.machine.now >= wake_at)
            return OpResult::Done;
        state().wake_at = wake_at;
        if (task().hrtimer == TreeLinks::none)
            start_sleeper(k, wake_at, task().cpu, task());
        return block();
    }

    SimTime next_phase(Nanos offset)
    {
        TickRing const& ring = k.machine.ticks;
        SimTime const last_tick = ring.first_after(k.machine.now - offset, task().cpu) - ring.period;
        SimTime const phase = last_tick + offset;
        return phase >= k.machine.now ? phase : phase + ring.period;
    }

    OpResult wait_in(WaitQueue& queue)
    {
        if (!task().in_wait_queue)
            add_wait_queue(k, queue, m_id);
        return block();
    }

    // A free mutex is whoever's comes first: one that was woken for it may find it taken again.
    OpResult lock(SyncObject& mutex)
    {
        if (mutex.owner)
            return wait_in(mutex.waiters);
        mutex.owner = m_id;
        remove_wait_queue(k, mutex.waiters, m_id);
        return OpResult::Done;
    }
    OpResult unlock(SyncObject& mutex)
    {
        if (!(mutex.owner == m_id))
            return OpResult::Done;
        mutex.owner.reset();
        wake_up(k, mutex.waiters, WakeKind::Plain);
        return OpResult::Done;
    }
    OpResult take(SyncObject& counted)
    {
        if (counted.count == 0)
            return wait_in(counted.waiters);
        --counted.count;
        remove_wait_queue(k, counted.waiters, m_id);
        return OpResult::Done;
    }
    OpResult give(SyncObject& counted, WakeKind kind)
    {
        ++counted.count;
        wake_up(k, counted.waiters, kind);
        return OpResult::Done;
    }

    Kernel& k;
    World const& m_world;
    TaskId m_id;
};

}

OpResult do_instruction(Kernel& k, World const& world, TaskId task, Instr const& instruction)
{
    return std::visit(Call{k, world, task}, instruction);
}

}
