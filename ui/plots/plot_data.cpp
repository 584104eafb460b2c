// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_data.h"

#include "core/scenario/scenario.h"

#include <algorithm>

namespace tickscope::ui {

PlotData::PlotData(Selection& selection, QObject* parent)
    : QObject{parent}
    , m_selection{selection}
    , m_clocks_of{selection.process()}
{
    connect(&selection, &Selection::changed, this, &PlotData::takeSelection);
}

PlotData::~PlotData() = default;

/// CPUs that are online when the machine boots; no list: all of them.
static CpuMask onlineAtBoot(Frame const& frame)
{
    CpuList const& online = frame.world->scenario.machine.online;
    return online ? online->mask() : CpuMask::first(frame.machine->cpus.size());
}

void PlotData::setFrame(std::shared_ptr<Frame const> frame)
{
    bool const another_past = !m_frame || !frame || frame->run != m_frame->run || frame->epoch != m_frame->epoch;
    m_frame = std::move(frame);
    if (m_frame) {
        if (another_past)
            startOver();
        if (m_task_table.lacks(*m_frame->machine))
            m_task_table = TaskTable::of(*m_frame->machine);
        feedAll();
    }
    Q_EMIT frameChanged();
}

void PlotData::startOver()
{
    m_task_table = TaskTable::of(*m_frame->machine);
    m_newest = {};
    m_replayed = {};
}

void PlotData::feedAll()
{
    feed(m_newest, {0, m_frame->trace, m_frame->origin});
    feedReplayed();
}

void PlotData::feedRtc(Series& series, TraceSegmentView const& segment) const
{
    if (!m_frame->machine->hpet.present)
        return;
    if (!series.rtc) {
        if (segment.origin)
            series.rtc.emplace(*segment.origin);
        else
            series.rtc.emplace();
        series.rtc->set_budget(m_budget.rtc());
    }
    series.rtc->feed(segment.trace);
}

/// Whoever begins to read in the middle of a run begins with the state that the machine had there.
void PlotData::feed(Series& series, TraceSegmentView const& segment) const
{
    if (!series.lanes) {
        if (segment.origin)
            series.lanes.emplace(*segment.origin);
        else
            series.lanes.emplace(m_frame->machine->cpus.size(), onlineAtBoot(*m_frame));
        series.lanes->set_budget(m_budget.lanes());
    }
    series.lanes->feed(segment.trace);
    feedRtc(series, segment);
    if (!m_clocks_of)
        return;
    if (!series.clocks) {
        if (segment.origin)
            series.clocks.emplace(*m_clocks_of, *segment.origin);
        else
            series.clocks.emplace(*m_clocks_of, kernel_config(m_frame->world->scenario));
        series.clocks->set_budget(m_budget.clocks());
    }
    series.clocks->feed(segment.trace, m_task_table);
}

void PlotData::feedReplayed()
{
    bool const same = m_frame->replayed && m_replayed.lanes && m_replayed_number == m_frame->replayed->number &&
        m_replayed.lanes->fed() >= m_frame->replayed->trace.first_n();
    if (!same)
        m_replayed = {};
    if (!m_frame->replayed)
        return;
    m_replayed_number = m_frame->replayed->number;
    feed(m_replayed, *m_frame->replayed);
}

PlotSource PlotData::sourceFor(TimeRange const& range) const
{
    if (m_replayed.lanes && range.from >= m_replayed.lanes->begins() && range.from < m_newest.lanes->detail_from()) {
        TraceView const& trace = m_frame->replayed->trace;
        SimTime const end = trace.size() == trace.first_n() ? SimTime{} : trace.at(trace.size() - 1).at;
        SimTime const reached = std::max(end, m_frame->machine->now);
        if (range.from < reached)
            return {*m_replayed.lanes, m_replayed.clocksIfAny(), m_replayed.rtcIfAny(), reached};
    }
    return {*m_newest.lanes, m_newest.clocksIfAny(), m_newest.rtcIfAny(), m_frame->reached};
}

void PlotData::takeSelection()
{
    if (m_clocks_of != process()) {
        m_clocks_of = process();
        m_newest.clocks.reset();
        m_replayed.clocks.reset();
        if (m_frame)
            feedAll();
    }
    Q_EMIT selectionChanged();
}

}
