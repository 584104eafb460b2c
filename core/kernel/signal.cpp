// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal.h"

#include "core/kernel/itimer.h"
#include "core/kernel/job_control.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/signal_send.h"
#include "core/kernel/sigqueue.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace tickscope {

// next_signal(): the lowest number that is not blocked, 0 for none.
static int next_signal(SigPending const& pending, SignalSet blocked)
{
    SignalSet const deliverable = pending.set & ~blocked;
    return deliverable == 0 ? 0 : std::countr_zero(deliverable) + 1;
}

std::optional<TakenSignal> dequeue_signal(Kernel& k, TaskId id, SignalSet mask)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    SigPending* from = &task.signals.pending;
    int sig = next_signal(*from, mask);
    if (sig == 0) {
        from = &group.shared_pending;
        sig = next_signal(*from, mask);
    }
    if (sig == 0) {
        recalc_sigpending(k, task);
        return std::nullopt;
    }
    SigQueueEntry const entry = collect_signal(k.machine, *from, sig);
    if (sig == sigalrm && from == &group.shared_pending)
        restart_itimer_real(k, group.id);
    if (default_action(sig) == DefaultAction::Stop && !group.group_exit)
        group.job.stop_dequeued = true;
    recalc_sigpending(k, task);
    TakenSignal taken{entry.sig, entry.timer, 0, entry.cause};
    if (entry.timer) {
        PosixTimer const& timer = k.timer(*entry.timer);
        taken.sigq_overrun = timer.sigq_overrun;
        if (timer.si_sys_private != 0)
            taken.sigq_overrun += do_schedule_next_timer(k, *entry.timer);
    }
    return taken;
}

static auto handler_place(std::vector<SignalHandler>& handlers, Tgid tgid, int sig)
{
    auto const key = std::tuple{tgid, static_cast<std::uint8_t>(sig)};
    return std::lower_bound(handlers.begin(), handlers.end(), key, [](SignalHandler const& h, auto const& wanted) {
        return std::tuple{h.group, h.sig} < wanted;
    });
}

static bool is_for(SignalHandler const& handler, Tgid tgid, int sig)
{
    return handler.group == tgid && handler.sig == sig;
}

static bool is_passed_over(ThreadGroup const& group, int sig)
{
    SignalAction const action = sig_handler(group, sig);
    return action == SignalAction::Ignore ||
        (action == SignalAction::Default && default_action(sig) == DefaultAction::Ignore);
}

static void count_taken(Machine& machine, TaskId task, std::uint8_t sig)
{
    auto& taken = machine.signals.taken;
    auto const at = std::lower_bound(taken.begin(), taken.end(), std::tuple{task, sig},
                                     [](SignalsTaken const& row, auto const& wanted) {
                                         return std::tuple{row.task, row.sig} < wanted;
                                     });
    if (at != taken.end() && at->task == task && at->sig == sig)
        ++at->taken;
    else
        taken.insert(at, {task, sig, 1});
}

static std::uint64_t report_delivered(Kernel& k, TaskId id, TakenSignal const& taken, SignalAction action)
{
    if (action != SignalAction::Ignore)
        count_taken(k.machine, id, taken.sig);
    return k.report(traced::SignalDeliver{taken.sig, id, action, taken.sigq_overrun}, taken.cause);
}

static Delivered stopped(std::uint8_t sig, std::uint64_t cause)
{
    Delivered what;
    what.sig = sig;
    what.action = SignalAction::Default;
    what.stops = true;
    what.cause = cause;
    return what;
}

static Delivered handled(Kernel& k, Tgid tgid, TakenSignal const& taken, std::uint64_t cause)
{
    Delivered what{taken.sig, SignalAction::Handler, 0, true, false, false, taken.timer, taken.sigq_overrun, cause};
    auto& handlers = k.machine.signals.handlers;
    auto const at = handler_place(handlers, tgid, taken.sig);
    if (at != handlers.end() && is_for(*at, tgid, taken.sig)) {
        what.program = at->program;
        what.restart = at->restart;
        what.nodefer = at->nodefer;
    }
    return what;
}

std::optional<Delivered> get_signal_to_deliver(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    if (!task.signals.sigpending && !task.signals.relock)
        return std::nullopt;
    task.signals.relock = false;
    ThreadGroup& group = k.group_of(task);
    notify_job_control(k, group);
    if (group.job.stop_count > 0 && do_signal_stop(k, id, 0))
        return stopped(0, k.cause);
    while (std::optional<TakenSignal> const taken = dequeue_signal(k, id, task.signals.blocked)) {
        bool const ignored = is_passed_over(group, taken->sig);
        SignalAction const action = ignored ? SignalAction::Ignore : sig_handler(group, taken->sig);
        std::uint64_t const delivered = report_delivered(k, id, *taken, action);
        if (ignored)
            continue;
        if (action == SignalAction::Handler)
            return handled(k, group.id, *taken, delivered);
        if (default_action(taken->sig) != DefaultAction::Stop)
            return Delivered{taken->sig, action, 0, true, false, false, taken->timer, taken->sigq_overrun, delivered};
        CauseScope const because{k, delivered};
        if (do_signal_stop(k, id, taken->sig))
            return stopped(taken->sig, delivered);
    }
    return std::nullopt;
}

static std::optional<TakenSignal> take_awaited(Kernel& k, TaskId id, SignalSet set)
{
    std::optional<TakenSignal> const taken = dequeue_signal(k, id, ~set);
    if (taken)
        report_delivered(k, id, *taken, SignalAction::Sigwait);
    return taken;
}

std::optional<TakenSignal> begin_sigtimedwait(Kernel& k, TaskId id, SignalSet set)
{
    if (auto const taken = take_awaited(k, id, set))
        return taken;
    TaskSignals& signals = k.task(id).signals;
    signals.real_blocked = signals.blocked;
    signals.blocked &= ~set;
    recalc_sigpending(k, k.task(id));
    return std::nullopt;
}

std::optional<TakenSignal> finish_sigtimedwait(Kernel& k, TaskId id, SignalSet set)
{
    Task& task = k.task(id);
    std::optional<TakenSignal> const taken = take_awaited(k, id, set);
    task.signals.blocked = task.signals.real_blocked;
    task.signals.real_blocked = 0;
    recalc_sigpending(k, task);
    return taken;
}

static void set_handler(Machine& machine, Tgid tgid, int sig, Sigaction const& action)
{
    auto& handlers = machine.signals.handlers;
    auto at = handler_place(handlers, tgid, sig);
    if (at == handlers.end() || !is_for(*at, tgid, sig))
        at = handlers.insert(at, SignalHandler{});
    *at = {tgid, static_cast<std::uint8_t>(sig), action.program, action.restart, action.nodefer};
}

static void drop_pending(Kernel& k, ThreadGroup& group, SignalSet mask)
{
    rm_from_queue_full(k.machine, group.shared_pending, mask);
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next)
        rm_from_queue_full(k.machine, k.task(*id).signals.pending, mask);
}

void do_sigaction(Kernel& k, Tgid tgid, int sig, Sigaction const& what)
{
    if (sig == sigkill || sig == sigstop)
        return;
    ThreadGroup& group = k.group(tgid);
    SignalSet const bit = signal_bit(sig);
    group.ignored = what.action == SignalAction::Ignore ? group.ignored | bit : group.ignored & ~bit;
    group.handled = what.action == SignalAction::Handler ? group.handled | bit : group.handled & ~bit;
    if (what.action == SignalAction::Handler)
        set_handler(k.machine, tgid, sig, what);
    if (sig_handler_ignored(group, sig))
        drop_pending(k, group, bit);
}

void flush_signal_handlers(Kernel&, ThreadGroup& group) { group.handled = 0; }

void sigprocmask(Kernel& k, TaskId id, MaskHow how, SignalSet set)
{
    Task& task = k.task(id);
    set &= ~(signal_bit(sigkill) | signal_bit(sigstop));
    switch (how) {
    case MaskHow::Block:
        task.signals.blocked |= set;
        break;
    case MaskHow::Unblock:
        task.signals.blocked &= ~set;
        break;
    case MaskHow::Set:
        task.signals.blocked = set;
        break;
    }
    recalc_sigpending(k, task);
}

void do_group_exit(Kernel& k, TaskId id, std::int32_t code, std::uint8_t signal)
{
    ThreadGroup& group = k.group_of(k.task(id));
    if (signal_group_exit(group))
        return;
    group.group_exit = true;
    group.job = {};
    group.exit_code = code;
    group.exit_signal = signal;
    kill_threads(k, group, id);
}

}
