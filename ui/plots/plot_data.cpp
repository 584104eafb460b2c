// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_data.h"

#include "core/scenario/scenario.h"

#include <algorithm>

namespace tickscope::ui {

PlotData::PlotData(QObject* parent)
    : QObject{parent}
{
}

PlotData::~PlotData() = default;

/// CPUs that are online when the machine boots; no list: all of them.
static CpuMask onlineAtBoot(Frame const& frame)
{
    CpuList const& online = frame.world->scenario.machine.online;
    if (!online)
        return CpuMask::first(frame.machine->cpus.size());
    CpuMask mask;
    for (std::uint32_t const cpu : *online)
        mask.set(static_cast<CpuId>(cpu));
    return mask;
}

void PlotData::setFrame(std::shared_ptr<Frame const> frame)
{
    bool const another_past = !m_frame || !frame || frame->epoch != m_frame->epoch ||
        frame->world->scenario.title != m_frame->world->scenario.title;
    m_frame = std::move(frame);
    if (m_frame) {
        if (another_past)
            beginAgain();
        if (m_task_table.lacks(*m_frame->machine))
            m_task_table = TaskTable::of(*m_frame->machine);
        workOut(m_newest, {0, m_frame->trace, m_frame->origin});
        workOutAgain();
    }
    Q_EMIT frameChanged();
}

void PlotData::beginAgain()
{
    m_task_table = TaskTable::of(*m_frame->machine);
    m_newest = {};
    m_again = {};
}

void PlotData::workOutRtc(WorkedOut& into, TraceSegmentView const& segment) const
{
    if (!m_frame->machine->hpet.present)
        return;
    if (!into.rtc) {
        if (segment.origin)
            into.rtc.emplace(*segment.origin);
        else
            into.rtc.emplace();
        into.rtc->set_budget(m_budget.rtc());
    }
    into.rtc->feed(segment.trace);
}

/// Whoever begins to read in the middle of a run begins with the state that the machine had there.
void PlotData::workOut(WorkedOut& into, TraceSegmentView const& segment) const
{
    if (!into.lanes) {
        if (segment.origin)
            into.lanes.emplace(*segment.origin);
        else
            into.lanes.emplace(m_frame->machine->cpus.size(), onlineAtBoot(*m_frame));
        into.lanes->set_budget(m_budget.lanes());
    }
    into.lanes->feed(segment.trace);
    workOutRtc(into, segment);
    if (!m_process)
        return;
    if (!into.clocks) {
        if (segment.origin)
            into.clocks.emplace(*m_process, *segment.origin);
        else
            into.clocks.emplace(*m_process, kernel_config(m_frame->world->scenario));
        into.clocks->set_budget(m_budget.clocks());
    }
    into.clocks->feed(segment.trace, m_task_table);
}

void PlotData::workOutAgain()
{
    bool const same = m_frame->replayed && m_again.lanes && m_again_number == m_frame->replayed->number &&
        m_again.lanes->fed() >= m_frame->replayed->trace.first_n();
    if (!same)
        m_again = {};
    if (!m_frame->replayed)
        return;
    m_again_number = m_frame->replayed->number;
    workOut(m_again, *m_frame->replayed);
}

PlotSource PlotData::sourceFor(TimeRange const& range) const
{
    if (m_again.lanes && range.from >= m_again.lanes->begins() && range.from < m_newest.lanes->detail_from()) {
        TraceView const& trace = m_frame->replayed->trace;
        SimTime const end = trace.size() == trace.first_n() ? SimTime{} : trace.at(trace.size() - 1).at;
        SimTime const reached = std::max(end, m_frame->machine->now);
        if (range.from < reached)
            return {*m_again.lanes, m_again.clocksIfAny(), m_again.rtcIfAny(), reached};
    }
    return {*m_newest.lanes, m_newest.clocksIfAny(), m_newest.rtcIfAny(), m_frame->reached};
}

void PlotData::setSelection(Maybe<Tgid> process, Maybe<TaskId> thread)
{
    if (process == m_process && thread == m_thread)
        return;
    if (process != m_process) {
        m_newest.clocks.reset();
        m_again.clocks.reset();
    }
    m_process = process;
    m_thread = thread;
    if (m_frame) {
        workOut(m_newest, {0, m_frame->trace, m_frame->origin});
        workOutAgain();
    }
    Q_EMIT selectionChanged();
}

}
