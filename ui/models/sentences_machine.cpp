// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rtc.h"
#include "ui/models/sentence_writer.h"
#include "ui/models/task_text.h"
#include "ui/style/format.h"

namespace tickscope::ui {

Sentence SentenceWriter::operator()(traced::CpuhpOffline const& e) const
{
    QString const steps[]{tr("%1 is no longer active"), tr("%1 is no longer online"), tr("%1 has lost its threads"),
                          tr("%1 is dead")};
    return {steps[std::min<std::size_t>(e.step, std::size(steps) - 1)].arg(cpu(e.which)), "cpu_down"};
}

Sentence SentenceWriter::operator()(traced::CpuhpOnline const& e) const
{
    return {tr("%1 is online").arg(cpu(e.which)), "cpu_up"};
}

Sentence SentenceWriter::operator()(traced::TickStop const& e) const
{
    return {tr("%1 is idle and stops its tick").arg(cpu(e.which)), "tick_nohz_stop_sched_tick"};
}

Sentence SentenceWriter::operator()(traced::TickRestart const& e) const
{
    return {tr("%1 starts its tick again").arg(cpu(e.which)),
            small(tr("%1 of idleness made up for").arg(ticksText(e.idle_ticks)), "tick_nohz_restart_sched_tick")};
}

Sentence SentenceWriter::operator()(traced::NohzMask const& e) const
{
    return {(e.in ? tr("%1 joins the idle mask") : tr("%1 leaves the idle mask")).arg(cpu(e.which)),
            tr("nohz.cpu_mask has %1").arg(e.weight)};
}

Sentence SentenceWriter::operator()(traced::NohzBalancer const& e) const
{
    return {e.owner ? tr("%1 balances for the idle").arg(cpu(e.owner)) : tr("Nobody balances for the idle"),
            "select_nohz_load_balancer"};
}

static QString countersText(traced::HpetFields const& e)
{
    return SentenceWriter::tr("counter %1, compare %2").arg(countText(e.counter), countText(e.t1_cmp));
}

Sentence SentenceWriter::operator()(traced::HpetInterrupt const& e) const
{
    return {tr("The HPET interrupts"), countersText(e)};
}

Sentence SentenceWriter::operator()(traced::HpetReinit const& e) const
{
    return {e.lost > 0 ? tr("The HPET is set anew, %1 lost").arg(countText(e.lost)) : tr("The HPET is set anew"),
            small(countersText(e), "hpet_rtc_timer_reinit")};
}

static QString rtcIrqText(RtcIrqKind kind)
{
    switch (kind) {
    case RtcIrqKind::Update:
        return SentenceWriter::tr("RTC update interrupt");
    case RtcIrqKind::Alarm:
        return SentenceWriter::tr("RTC alarm interrupt");
    case RtcIrqKind::Periodic:
        return SentenceWriter::tr("RTC periodic interrupt");
    }
    return {};
}

Sentence SentenceWriter::operator()(traced::RtcIrq const& e) const
{
    return {rtcIrqText(e.kind), "hpet_rtc_interrupt"};
}

static QString lawText(Law law)
{
    switch (law) {
    case Law::ClockIsSum:
        return SentenceWriter::tr("The clock is the sum of live and dead");
    case Law::RuntimeNeverFalls:
        return SentenceWriter::tr("Run time never falls");
    case Law::OneQueue:
        return SentenceWriter::tr("A task is on one queue");
    case Law::RunqueueSums:
        return SentenceWriter::tr("A run queue counts what is on it");
    case Law::NohzOwner:
        return SentenceWriter::tr("One CPU at most balances for the idle");
    case Law::MaskWithinOnline:
        return SentenceWriter::tr("Masks lie within the online CPUs");
    case Law::VruntimeOrder:
        return SentenceWriter::tr("Virtual run times are ordered");
    case Law::IdleWhileWaiting:
        return SentenceWriter::tr("No CPU idles while a task waits for it");
    case Law::LostWakeup:
        return SentenceWriter::tr("No thread sleeps on when what it waits for has come");
    }
    return {};
}

Sentence SentenceWriter::operator()(traced::Invariant const& e) const
{
    return {tr("A law of the model is broken: %1").arg(lawText(e.law)), {}};
}

Sentence SentenceWriter::operator()(traced::Warning const& e) const
{
    switch (e.site) {
    case WarningSite::ThreadGroupCputimer:
        return {tr("Warning: a timer was sampled that does not run"), "WARN_ON · thread_group_cputimer"};
    case WarningSite::AffinityBroken:
        return {tr("Warning: %1 lost the last CPU that it may run on").arg(thread(e.task)), "move_task_off_dead_cpu"};
    case WarningSite::HpetLost:
        return {tr("Warning: HPET interrupts were lost"), "hpet_rtc_timer_reinit"};
    case WarningSite::RtThrottled:
        return {tr("Warning: real-time threads are throttled"), "sched_rt_runtime_exceeded"};
    case WarningSite::CpuOfflineRefused:
        return {tr("Warning: the CPU cannot go offline"), "cpu_down"};
    case WarningSite::RlimitRttime:
        return {tr("Warning: %1 ran too long as a real-time thread").arg(thread(e.task)), "RLIMIT_RTTIME · watchdog"};
    }
    return {};
}

static QString alarmText(std::uint64_t second_of_day)
{
    auto const seconds = static_cast<std::int64_t>(second_of_day);
    if (seconds >= 86'400)
        return SentenceWriter::tr("The RTC's alarm is switched off");
    return SentenceWriter::tr("The RTC's alarm is set to %1")
        .arg(QString::fromStdString(to_string(time_of_day(seconds))));
}

static QString periodicText(std::uint64_t hz)
{
    return hz == 0 ? SentenceWriter::tr("The RTC's periodic interrupts go off")
                   : SentenceWriter::tr("The RTC is to interrupt %1 times a second").arg(countText(hz));
}

QString SentenceWriter::commandText(traced::Command const& e) const
{
    QString const of = process(e.process);
    switch (e.what) {
    case CommandKind::Offline:
        return tr("%1 is to go offline").arg(cpu(e.cpu));
    case CommandKind::Online:
        return tr("%1 is to come online").arg(cpu(e.cpu));
    case CommandKind::Kill:
        return tr("%1 is sent to %2").arg(signalText(static_cast<int>(e.value)), of);
    case CommandKind::ExitThread:
        return tr("A thread of %1 is made to exit").arg(of);
    case CommandKind::Setitimer:
        return tr("A timer of %1 is set").arg(of);
    case CommandKind::SetRlimitCpu:
        return tr("The CPU limit of %1 is set").arg(of);
    case CommandKind::Renice:
        return tr("A thread of %1 is reniced").arg(of);
    case CommandKind::ReadClock:
        return tr("The clock of %1 is read").arg(of);
    case CommandKind::SampleTimer:
        return tr("The timer of %1 is sampled").arg(of);
    case CommandKind::Fix:
        return tr("A fix is switched");
    case CommandKind::Run:
        return tr("%1 is started").arg(of);
    case CommandKind::Affinity:
        return tr("A thread of %1 gets other CPUs").arg(of);
    case CommandKind::Alarm:
        return alarmText(e.value);
    case CommandKind::RtcUpdate:
        return e.value != 0 ? tr("The RTC's update interrupts go on") : tr("The RTC's update interrupts go off");
    case CommandKind::RtcPeriodic:
        return periodicText(e.value);
    case CommandKind::Spawn:
        return tr("%1 gets a new thread").arg(of);
    case CommandKind::Program:
        return tr("%1 gets another program").arg(thread(e.task));
    case CommandKind::EndBurst:
        return tr("The burst of %1 is ended").arg(thread(e.task));
    case CommandKind::SetScheduler:
        return tr("%1 gets another policy").arg(thread(e.task));
    case CommandKind::TimerCreate:
        return tr("A timer of %1 is made").arg(of);
    case CommandKind::TimerSettime:
        return tr("A timer of %1 is set").arg(of);
    case CommandKind::TimerDelete:
        return tr("A timer of %1 is deleted").arg(of);
    case CommandKind::Sigaction:
        return tr("What %1 does about %2 is changed").arg(of, signalText(static_cast<int>(e.value)));
    case CommandKind::Sigprocmask:
        return tr("The signal mask of %1 is changed").arg(thread(e.task));
    case CommandKind::SetRlimitRttime:
        return tr("The real-time limit of %1 is set").arg(of);
    case CommandKind::Other:
        return tr("Something is done");
    }
    return {};
}

Sentence SentenceWriter::operator()(traced::Command const& e) const { return {commandText(e), tr("from outside")}; }

}
