// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kept_selection.h"

#include "core/trace/task_table.h"

namespace tickscope::ui {

void KeptSelection::note(Frame const& frame, Selection const& selection)
{
    TaskNames const names{frame.world->name_table, *frame.task_table};
    Maybe<Tgid> const process = selection.process();
    Maybe<TaskId> const thread = selection.thread();
    bool const known = process && index_of(*process) < frame.task_table->processes.size();
    bool const thread_known = thread && index_of(*thread) < frame.task_table->threads.size();
    m_process = known ? names.process(*process) : std::string{};
    m_thread = thread_known ? names.path(*thread) : std::string{};
}

void KeptSelection::select(Frame const& frame, Selection& selection) const
{
    TaskTable const& table = *frame.task_table;
    TaskNames const names{frame.world->name_table, table};
    if (!m_thread.empty())
        for (std::size_t i = 0; i < table.threads.size(); ++i)
            if (names.path(static_cast<TaskId>(i)) == m_thread)
                return selection.selectThread(table.threads[i].tgid, static_cast<TaskId>(i));
    if (!m_process.empty())
        for (std::size_t i = 0; i < table.processes.size(); ++i)
            if (names.process(static_cast<Tgid>(i)) == m_process)
                return selection.selectProcess(static_cast<Tgid>(i));
}

void KeptSelection::beforeFrame(std::shared_ptr<Frame const> const& frame, Selection& selection)
{
    if (m_last && m_last->run != frame->run) {
        if (!m_waits)
            note(*m_last, selection);
        m_waits = true;
        selection.selectEvent(std::nullopt);
    }
    m_last = frame;
}

// Who comes to be only later in the run is found once it is there.
void KeptSelection::afterFrame(Frame const& frame, Selection& selection)
{
    if (m_waits && !frame.remade_to) {
        m_waits = false;
        select(frame, selection);
    }
}

}
