// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal.h"

#include "core/kernel/itimer.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/signal_send.h"
#include "core/kernel/sigqueue.h"

#include <algorithm>
#include <bit>
#include <tuple>

namespace tickscope {

static constexpr int sigstop = 19;

// next_signal(): the lowest number that is not blocked, 0 for none.
static int next_signal(SigPending const& pending, SignalSet blocked)
{
    SignalSet const deliverable = pending.set & ~blocked;
    return deliverable == 0 ? 0 : std::countr_zero(deliverable) + 1;
}

std::optional<TakenSignal> dequeue_signal(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    SigPending* from = &task.signals.pending;
    int sig = next_signal(*from, task.signals.blocked);
    if (sig == 0) {
        from = &group.shared_pending;
        sig = next_signal(*from, task.signals.blocked);
    }
    if (sig == 0) {
        recalc_sigpending(k, task);
        return std::nullopt;
    }
    SigQueueEntry const entry = collect_signal(k.machine, *from, sig);
    if (sig == sigalrm && from == &group.shared_pending)
        restart_itimer_real(k, group.id);
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

static std::uint32_t handler_program(Machine const& machine, Tgid tgid, int sig)
{
    auto const& handlers = machine.signals.handlers;
    auto const key = std::tuple{tgid, static_cast<std::uint8_t>(sig)};
    auto const at =
        std::lower_bound(handlers.begin(), handlers.end(), key, [](SignalHandler const& h, auto const& wanted) {
            return std::tuple{h.group, h.sig} < wanted;
        });
    bool const found = at != handlers.end() && std::tuple{at->group, at->sig} == key;
    return found ? at->program : 0;
}

static bool is_passed_over(ThreadGroup const& group, int sig)
{
    SignalAction const action = sig_handler(group, sig);
    if (action != SignalAction::Default)
        return action == SignalAction::Ignore;
    DefaultAction const nature = default_action(sig);
    return nature == DefaultAction::Ignore || nature == DefaultAction::Stop;
}

std::optional<Delivered> get_signal_to_deliver(Kernel& k, TaskId id)
{
    Task const& task = k.task(id);
    if (!task.signals.sigpending)
        return std::nullopt;
    while (std::optional<TakenSignal> const taken = dequeue_signal(k, id)) {
        ThreadGroup const& group = k.group_of(task);
        bool const ignored = is_passed_over(group, taken->sig);
        SignalAction const action = ignored ? SignalAction::Ignore : sig_handler(group, taken->sig);
        std::uint64_t const delivered = k.report(traced::SignalDeliver{taken->sig, id, action}, taken->cause);
        if (ignored)
            continue;
        std::uint32_t const program =
            action == SignalAction::Handler ? handler_program(k.machine, task.tgid, taken->sig) : 0;
        return Delivered{taken->sig, action, program, taken->timer, taken->sigq_overrun, delivered};
    }
    return std::nullopt;
}

static void set_handler_program(Machine& machine, Tgid tgid, int sig, std::uint32_t program)
{
    auto& handlers = machine.signals.handlers;
    auto const key = std::tuple{tgid, static_cast<std::uint8_t>(sig)};
    auto const at =
        std::lower_bound(handlers.begin(), handlers.end(), key, [](SignalHandler const& h, auto const& wanted) {
            return std::tuple{h.group, h.sig} < wanted;
        });
    if (at != handlers.end() && std::tuple{at->group, at->sig} == key)
        at->program = program;
    else
        handlers.insert(at, {tgid, static_cast<std::uint8_t>(sig), program});
}

static void drop_pending(Kernel& k, ThreadGroup& group, SignalSet mask)
{
    rm_from_queue_full(k.machine, group.shared_pending, mask);
    for (Maybe<TaskId> id = group.first_thread; id; id = k.task(*id).group_next)
        rm_from_queue_full(k.machine, k.task(*id).signals.pending, mask);
}

void do_sigaction(Kernel& k, Tgid tgid, int sig, SignalAction action, std::uint32_t program)
{
    if (sig == sigkill || sig == sigstop)
        return;
    ThreadGroup& group = k.group(tgid);
    SignalSet const bit = signal_bit(sig);
    group.ignored = action == SignalAction::Ignore ? group.ignored | bit : group.ignored & ~bit;
    group.handled = action == SignalAction::Handler ? group.handled | bit : group.handled & ~bit;
    if (action == SignalAction::Handler)
        set_handler_program(k.machine, tgid, sig, program);
    if (sig_handler_ignored(group, sig))
        drop_pending(k, group, bit);
}

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
    if (group.group_exit)
        return;
    group.group_exit = true;
    group.exit_code = code;
    group.exit_signal = signal;
    kill_threads(k, group, id);
}

}
