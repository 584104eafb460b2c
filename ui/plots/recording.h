// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "core/trace/clock_series.h"
#include "core/trace/lanes.h"
#include "core/trace/roster.h"
#include "core/trace/rtc_series.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tickscope::ui {

/// What all plots draw from: the newest frame, and what was worked out of its trace so far. Each event is read once.
/// It also holds what is selected, so that every plot shows the same process and the same thread.
class Recording : public QObject {
    Q_OBJECT

public:
    explicit Recording(QObject* parent = nullptr);
    ~Recording() override;

    /// Frames come in the order in which the session made them. None: nothing is open.
    void setFrame(std::shared_ptr<Frame const> frame);
    /// The process whose clocks are drawn, and the thread that stands out in the lanes.
    void setSelection(Maybe<Tgid> process, Maybe<TaskId> thread = {});

    bool empty() const { return !m_frame; }
    Frame const& frame() const { return *m_frame; }
    Names names() const { return Names{m_frame->world->cast, m_roster}; }
    Lanes const& lanes() const { return *m_lanes; }
    ClockSeries const* clocks() const { return m_clocks ? &*m_clocks : nullptr; }  ///< of the selected process
    RtcSeries const* rtc() const { return m_rtc ? &*m_rtc : nullptr; }             ///< where the machine has an RTC
    Maybe<Tgid> process() const { return m_process; }
    Maybe<TaskId> thread() const { return m_thread; }
    Nanos tickPeriod() const { return m_frame->machine->config.tick_period(); }

Q_SIGNALS:
    void frameChanged();
    void selectionChanged();

private:
    void beginAgain();
    void feedClocks();

    std::shared_ptr<Frame const> m_frame;
    Roster m_roster;
    std::optional<Lanes> m_lanes;
    std::optional<ClockSeries> m_clocks;
    std::optional<RtcSeries> m_rtc;
    Maybe<Tgid> m_process;
    Maybe<TaskId> m_thread;
};

}
