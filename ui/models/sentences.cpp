// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sentences.h"

#include "ui/models/sentence_writer.h"
#include "ui/models/task_text.h"
#include "ui/style/format.h"

namespace tickscope::ui {

QString SentenceWriter::small(QString const& words, char const* function)
{
    return words + QStringLiteral(" · ") + QString::fromLatin1(function);
}

/// "by worker/main · setitimer", or only the function where nobody called it.
QString SentenceWriter::by(Maybe<TaskId> caller, char const* function) const
{
    return caller ? small(tr("by %1").arg(thread(caller)), function) : QString::fromLatin1(function);
}

QString SentenceWriter::thread(Maybe<TaskId> task) const
{
    return task ? QString::fromStdString(m_names.path(*task)) : idleText();
}

QString SentenceWriter::process(Maybe<Tgid> process) const
{
    return process ? QString::fromStdString(m_names.process(*process)) : QStringLiteral("init");
}

QString SentenceWriter::cpu(Maybe<CpuId> id) { return id ? tr("CPU %1").arg(index_of(*id)) : tr("a CPU"); }

QString SentenceWriter::timer(traced::TimerFields const& e) const
{
    return tr("Timer %1 of %2").arg(QString::fromStdString(m_names.timer(e.id)), process(e.process));
}

QString SentenceWriter::cputimeText(TaskCputime const& time)
{
    return tr("utime %1, stime %2, run time %3")
        .arg(countText(time.utime.value), countText(time.stime.value), secondsText(time.sum_exec_runtime));
}

Sentence sentenceOf(TraceEvent const& event, TaskNames const& names)
{
    return std::visit(SentenceWriter{names, event.cpu}, event.what);
}

}
