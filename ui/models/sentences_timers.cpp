// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sentence_writer.h"
#include "ui/models/task_text.h"
#include "ui/style/format.h"

namespace tickscope::ui {

static QString limitText(std::uint64_t seconds)
{
    return seconds == Rlimit::infinity ? SentenceWriter::tr("unlimited") : countText(seconds) + QStringLiteral(" s");
}

/// A value of a timer's clock, which counts in ticks or in nanoseconds.
static QString clockValueText(traced::TimerFields const& e, std::uint64_t value)
{
    if (e.scope == TimerScope::Monotonic || e.clock == CpuClock::Sched)
        return secondsText(Nanos{static_cast<std::int64_t>(value)});
    return ticksText({value});
}

Sentence SentenceWriter::operator()(traced::ItimerState const& e) const
{
    QString const which = itimerText(e.which), of = process(e.process);
    if (e.value_ns.count() == 0)
        return {tr("%1 of %2 is switched off").arg(which, of), by(e.by, "setitimer")};
    QString text = e.interval_ns.count() == 0
        ? tr("%1 of %2 is set to %3, once").arg(which, of, spanText(e.value_ns))
        : tr("%1 of %2 is set to %3, then every %4").arg(which, of, spanText(e.value_ns), spanText(e.interval_ns));
    if (e.which != ItimerWhich::Real)
        text += tr(": due at %1 of its clock").arg(ticksText({e.expires_ticks}));
    return {text, by(e.by, "setitimer")};
}

Sentence SentenceWriter::operator()(traced::ItimerExpire const& e) const
{
    QString const text = tr("%1 of %2 is due").arg(itimerText(e.which), process(e.process));
    if (e.which == ItimerWhich::Real)
        return {text, "it_real_fn"};
    QString const now = ticksText({e.now_ticks});
    return {text,
            small(e.expires_ticks == 0
                      ? tr("its clock stands at %1").arg(now)
                      : tr("its clock stands at %1, due next at %2").arg(now, countText(e.expires_ticks)),
                  "check_process_timers")};
}

Sentence SentenceWriter::operator()(traced::TimerCreate const& e) const
{
    return {tr("%1 is made").arg(timer(e)), by(e.by, "timer_create")};
}

Sentence SentenceWriter::operator()(traced::TimerSettime const& e) const
{
    if (e.expires == 0)
        return {tr("%1 is disarmed").arg(timer(e)), by(e.by, "timer_settime")};
    QString const stands = tr("its clock stands at %1").arg(clockValueText(e, e.now));
    return {tr("%1 is armed for %2").arg(timer(e), clockValueText(e, e.expires)),
            e.by ? small(tr("by %1").arg(thread(e.by)) + QStringLiteral(" · ") + stands, "timer_settime")
                 : small(stands, "timer_settime")};
}

Sentence SentenceWriter::operator()(traced::TimerDelete const& e) const
{
    return {tr("%1 is deleted").arg(timer(e)), by(e.by, "timer_delete")};
}

Sentence SentenceWriter::operator()(traced::TimerExpire const& e) const
{
    QString text = (m_names.notifies(e.id) ? tr("%1 fires") : tr("%1 ends and tells nobody")).arg(timer(e));
    if (e.overrun > 0)
        text = tr("%1, overrun %2").arg(text).arg(e.overrun);
    return {text,
            small(tr("due at %1, its clock stands at %2").arg(clockValueText(e, e.expires), clockValueText(e, e.now)),
                  "cpu_timer_fire")};
}

Sentence SentenceWriter::operator()(traced::CputimerStart const& e) const
{
    return {tr("%1's timer starts").arg(process(e.process)),
            small(tr("it stood at %1 and becomes %2").arg(cputimeText(e.was), cputimeText(e.becomes)),
                  "thread_group_cputimer")};
}

Sentence SentenceWriter::operator()(traced::CputimerStop const& e) const
{
    return {tr("%1's timer stops").arg(process(e.process)), small(cputimeText(e.was), "stop_process_timers")};
}

Sentence SentenceWriter::operator()(traced::ExpiryCache const& e) const
{
    return {tr("The expiry cache of %1 changes").arg(e.task ? thread(e.task) : process(e.process)),
            QStringLiteral("prof %1, virt %2, sched %3")
                .arg(countText(e.prof.value), countText(e.virt.value), secondsText(e.sched))};
}

Sentence SentenceWriter::operator()(traced::ClockRead const& e) const
{
    return {tr("%1 reads the clock of %2")
                .arg(e.by ? thread(e.by) : tr("Somebody outside"), e.task ? thread(e.task) : process(e.process)),
            small(cputimeText({e.utime, e.stime, e.runtime}), "posix_cpu_clock_get")};
}

Sentence SentenceWriter::operator()(traced::Getitimer const& e) const
{
    return {tr("%1 of %2 is read: %3 left").arg(itimerText(e.which), process(e.process), spanText(e.value_ns)),
            "getitimer"};
}

Sentence SentenceWriter::operator()(traced::TimerGettime const& e) const
{
    return {tr("Timer of %1 is read: %2 left").arg(process(e.process), spanText(e.value_ns)), "timer_gettime"};
}

Sentence SentenceWriter::operator()(traced::Getrusage const& e) const
{
    return {tr("%1 asks for its usage: user %2, system %3")
                .arg(thread(e.by), secondsText(e.utime_ns), secondsText(e.stime_ns)),
            "getrusage"};
}

Sentence SentenceWriter::operator()(traced::RlimitCpu const& e) const
{
    return {tr("RLIMIT_CPU of %1 is %2, at most %3").arg(process(e.process), limitText(e.soft_s), limitText(e.hard_s)),
            by(e.by, "update_rlimit_cpu")};
}

QString SentenceWriter::senderText(traced::SignalGenerate const& e) const
{
    if (!e.by)
        return QStringLiteral("send_signal");
    if (e.task && *e.task == *e.by)
        return small(tr("it is the running thread and does not block it"), "send_signal");
    return small(tr("on %1's behalf").arg(thread(e.by)), "send_signal");
}

Sentence SentenceWriter::operator()(traced::SignalGenerate const& e) const
{
    QString const signal = signalText(e.sig), to = process(e.process);
    switch (e.result) {
    case SignalResult::Queued:
        return {e.task ? tr("%1 is queued to %2; %3 takes it").arg(signal, to, thread(e.task))
                       : tr("%1 is queued to %2").arg(signal, to),
                senderText(e)};
    case SignalResult::Merged:
        return {tr("%1 to %2 falls together with one that waits").arg(signal, to), "legacy_queue"};
    case SignalResult::Ignored:
        return {tr("%1 to %2 is ignored").arg(signal, to), "sig_ignored"};
    }
    return {};
}

static QString deliveryText(SignalAction action)
{
    switch (action) {
    case SignalAction::Handler:
        return SentenceWriter::tr("%1 handles %2");
    case SignalAction::Default:
        return SentenceWriter::tr("%1 takes %2, with the default action");
    case SignalAction::Sigwait:
        return SentenceWriter::tr("%1 has waited for %2 and takes it");
    case SignalAction::Ignore:
        return SentenceWriter::tr("%1 drops %2");
    }
    return {};
}

Sentence SentenceWriter::operator()(traced::SignalDeliver const& e) const
{
    bool const waited = e.action == SignalAction::Sigwait;
    return {deliveryText(e.action).arg(thread(e.task), signalText(e.sig)),
            waited ? QStringLiteral("sys_rt_sigtimedwait") : QStringLiteral("get_signal_to_deliver")};
}

}
