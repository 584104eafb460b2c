// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_pieces.h"

namespace tickscope {

void TracePieces::record(TraceEvent const& event)
{
    m_log.record(event);
    if (m_log.bytes() >= m_piece && m_engine != nullptr)
        pass_on();
}

void TracePieces::pass_on()
{
    TaskTable const tasks = TaskTable::of(m_engine->machine());
    take(m_log.view(), TaskNames{m_engine->world()->name_table, tasks});
    m_log.forget_from(0);
}

}
