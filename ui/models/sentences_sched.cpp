// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/call_names.h"
#include "core/trace/event_text.h"
#include "ui/models/sentence_writer.h"
#include "ui/models/task_text.h"
#include "ui/plots/lane_text.h"
#include "ui/style/format.h"

namespace tickscope::ui {

Sentence SentenceWriter::operator()(traced::SchedSwitch const& e) const
{
    return {tr("%1 goes from %2 to %3").arg(cpu(m_cpu), thread(e.prev), thread(e.next)), "sched_switch"};
}

Sentence SentenceWriter::operator()(traced::SchedWakeup const& e) const
{
    return {tr("%1 wakes on %2").arg(thread(e.task), cpu(e.target_cpu)), "try_to_wake_up"};
}

Sentence SentenceWriter::operator()(traced::SchedWakeupNew const& e) const
{
    return {tr("%1 is new, on %2").arg(thread(e.task), cpu(e.target_cpu)), "wake_up_new_task"};
}

Sentence SentenceWriter::operator()(traced::SchedMigrateTask const& e) const
{
    return {tr("%1 moves from %2 to %3").arg(thread(e.task), cpu(e.orig_cpu), cpu(e.dest_cpu)),
            small(migrateWhyText(e.why), "set_task_cpu")};
}

Sentence SentenceWriter::operator()(traced::SchedProcessFork const& e) const
{
    return {e.parent ? tr("%1 makes %2").arg(thread(e.parent), thread(e.child)) : tr("%1 is made").arg(thread(e.child)),
            "do_fork"};
}

Sentence SentenceWriter::operator()(traced::SchedProcessExit const& e) const
{
    return {e.signal != 0 ? tr("%1 exits, killed by %2").arg(thread(e.task), signalText(e.signal))
                          : tr("%1 exits").arg(thread(e.task)),
            tr("do_exit, code %1").arg(e.code)};
}

Sentence SentenceWriter::operator()(traced::SchedProcessWait const& e) const
{
    return {tr("%1 reaps %2").arg(e.task ? thread(e.task) : QStringLiteral("init"), process(e.reaped)),
            "wait_task_zombie"};
}

Sentence SentenceWriter::operator()(traced::SchedStatRuntime const& e) const
{
    return {tr("%1 has run %2 more").arg(thread(e.task), spanText(e.runtime)), "update_curr"};
}

static QString tickText(TickMode mode)
{
    switch (mode) {
    case TickMode::User:
        return SentenceWriter::tr("The tick of %1 charges %2, user");
    case TickMode::System:
        return SentenceWriter::tr("The tick of %1 charges %2, system");
    case TickMode::Idle:
        return SentenceWriter::tr("The tick of %1 finds it idle");
    }
    return {};
}

Sentence SentenceWriter::operator()(traced::Tick const& e) const
{
    QString const text = tickText(e.mode);
    return {e.mode == TickMode::Idle ? text.arg(cpu(m_cpu)) : text.arg(cpu(m_cpu), thread(e.task)),
            "account_process_tick · run_posix_cpu_timers"};
}

Sentence SentenceWriter::operator()(traced::AccountGroup const& e) const
{
    return {tr("%1's timer is fed").arg(process(e.process)),
            small(tr("%1 more").arg(cputimeText({e.utime, e.stime, e.runtime})), "account_group_*")};
}

Sentence SentenceWriter::operator()(traced::Mode const& e) const
{
    return {(e.mode == CpuMode::User ? tr("%1 is in user mode") : tr("%1 is in system mode")).arg(thread(e.task)), {}};
}

Sentence SentenceWriter::operator()(traced::DeadAccumulate const& e) const
{
    return {tr("%1 leaves its time to %2").arg(thread(e.task), process(e.process)),
            small(cputimeText({e.utime, e.stime, e.runtime}), "__exit_signal")};
}

Sentence SentenceWriter::operator()(traced::Sigchld const& e) const
{
    return {tr("%1 hears that %2 is dead").arg(process(e.process), process(e.child)),
            QStringLiteral("si_utime %1, si_stime %2 · do_notify_parent")
                .arg(countText(e.utime.value), countText(e.stime.value))};
}

Sentence SentenceWriter::operator()(traced::JobControl const& e) const
{
    QString const parent = process(e.parent);
    if (e.state == JobEvent::Continued)
        return {tr("%1 goes on, and %2 is told").arg(process(e.process), parent),
                QStringLiteral("CLD_CONTINUED · do_notify_parent_cldstop")};
    return {tr("%1 has stopped, and %2 is told").arg(process(e.process), parent),
            QStringLiteral("CLD_STOPPED · do_notify_parent_cldstop")};
}

Sentence SentenceWriter::operator()(traced::Syscall const& e) const
{
    QString const error = QString::fromStdString(errno_name(e.error));
    QString const call = QString::fromStdString(std::string{word(e.op)});
    return {e.task ? tr("%1 of %2 fails").arg(call, thread(*e.task)) : tr("%1 from outside fails").arg(call), error};
}

Sentence SentenceWriter::operator()(traced::Lock const& e) const
{
    return {tr("The time lock of %1 is taken").arg(process(e.process)),
            e.transferred ? tr("its cache line moves") : tr("uncontended")};
}

}
