// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "core/session/memory_budget.h"
#include "core/trace/clock_series.h"
#include "core/trace/lanes.h"
#include "core/trace/rtc_series.h"
#include "core/trace/task_table.h"
#include "ui/plots/selection.h"
#include "ui/plots/time_range.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tickscope::ui {

/// What a plot draws a stretch of time from.
struct PlotSource {
    Lanes const& lanes;
    ClockSeries const* clocks;  ///< of the selected process
    RtcSeries const* rtc;       ///< where the machine has an RTC
    SimTime reached;            ///< where it ends
};

/// What all plots draw from: the newest frame, and what was worked out of its trace so far. Each event is read once.
/// Of events that are no longer kept sums are left; where somebody goes back to them, they are worked out again.
/// Clocks are those of the selected process.
class PlotData : public QObject {
    Q_OBJECT

public:
    /// `selection` outlives it.
    explicit PlotData(Selection& selection, QObject* parent = nullptr);
    ~PlotData() override;

    /// Lanes and clocks keep to their shares of it.
    void setBudget(MemoryBudget budget) { m_budget = budget; }
    /// Frames come in the order in which the session made them. None: nothing is open.
    void setFrame(std::shared_ptr<Frame const> frame);

    bool empty() const { return !m_frame; }
    Frame const& frame() const { return *m_frame; }
    TaskNames names() const { return TaskNames{m_frame->world->name_table, m_task_table}; }
    Lanes const& lanes() const { return *m_newest.lanes; }  ///< of the whole run, the far past in sums only
    ClockSeries const* clocks() const { return m_newest.clocksIfAny(); }  ///< likewise, of the selected process
    /// What knows most of a stretch of time.
    PlotSource sourceFor(TimeRange const& range) const;
    Selection& selection() const { return m_selection; }
    Maybe<Tgid> process() const { return m_selection.process(); }  ///< whose clocks are drawn
    Maybe<TaskId> thread() const { return m_selection.thread(); }  ///< that stands out in the lanes
    Nanos tickPeriod() const { return m_frame->machine->config.tick_period(); }

Q_SIGNALS:
    void frameChanged();
    void selectionChanged();  ///< process or thread, once its clocks are there

private:
    /// What was worked out of events in a row.
    struct Series {
        std::optional<Lanes> lanes;
        std::optional<ClockSeries> clocks;
        std::optional<RtcSeries> rtc;

        ClockSeries const* clocksIfAny() const { return clocks ? &*clocks : nullptr; }
        RtcSeries const* rtcIfAny() const { return rtc ? &*rtc : nullptr; }
    };

    void startOver();
    void feed(Series& series, TraceSegmentView const& segment) const;
    void feedRtc(Series& series, TraceSegmentView const& segment) const;
    void feedReplayed();
    void feedAll();
    void takeSelection();

    Selection& m_selection;
    std::shared_ptr<Frame const> m_frame;
    TaskTable m_task_table;
    MemoryBudget m_budget;
    Series m_newest;
    Series m_replayed;  // what a replay of the far past brought
    std::uint64_t m_replayed_number = 0;
    Maybe<Tgid> m_clocks_of;
};

}
