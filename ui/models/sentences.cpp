// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sentences.h"

#include "core/base/enum_table.h"
#include "core/kernel/call_names.h"
#include "core/kernel/rtc.h"
#include "core/trace/event_text.h"
#include "ui/models/task_words.h"
#include "ui/plots/lane_words.h"
#include "ui/style/format.h"

#include <algorithm>

namespace tickscope::ui {
namespace {

QString itimerWords(ItimerWhich which)
{
    switch (which) {
    case ItimerWhich::Real:
        return QStringLiteral("ITIMER_REAL");
    case ItimerWhich::Virtual:
        return QStringLiteral("ITIMER_VIRTUAL");
    case ItimerWhich::Prof:
        return QStringLiteral("ITIMER_PROF");
    }
    return {};
}

QString modeWords(CpuMode mode) { return mode == CpuMode::User ? QStringLiteral("user") : QStringLiteral("system"); }

QString limitWords(std::uint64_t seconds)
{
    return seconds == Rlimit::infinity ? QStringLiteral("unlimited") : countText(seconds) + QStringLiteral(" s");
}

QString timeWords(TaskCputime const& time)
{
    return QStringLiteral("utime %1, stime %2, run time %3")
        .arg(countText(time.utime.value), countText(time.stime.value), secondsText(time.sum_exec_runtime));
}

/// One overload a kind of event.
class Teller {
public:
    Teller(TaskNames const& names, CpuId cpu)
        : m_names{names}
        , m_cpu{cpu}
    {
    }

    Sentence operator()(traced::SchedSwitch const& e) const
    {
        return {cpu(m_cpu) + QStringLiteral(" goes from %1 to %2").arg(thread(e.prev), thread(e.next)), "sched_switch"};
    }
    Sentence operator()(traced::SchedWakeup const& e) const
    {
        return {QStringLiteral("%1 wakes on %2").arg(thread(e.task), cpu(e.target_cpu)), "try_to_wake_up"};
    }
    Sentence operator()(traced::SchedWakeupNew const& e) const
    {
        return {QStringLiteral("%1 is new, on %2").arg(thread(e.task), cpu(e.target_cpu)), "wake_up_new_task"};
    }
    Sentence operator()(traced::SchedMigrateTask const& e) const
    {
        return {QStringLiteral("%1 moves from %2 to %3").arg(thread(e.task), cpu(e.orig_cpu), cpu(e.dest_cpu)),
                whyWords(e.why) + QStringLiteral(" · set_task_cpu")};
    }
    Sentence operator()(traced::SchedProcessFork const& e) const
    {
        return {e.parent ? QStringLiteral("%1 makes %2").arg(thread(e.parent), thread(e.child))
                         : QStringLiteral("%1 is made").arg(thread(e.child)),
                "do_fork"};
    }
    Sentence operator()(traced::SchedProcessExit const& e) const
    {
        QString const how = e.signal != 0 ? QStringLiteral(", killed by ") + signalWords(e.signal) : QString{};
        return {QStringLiteral("%1 exits%2").arg(thread(e.task), how), QStringLiteral("do_exit, code %1").arg(e.code)};
    }
    Sentence operator()(traced::SchedProcessWait const& e) const
    {
        return {QStringLiteral("%1 reaps %2").arg(e.task ? thread(e.task) : QStringLiteral("init"), process(e.reaped)),
                "wait_task_zombie"};
    }
    Sentence operator()(traced::SchedStatRuntime const& e) const
    {
        return {QStringLiteral("%1 has run %2 more").arg(thread(e.task), spanText(e.runtime)), "update_curr"};
    }
    Sentence operator()(traced::Tick const& e) const
    {
        return {tickWords(e), "account_process_tick · run_posix_cpu_timers"};
    }
    Sentence operator()(traced::AccountGroup const& e) const
    {
        return {QStringLiteral("%1's timer is fed").arg(process(e.process)),
                timeWords({e.utime, e.stime, e.runtime}) + QStringLiteral(" more · account_group_*")};
    }
    Sentence operator()(traced::Mode const& e) const
    {
        return {QStringLiteral("%1 is in %2 mode").arg(thread(e.task), modeWords(e.mode)), {}};
    }
    Sentence operator()(traced::ItimerState const& e) const
    {
        if (e.value_ns.count() == 0)
            return {QStringLiteral("%1 of %2 is switched off").arg(itimerWords(e.which), process(e.process)),
                    by(e.by) + "setitimer"};
        QString const every = e.interval_ns.count() == 0 ? QStringLiteral("once")
                                                         : QStringLiteral("then every ") + spanText(e.interval_ns);
        QString const due = e.which == ItimerWhich::Real
            ? QString{}
            : QStringLiteral(": due at %1 ticks of its clock").arg(countText(e.expires_ticks));
        return {QStringLiteral("%1 of %2 is set to %3, %4%5")
                    .arg(itimerWords(e.which), process(e.process), spanText(e.value_ns), every, due),
                by(e.by) + "setitimer"};
    }
    Sentence operator()(traced::ItimerExpire const& e) const
    {
        QString const next =
            e.expires_ticks == 0 ? QString{} : QStringLiteral(", due next at %1").arg(countText(e.expires_ticks));
        return {QStringLiteral("%1 of %2 is due").arg(itimerWords(e.which), process(e.process)),
                e.which == ItimerWhich::Real ? QStringLiteral("it_real_fn")
                                             : QStringLiteral("its clock stands at %1 ticks%2 · check_process_timers")
                                                   .arg(countText(e.now_ticks), next)};
    }
    Sentence operator()(traced::TimerCreate const& e) const
    {
        return {timer(e) + QStringLiteral(" is made"), by(e.by) + "timer_create"};
    }
    Sentence operator()(traced::TimerSettime const& e) const
    {
        if (e.expires == 0)
            return {timer(e) + QStringLiteral(" is disarmed"), by(e.by) + "timer_settime"};
        return {timer(e) + QStringLiteral(" is armed for ") + clockValue(e, e.expires),
                by(e.by) + QStringLiteral("its clock stands at %1 · timer_settime").arg(clockValue(e, e.now))};
    }
    Sentence operator()(traced::TimerDelete const& e) const
    {
        return {timer(e) + QStringLiteral(" is deleted"), by(e.by) + "timer_delete"};
    }
    Sentence operator()(traced::TimerExpire const& e) const
    {
        QString const overrun = e.overrun > 0 ? QStringLiteral(", overrun %1").arg(e.overrun) : QString{};
        QString const what =
            m_names.notifies(e.id) ? QStringLiteral(" fires") : QStringLiteral(" ends and tells nobody");
        return {timer(e) + what + overrun,
                QStringLiteral("due at %1, its clock stands at %2 · cpu_timer_fire")
                    .arg(clockValue(e, e.expires), clockValue(e, e.now))};
    }
    Sentence operator()(traced::CputimerStart const& e) const
    {
        return {QStringLiteral("%1's timer starts").arg(process(e.process)),
                QStringLiteral("it stood at %1 and becomes %2 · thread_group_cputimer")
                    .arg(timeWords(e.was), timeWords(e.becomes))};
    }
    Sentence operator()(traced::CputimerStop const& e) const
    {
        return {QStringLiteral("%1's timer stops").arg(process(e.process)),
                timeWords(e.was) + QStringLiteral(" · stop_process_timers")};
    }
    Sentence operator()(traced::ExpiryCache const& e) const
    {
        QString const whose = e.task ? thread(e.task) : process(e.process);
        return {QStringLiteral("The expiry cache of %1 changes").arg(whose),
                QStringLiteral("prof %1, virt %2, sched %3")
                    .arg(countText(e.prof.value), countText(e.virt.value), secondsText(e.sched))};
    }
    Sentence operator()(traced::ClockRead const& e) const
    {
        return {QStringLiteral("%1 reads the clock of %2")
                    .arg(e.by ? thread(e.by) : QStringLiteral("Somebody outside"),
                         e.task ? thread(e.task) : process(e.process)),
                timeWords({e.utime, e.stime, e.runtime}) + QStringLiteral(" · posix_cpu_clock_get")};
    }
    Sentence operator()(traced::Getitimer const& e) const
    {
        return {QStringLiteral("%1 of %2 is read: %3 left")
                    .arg(itimerWords(e.which), process(e.process), spanText(e.value_ns)),
                "getitimer"};
    }
    Sentence operator()(traced::TimerGettime const& e) const
    {
        return {QStringLiteral("Timer of %1 is read: %2 left").arg(process(e.process), spanText(e.value_ns)),
                "timer_gettime"};
    }
    Sentence operator()(traced::Getrusage const& e) const
    {
        return {QStringLiteral("%1 asks for its usage: user %2, system %3")
                    .arg(thread(e.by), secondsText(e.utime_ns), secondsText(e.stime_ns)),
                "getrusage"};
    }
    Sentence operator()(traced::RlimitCpu const& e) const
    {
        return {QStringLiteral("RLIMIT_CPU of %1 is %2, at most %3")
                    .arg(process(e.process), limitWords(e.soft_s), limitWords(e.hard_s)),
                by(e.by) + "update_rlimit_cpu"};
    }
    Sentence operator()(traced::SignalGenerate const& e) const
    {
        QString const taker = e.task ? QStringLiteral("; %1 takes it").arg(thread(e.task)) : QString{};
        switch (e.result) {
        case SignalResult::Queued:
            return {QStringLiteral("%1 is queued to %2%3").arg(signalWords(e.sig), process(e.process), taker),
                    senderWords(e)};
        case SignalResult::Merged:
            return {QStringLiteral("%1 to %2 falls together with one that waits")
                        .arg(signalWords(e.sig), process(e.process)),
                    "legacy_queue"};
        case SignalResult::Ignored:
            return {QStringLiteral("%1 to %2 is ignored").arg(signalWords(e.sig), process(e.process)), "sig_ignored"};
        }
        return {};
    }
    Sentence operator()(traced::SignalDeliver const& e) const
    {
        switch (e.action) {
        case SignalAction::Handler:
            return {QStringLiteral("%1 handles %2").arg(thread(e.task), signalWords(e.sig)), "get_signal_to_deliver"};
        case SignalAction::Default:
            return {QStringLiteral("%1 takes %2, with the default action").arg(thread(e.task), signalWords(e.sig)),
                    "get_signal_to_deliver"};
        case SignalAction::Sigwait:
            return {QStringLiteral("%1 has waited for %2 and takes it").arg(thread(e.task), signalWords(e.sig)),
                    "sys_rt_sigtimedwait"};
        case SignalAction::Ignore:
            return {QStringLiteral("%1 drops %2").arg(thread(e.task), signalWords(e.sig)), "get_signal_to_deliver"};
        }
        return {};
    }
    Sentence operator()(traced::DeadAccumulate const& e) const
    {
        return {QStringLiteral("%1 leaves its time to %2").arg(thread(e.task), process(e.process)),
                timeWords({e.utime, e.stime, e.runtime}) + QStringLiteral(" · __exit_signal")};
    }
    Sentence operator()(traced::Sigchld const& e) const
    {
        return {QStringLiteral("%1 is told that %2 is dead").arg(process(e.process), process(e.child)),
                QStringLiteral("si_utime %1, si_stime %2 · do_notify_parent")
                    .arg(countText(e.utime.value), countText(e.stime.value))};
    }
    Sentence operator()(traced::JobControl const& e) const
    {
        QString const parent = process(e.parent);
        if (e.state == JobEvent::Continued)
            return {QStringLiteral("%1 goes on, and %2 is told").arg(process(e.process), parent),
                    "CLD_CONTINUED · do_notify_parent_cldstop"};
        return {QStringLiteral("%1 has stopped, and %2 is told").arg(process(e.process), parent),
                "CLD_STOPPED · do_notify_parent_cldstop"};
    }
    Sentence operator()(traced::Syscall const& e) const
    {
        QString const error = QString::fromStdString(errno_name(e.error));
        QString const call = QString::fromStdString(std::string{word(e.op)});
        return {e.task ? QStringLiteral("%1 of %2 fails").arg(call, thread(*e.task))
                       : QStringLiteral("%1 from outside fails").arg(call),
                error};
    }
    Sentence operator()(traced::Lock const& e) const
    {
        return {QStringLiteral("The time lock of %1 is taken").arg(process(e.process)),
                e.transferred ? "its cache line moves" : "uncontended"};
    }
    Sentence operator()(traced::CpuhpOffline const& e) const
    {
        static constexpr char const* steps[]{"is no longer active", "is no longer online", "has lost its threads",
                                             "is dead"};
        return {cpu(e.which) + ' ' + QString::fromLatin1(steps[std::min<std::size_t>(e.step, 3)]), "cpu_down"};
    }
    Sentence operator()(traced::CpuhpOnline const& e) const
    {
        return {cpu(e.which) + QStringLiteral(" is online"), "cpu_up"};
    }
    Sentence operator()(traced::TickStop const& e) const
    {
        return {cpu(e.which) + QStringLiteral(" is idle and stops its tick"), "tick_nohz_stop_sched_tick"};
    }
    Sentence operator()(traced::TickRestart const& e) const
    {
        return {
            cpu(e.which) + QStringLiteral(" starts its tick again"),
            QStringLiteral("%1 of idleness made up for · tick_nohz_restart_sched_tick").arg(ticksText(e.idle_ticks))};
    }
    Sentence operator()(traced::NohzMask const& e) const
    {
        return {cpu(e.which) +
                    (e.in ? QStringLiteral(" joins the idle mask") : QStringLiteral(" leaves the idle mask")),
                QStringLiteral("nohz.cpu_mask has %1").arg(e.weight)};
    }
    Sentence operator()(traced::NohzBalancer const& e) const
    {
        return {e.owner ? cpu(e.owner) + QStringLiteral(" balances for the idle")
                        : QStringLiteral("Nobody balances for the idle"),
                "select_nohz_load_balancer"};
    }
    Sentence operator()(traced::HpetInterrupt const& e) const
    {
        return {QStringLiteral("The HPET interrupts"),
                QStringLiteral("counter %1, compare %2").arg(countText(e.counter), countText(e.t1_cmp))};
    }
    Sentence operator()(traced::HpetReinit const& e) const
    {
        QString const lost = e.lost > 0 ? QStringLiteral(", %1 lost").arg(countText(e.lost)) : QString{};
        return {QStringLiteral("The HPET is set anew%1").arg(lost),
                QStringLiteral("counter %1, compare %2 · hpet_rtc_timer_reinit")
                    .arg(countText(e.counter), countText(e.t1_cmp))};
    }
    Sentence operator()(traced::RtcIrq const& e) const
    {
        static constexpr char const* kinds[]{"update", "alarm", "periodic"};
        return {QStringLiteral("RTC %1 interrupt").arg(QString::fromLatin1(row_for(kinds, e.kind))),
                "hpet_rtc_interrupt"};
    }
    Sentence operator()(traced::Warning const& e) const;
    Sentence operator()(traced::Command const& e) const;
    Sentence operator()(traced::Invariant const& e) const
    {
        static constexpr char const* laws[]{"The clock is the sum of live and dead",
                                            "Run time never falls",
                                            "A task is on one queue",
                                            "A run queue counts what is on it",
                                            "One CPU at most balances for the idle",
                                            "Masks lie within the online CPUs",
                                            "Virtual run times are ordered",
                                            "No CPU idles while a task waits for it",
                                            "No thread sleeps on when what it waits for has come"};
        return {QStringLiteral("A law of the model is broken: ") + QString::fromLatin1(row_for(laws, e.law)), {}};
    }

private:
    /// "by worker/main · ", before the kernel's names.
    QString by(Maybe<TaskId> caller) const
    {
        return caller ? QStringLiteral("by %1 · ").arg(thread(caller)) : QString{};
    }
    QString thread(Maybe<TaskId> task) const { return QString::fromStdString(m_names.path(task, "idle")); }
    QString process(Maybe<Tgid> process) const
    {
        return process ? QString::fromStdString(m_names.process(*process)) : QStringLiteral("init");
    }
    static QString cpu(Maybe<CpuId> id)
    {
        return id ? QStringLiteral("CPU %1").arg(index_of(*id)) : QStringLiteral("a CPU");
    }
    QString timer(traced::TimerFields const& e) const
    {
        QString const name = QString::fromStdString(m_names.timer(e.id));
        return QStringLiteral("Timer %1 of %2").arg(name, process(e.process));
    }
    static QString clockValue(traced::TimerFields const& e, std::uint64_t value)
    {
        if (e.scope == TimerScope::Monotonic || e.clock == CpuClock::Sched)
            return secondsText(Nanos{static_cast<std::int64_t>(value)});
        return ticksText({value});
    }
    QString senderWords(traced::SignalGenerate const& e) const
    {
        if (!e.by)
            return QStringLiteral("send_signal");
        if (e.task && *e.task == *e.by)
            return QStringLiteral("it is the running thread and does not block it · send_signal");
        return QStringLiteral("on %1's behalf · send_signal").arg(thread(e.by));
    }
    QString tickWords(traced::Tick const& e) const
    {
        switch (e.mode) {
        case TickMode::User:
            return QStringLiteral("The tick of %1 charges %2, user").arg(cpu(m_cpu), thread(e.task));
        case TickMode::System:
            return QStringLiteral("The tick of %1 charges %2, system").arg(cpu(m_cpu), thread(e.task));
        case TickMode::Idle:
            return QStringLiteral("The tick of %1 finds it idle").arg(cpu(m_cpu));
        }
        return {};
    }

    TaskNames const& m_names;
    CpuId m_cpu;
};

Sentence Teller::operator()(traced::Warning const& e) const
{
    switch (e.site) {
    case WarningSite::ThreadGroupCputimer:
        return {QStringLiteral("Warning: a timer was sampled that does not run"), "WARN_ON in thread_group_cputimer"};
    case WarningSite::AffinityBroken:
        return {QStringLiteral("Warning: %1 lost the last CPU that it may run on").arg(thread(e.task)),
                "move_task_off_dead_cpu"};
    case WarningSite::HpetLost:
        return {QStringLiteral("Warning: HPET interrupts were lost"), "hpet_rtc_timer_reinit"};
    case WarningSite::RtThrottled:
        return {QStringLiteral("Warning: real-time threads are throttled"), "sched_rt_runtime_exceeded"};
    case WarningSite::CpuOfflineRefused:
        return {QStringLiteral("Warning: the CPU cannot go offline"), "cpu_down"};
    case WarningSite::RlimitRttime:
        return {QStringLiteral("Warning: %1 ran too long as a real-time thread").arg(thread(e.task)),
                "RLIMIT_RTTIME, watchdog"};
    }
    return {};
}

static QString alarmWords(std::uint64_t second_of_day)
{
    auto const seconds = static_cast<std::int64_t>(second_of_day);
    if (seconds >= 86'400)
        return QStringLiteral("The RTC's alarm is switched off");
    return QStringLiteral("The RTC's alarm is set to %1").arg(QString::fromStdString(to_string(time_of_day(seconds))));
}

Sentence Teller::operator()(traced::Command const& e) const
{
    QString const on = process(e.process);
    QString const outside = QStringLiteral("from outside");
    switch (e.what) {
    case CommandKind::Offline:
        return {cpu(e.cpu) + QStringLiteral(" is to go offline"), outside};
    case CommandKind::Online:
        return {cpu(e.cpu) + QStringLiteral(" is to come online"), outside};
    case CommandKind::Kill:
        return {QStringLiteral("%1 is sent to %2").arg(signalWords(static_cast<int>(e.value)), on), outside};
    case CommandKind::ExitThread:
        return {QStringLiteral("A thread of %1 is made to exit").arg(on), outside};
    case CommandKind::Setitimer:
        return {QStringLiteral("A timer of %1 is set").arg(on), outside};
    case CommandKind::SetRlimitCpu:
        return {QStringLiteral("The CPU limit of %1 is set").arg(on), outside};
    case CommandKind::Renice:
        return {QStringLiteral("A thread of %1 is reniced").arg(on), outside};
    case CommandKind::ReadClock:
        return {QStringLiteral("The clock of %1 is read").arg(on), outside};
    case CommandKind::SampleTimer:
        return {QStringLiteral("The timer of %1 is sampled").arg(on), outside};
    case CommandKind::Fix:
        return {QStringLiteral("A fix is switched"), outside};
    case CommandKind::Run:
        return {QStringLiteral("%1 is started").arg(on), outside};
    case CommandKind::Affinity:
        return {QStringLiteral("A thread of %1 gets other CPUs").arg(on), outside};
    case CommandKind::Alarm:
        return {alarmWords(e.value), outside};
    case CommandKind::RtcUpdate:
        return {QStringLiteral("The RTC's update interrupts go %1").arg(e.value != 0 ? "on" : "off"), outside};
    case CommandKind::RtcPeriodic:
        return {e.value == 0 ? QStringLiteral("The RTC's periodic interrupts go off")
                             : QStringLiteral("The RTC is to interrupt %1 times a second").arg(countText(e.value)),
                outside};
    case CommandKind::Spawn:
        return {QStringLiteral("%1 gets a new thread").arg(on), outside};
    case CommandKind::Program:
        return {QStringLiteral("%1 gets another program").arg(thread(e.task)), outside};
    case CommandKind::EndBurst:
        return {QStringLiteral("The burst of %1 is ended").arg(thread(e.task)), outside};
    case CommandKind::SetScheduler:
        return {QStringLiteral("%1 gets another policy").arg(thread(e.task)), outside};
    case CommandKind::TimerCreate:
        return {QStringLiteral("A timer of %1 is made").arg(on), outside};
    case CommandKind::TimerSettime:
        return {QStringLiteral("A timer of %1 is set").arg(on), outside};
    case CommandKind::TimerDelete:
        return {QStringLiteral("A timer of %1 is deleted").arg(on), outside};
    case CommandKind::Sigaction:
        return {QStringLiteral("What %1 does about %2 is changed").arg(on, signalWords(static_cast<int>(e.value))),
                outside};
    case CommandKind::Sigprocmask:
        return {QStringLiteral("The signal mask of %1 is changed").arg(thread(e.task)), outside};
    case CommandKind::SetRlimitRttime:
        return {QStringLiteral("The real-time limit of %1 is set").arg(on), outside};
    case CommandKind::Other:
        return {QStringLiteral("Something is done"), outside};
    }
    return {};
}

struct Classifier {
    static EventClass of(traced::SignalGenerate const&) { return EventClass::Signal; }
    static EventClass of(traced::SignalDeliver const&) { return EventClass::Signal; }
    static EventClass of(traced::Warning const&) { return EventClass::Warning; }
    static EventClass of(traced::Invariant const&) { return EventClass::Warning; }
    static EventClass of(traced::Command const&) { return EventClass::Command; }
    static EventClass of(traced::SchedProcessFork const&) { return EventClass::Process; }
    static EventClass of(traced::SchedProcessExit const&) { return EventClass::Process; }
    static EventClass of(traced::SchedProcessWait const&) { return EventClass::Process; }
    static EventClass of(traced::DeadAccumulate const&) { return EventClass::Process; }
    static EventClass of(traced::Sigchld const&) { return EventClass::Process; }
    static EventClass of(traced::Syscall const&) { return EventClass::Process; }
    static EventClass of(traced::JobControl const&) { return EventClass::Signal; }
    static EventClass of(traced::CpuhpOffline const&) { return EventClass::Cpu; }
    static EventClass of(traced::CpuhpOnline const&) { return EventClass::Cpu; }
    static EventClass of(traced::NohzMask const&) { return EventClass::Idle; }
    static EventClass of(traced::NohzBalancer const&) { return EventClass::Idle; }
    static EventClass of(traced::HpetInterrupt const&) { return EventClass::Device; }
    static EventClass of(traced::HpetReinit const&) { return EventClass::Device; }
    static EventClass of(traced::RtcIrq const&) { return EventClass::Device; }
    static EventClass of(traced::SchedSwitch const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedWakeup const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedWakeupNew const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedMigrateTask const&) { return EventClass::Scheduling; }
    static EventClass of(traced::SchedStatRuntime const&) { return EventClass::Scheduling; }
    static EventClass of(traced::Tick const&) { return EventClass::Scheduling; }
    static EventClass of(traced::AccountGroup const&) { return EventClass::Scheduling; }
    static EventClass of(traced::Mode const&) { return EventClass::Scheduling; }
    static EventClass of(traced::Lock const&) { return EventClass::Scheduling; }
    static EventClass of(traced::TickStop const&) { return EventClass::Idle; }
    static EventClass of(traced::TickRestart const&) { return EventClass::Idle; }
    static EventClass of(traced::ItimerState const&) { return EventClass::Timer; }
    static EventClass of(traced::ItimerExpire const&) { return EventClass::Timer; }
    static EventClass of(traced::TimerFields const&) { return EventClass::Timer; }
    static EventClass of(traced::CputimerStart const&) { return EventClass::Timer; }
    static EventClass of(traced::CputimerStop const&) { return EventClass::Timer; }
    static EventClass of(traced::ExpiryCache const&) { return EventClass::Timer; }
    static EventClass of(traced::ClockRead const&) { return EventClass::Timer; }
    static EventClass of(traced::Getitimer const&) { return EventClass::Timer; }
    static EventClass of(traced::TimerGettime const&) { return EventClass::Timer; }
    static EventClass of(traced::Getrusage const&) { return EventClass::Timer; }
    static EventClass of(traced::RlimitCpu const&) { return EventClass::Timer; }
};

}

Sentence sentenceOf(TraceEvent const& event, TaskNames const& names)
{
    return std::visit(Teller{names, event.cpu}, event.what);
}

EventClass eventClass(Traced const& what)
{
    return std::visit([](auto const& e) { return Classifier::of(e); }, what);
}

}
