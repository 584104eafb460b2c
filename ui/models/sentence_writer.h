// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/sentences.h"

#include <QCoreApplication>

namespace tickscope::ui {

/// Puts events into words, one overload a kind. Kernel functions and fields are called by their names in any language.
class SentenceWriter {
    Q_DECLARE_TR_FUNCTIONS(SentenceWriter)

public:
    /// `cpu` is where the event happened; `names` outlives the writer.
    SentenceWriter(TaskNames const& names, CpuId cpu)
        : m_names{names}
        , m_cpu{cpu}
    {
    }

    // sentences_sched.cpp: who runs, and who is there
    Sentence operator()(traced::SchedSwitch const& e) const;
    Sentence operator()(traced::SchedWakeup const& e) const;
    Sentence operator()(traced::SchedWakeupNew const& e) const;
    Sentence operator()(traced::SchedMigrateTask const& e) const;
    Sentence operator()(traced::SchedProcessFork const& e) const;
    Sentence operator()(traced::SchedProcessExit const& e) const;
    Sentence operator()(traced::SchedProcessWait const& e) const;
    Sentence operator()(traced::SchedStatRuntime const& e) const;
    Sentence operator()(traced::Tick const& e) const;
    Sentence operator()(traced::AccountGroup const& e) const;
    Sentence operator()(traced::Mode const& e) const;
    Sentence operator()(traced::DeadAccumulate const& e) const;
    Sentence operator()(traced::Sigchld const& e) const;
    Sentence operator()(traced::JobControl const& e) const;
    Sentence operator()(traced::Syscall const& e) const;
    Sentence operator()(traced::Lock const& e) const;
    // sentences_timers.cpp: timers, clocks, limits and the signals that they send
    Sentence operator()(traced::ItimerState const& e) const;
    Sentence operator()(traced::ItimerExpire const& e) const;
    Sentence operator()(traced::TimerCreate const& e) const;
    Sentence operator()(traced::TimerSettime const& e) const;
    Sentence operator()(traced::TimerDelete const& e) const;
    Sentence operator()(traced::TimerExpire const& e) const;
    Sentence operator()(traced::CputimerStart const& e) const;
    Sentence operator()(traced::CputimerStop const& e) const;
    Sentence operator()(traced::ExpiryCache const& e) const;
    Sentence operator()(traced::ClockRead const& e) const;
    Sentence operator()(traced::Getitimer const& e) const;
    Sentence operator()(traced::TimerGettime const& e) const;
    Sentence operator()(traced::Getrusage const& e) const;
    Sentence operator()(traced::RlimitCpu const& e) const;
    Sentence operator()(traced::SignalGenerate const& e) const;
    Sentence operator()(traced::SignalDeliver const& e) const;
    // sentences_machine.cpp: CPUs, devices, complaints, and what a person did
    Sentence operator()(traced::CpuhpOffline const& e) const;
    Sentence operator()(traced::CpuhpOnline const& e) const;
    Sentence operator()(traced::TickStop const& e) const;
    Sentence operator()(traced::TickRestart const& e) const;
    Sentence operator()(traced::NohzMask const& e) const;
    Sentence operator()(traced::NohzBalancer const& e) const;
    Sentence operator()(traced::HpetInterrupt const& e) const;
    Sentence operator()(traced::HpetReinit const& e) const;
    Sentence operator()(traced::RtcIrq const& e) const;
    Sentence operator()(traced::Warning const& e) const;
    Sentence operator()(traced::Command const& e) const;
    Sentence operator()(traced::Invariant const& e) const;

private:
    QString by(Maybe<TaskId> caller, char const* function) const;
    QString thread(Maybe<TaskId> task) const;
    QString process(Maybe<Tgid> process) const;
    QString timer(traced::TimerFields const& e) const;
    QString senderText(traced::SignalGenerate const& e) const;
    QString commandText(traced::Command const& e) const;
    static QString cpu(Maybe<CpuId> id);
    static QString cputimeText(TaskCputime const& time);
    /// What follows in small print: words, then the kernel's name for it.
    static QString small(QString const& words, char const* function);

    TaskNames const& m_names;
    CpuId m_cpu;
};

}
