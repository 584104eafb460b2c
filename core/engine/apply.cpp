// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/apply.h"

#include "core/engine/boot.h"
#include "core/engine/call.h"
#include "core/engine/find.h"
#include "core/engine/syscalls.h"
#include "core/kernel/burst.h"
#include "core/kernel/cpu_hotplug.h"
#include "core/kernel/errno.h"
#include "core/kernel/itimer.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/rlimit.h"
#include "core/kernel/rtc.h"
#include "core/kernel/sched.h"
#include "core/kernel/sched_stats.h"
#include "core/kernel/signal.h"

#include <algorithm>

namespace tickscope {

// What is left of the burst is let go of; a spin ends too, whatever it waits for.
static void end_burst_of(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    if (!task.program.in_burst)
        return;
    bool const runs = k.rq_of(task).curr == id;
    if (runs)
        pause_burst(k, task.cpu);
    task.program.remaining = Nanos::zero();
    task.program.burst_cut = true;
    if (runs)
        resume_burst(k, task.cpu);
}

namespace {

class Apply {
public:
    Apply(Kernel& kernel, std::shared_ptr<World const> world)
        : k{kernel}
        , m_world{std::move(world)}
    {
        k.outside = true;
    }

    std::shared_ptr<World const> world() const { return m_world; }

    void operator()(cmd::Offline const& command)
    {
        report({CommandKind::Offline, command.cpu, {}, 0});
        (void)cpu_down(k, command.cpu);  // a refusal is in the trace
    }
    void operator()(cmd::Online const& command)
    {
        report({CommandKind::Online, command.cpu, {}, 0});
        (void)cpu_up(k, command.cpu);  // a refusal is in the trace
    }
    void operator()(cmd::Kill const& command)
    {
        auto const sig = static_cast<std::uint64_t>(command.signal);
        if (command.process.empty()) {
            Maybe<TaskId> const id = thread(command.thread);
            report({CommandKind::Kill, {}, process_of(id), sig, id});
            return report_error(CallName::Kill, id ? kill_thread(k, *id, command.signal, {}) : -kernel_errno::esrch);
        }
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::Kill, {}, target, sig});
        report_error(CallName::Kill, target ? kill_process(k, *target, command.signal, {}) : -kernel_errno::esrch);
    }
    void operator()(cmd::ExitThread const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::ExitThread, {}, process_of(id), id ? index_of(*id) : 0});
        if (!id)
            return;
        k.task(*id).program.exit_wanted = true;
        if (!try_to_wake_up(k, *id, WakeKind::Plain))
            k.machine.pending_cpus.set(k.task(*id).cpu);
    }
    void operator()(cmd::Setitimer const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::Setitimer, {}, target, static_cast<std::uint64_t>(command.which)});
        if (lives(target))
            do_setitimer(k, *target, command.which, {to_timeval(command.value), to_timeval(command.interval)});
    }
    void operator()(cmd::SetrlimitCpu const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::SetRlimitCpu, {}, target, command.limit.soft});
        if (lives(target))
            set_rlimit_cpu(k, *target, command.limit);
    }
    void operator()(cmd::Renice const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::Renice, {}, process_of(id), static_cast<std::uint64_t>(command.nice)});
        if (id)
            set_user_nice(k, *id, command.nice);
    }
    void operator()(cmd::Setaffinity const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::Affinity, {}, process_of(id), 0});
        if (id)
            report_error(CallName::Setaffinity,
                         set_cpus_allowed(k, *id, affinity_of(k.machine, mask_of(command.cpus))));
    }
    void operator()(cmd::ReadClock const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::ReadClock, {}, target, 0});
        if (lives(target))
            read_clock_from_outside(k, *target);
    }
    void operator()(cmd::SampleTimer const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::SampleTimer, {}, target, 0});
        if (lives(target))
            thread_group_cputimer(k, *target);
    }
    void operator()(cmd::SetFixes const& command)
    {
        KernelConfig config = k.config();
        for (auto const& [fix, on] : command.fixes)
            config.fixes.set(fix, on);
        for (auto const& [fix, on] : command.later)
            config.later_fixes.set(fix, on);
        report({CommandKind::Fix, {}, {}, PackedFixes::pack(config.fixes, config.later_fixes)});
        switch_kernel_config(k, config);
    }
    void operator()(cmd::RtcAlarm const& command)
    {
        static constexpr std::uint64_t no_alarm = 86'400;
        auto const alarm = parse_rtc_alarm(command.time);
        report({CommandKind::Alarm, {}, {}, alarm ? second_of_day(*alarm) : no_alarm});
        (void)rtc_set_alarm(k, command.time);  // the reader refuses what could not be done, as it does below
    }
    void operator()(cmd::RtcUpdate const& command)
    {
        report({CommandKind::RtcUpdate, {}, {}, command.on});
        (void)cmos_update_irq_enable(k, command.on);
    }
    void operator()(cmd::RtcPeriodic const& command)
    {
        report({CommandKind::RtcPeriodic, {}, {}, command.hz});
        if (command.hz != 0)
            (void)cmos_irq_set_freq(k, command.hz);
        (void)cmos_irq_set_state(k, command.hz != 0);
    }
    void operator()(cmd::Run const& command)
    {
        RunPlan const plan = plan_of(*command.process);
        auto& objects = k.machine.sync.objects;
        objects.resize(std::max(objects.size(), plan.sync_objects));
        report({CommandKind::Run, {}, {}, plan.process});
        fork_planned(k, *m_world, plan.process, {});
    }

    void operator()(cmd::Spawn const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::Spawn, {}, target, 0});
        Maybe<TaskId> const creator = lives(target) ? living_thread(*target) : Maybe<TaskId>{};
        if (!creator)
            return report_error(CallName::Spawn, -kernel_errno::esrch);
        auto [world, number] = with_thread(*m_world, k.group(*target).spec, *command.thread);
        become(std::move(world));
        spawn_planned(k, *m_world, number, *creator);
    }
    void operator()(cmd::Program const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::Program, {}, process_of(id), 0, id});
        if (!id)
            return;
        auto [world, number] = with_program(*m_world, k.task(*id).spec, command.ops);
        become(std::move(world));
        k.task(*id).next_program = number;
        k.machine.pending_cpus.set(k.task(*id).cpu);
    }
    void operator()(cmd::EndBurst const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::EndBurst, {}, process_of(id), 0, id});
        if (id)
            end_burst_of(k, *id);
    }
    void operator()(cmd::SetScheduler const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::SetScheduler, {}, process_of(id), 0, id});
        if (id)
            sched_setscheduler(k, *id, command.policy, command.priority);
    }
    void operator()(cmd::TimerCreate const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::TimerCreate, {}, target, 0});
        Maybe<TaskId> const caller = lives(target) ? living_thread(*target) : Maybe<TaskId>{};
        if (!caller)
            return report_error(CallName::TimerCreate, -kernel_errno::esrch);
        auto [world, name] = with_timer(*m_world, command.timer.id);
        become(std::move(world));
        TimerSpec spec;
        spec.name = name;
        spec.scope = command.timer.clock.scope;
        spec.clock = command.timer.clock.kind;
        spec.notify = command.timer.notify;
        spec.signal = command.timer.signal;
        report_error(CallName::TimerCreate, timer_create(k, *caller, spec).error);
    }
    void operator()(cmd::TimerSettime const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::TimerSettime, {}, target, 0});
        Maybe<TimerId> const timer = timer_of(target, command.timer.id);
        if (!timer)
            return report_error(CallName::TimerSettime, -kernel_errno::einval);
        TimerExpiry const expiry = command.timer.absolute ? TimerExpiry::Absolute : TimerExpiry::Relative;
        Itimerspec const value{to_timespec(command.timer.value), to_timespec(command.timer.interval)};
        report_error(CallName::TimerSettime, timer_settime(k, *timer, expiry, value).error);
    }
    void operator()(cmd::TimerDelete const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::TimerDelete, {}, target, 0});
        Maybe<TimerId> const timer = timer_of(target, command.id);
        report_error(CallName::TimerDelete, timer ? timer_delete(k, *timer) : -kernel_errno::einval);
    }
    void operator()(cmd::Sigaction const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::Sigaction, {}, target, static_cast<std::uint64_t>(command.signal)});
        if (!lives(target))
            return;
        auto [world, program] = with_handler(*m_world, k.group(*target).spec, command.what);
        become(std::move(world));
        do_sigaction(k, *target, command.signal,
                     {action_of(command.what.kind), program, command.what.restart, command.what.nodefer});
    }
    void operator()(cmd::Sigprocmask const& command)
    {
        Maybe<TaskId> const id = thread(command.thread);
        report({CommandKind::Sigprocmask, {}, process_of(id), 0, id});
        if (id)
            change_mask(k, *id, command.mask);
    }
    void operator()(cmd::SetrlimitRttime const& command)
    {
        Maybe<Tgid> const target = process(command.process);
        report({CommandKind::SetRlimitRttime, {}, target, command.limit.soft});
        if (lives(target))
            report_error(CallName::SetrlimitRttime, set_rlimit_rttime(k, *target, command.limit));
    }

private:
    /// The scenario's own processes are planned from the beginning; for any other, and for one that comes again, the
    /// world is made anew with it.
    RunPlan plan_of(ProcessSpec const& process)
    {
        RunPlan const* const planned = plan_of_run(*m_world, process);
        auto const& forked = k.machine.forked;
        if (planned && (planned->process >= forked.size() || forked[planned->process] == 0))
            return *planned;
        auto [world, number] = with_process(*m_world, process);
        m_world = std::make_shared<World const>(std::move(world));
        return {number, m_world->name_table.sync.size()};
    }

    /// The world that a command has brought something to.
    void become(World world)
    {
        k.machine.sync.objects.resize(world.name_table.sync.size());
        m_world = std::make_shared<World const>(std::move(world));
    }
    void report_error(CallName call, int code)
    {
        if (code != 0)
            report_failed_call(k, {}, call, -code);
    }
    Maybe<TaskId> living_thread(Tgid id) const
    {
        Maybe<TaskId> at = k.group(id).first_thread;
        while (at && k.task(*at).exiting)
            at = k.task(*at).group_next;
        return at;
    }
    Maybe<TimerId> timer_of(Maybe<Tgid> owner, std::string const& id) const
    {
        auto const& names = m_world->name_table.timers;
        auto const name = std::find(names.begin(), names.end(), id);
        if (!owner || name == names.end())
            return {};
        return find_timer(k.machine, *owner, static_cast<std::uint32_t>(name - names.begin()));
    }
    void report(traced::Command const& command) { k.cause = k.report(command, TraceEvent::no_cause); }

    /// A process that was waited for is no more: nothing can be done to it, though its last figures are kept.
    bool lives(Maybe<Tgid> id) const { return id && k.group(*id).state != GroupState::Reaped; }
    Maybe<Tgid> process(std::string_view name) const { return find_process(*m_world, k.machine, name); }
    Maybe<TaskId> thread(std::string_view path) const { return find_thread(*m_world, k.machine, path); }
    Maybe<Tgid> process_of(Maybe<TaskId> id) const { return id ? Maybe<Tgid>{k.task(*id).tgid} : Maybe<Tgid>{}; }

    Kernel& k;
    std::shared_ptr<World const> m_world;
};

}

std::shared_ptr<World const> apply_command(Kernel& k, std::shared_ptr<World const> world, Command const& command)
{
    k.cpu = CpuId{0};
    Apply apply{k, std::move(world)};
    std::visit(apply, command);
    k.cause = TraceEvent::no_cause;
    return apply.world();
}

}
