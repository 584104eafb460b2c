// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/time_range.h"

#include <QObject>

#include <array>
#include <cstdint>
#include <optional>

namespace tickscope {
struct Frame;
}

namespace tickscope::ui {

enum class Marker : std::uint8_t { A, B };

/// The one time axis of all plots: what stretch of the run they show, and which instant everything else is "at".
/// It changes nothing but itself: going to an instant is a request that the session answers with a frame.
class TimeAxis : public QObject {
    Q_OBJECT

public:
    explicit TimeAxis(QObject* parent = nullptr);

    TimeRange range() const { return m_range; }
    SimTime cursor() const { return m_cursor; }    ///< the instant shown
    SimTime reached() const { return m_reached; }  ///< end of what is recorded
    SimTime duration() const { return m_duration; }
    Nanos tickPeriod() const { return m_tick_period; }
    bool followsLive() const { return m_follows_live; }
    /// The run goes on while somebody looks at another stretch of it: until requestLive(), or until it stops.
    bool looksBack() const { return m_looks_back; }
    /// Whether going to an instant stops the run; else, while it runs, one only looks there.
    void setSeekStops(bool stops) { m_seek_stops = stops; }
    /// Everything that can be shown: from boot to the end of what is recorded, or a first stretch to be filled.
    TimeRange limits() const;
    std::optional<SimTime> hover() const { return m_hover; }
    std::optional<SimTime> marker(Marker which) const { return m_markers[static_cast<std::size_t>(which)]; }
    std::optional<Nanos> markerDistance() const;  ///< B - A, where both are set

    void setFrame(Frame const& frame);
    void setRecorded(SimTime reached, SimTime duration);
    void setCursor(SimTime cursor);
    void setHover(std::optional<SimTime> hover);
    void setMarker(Marker which, std::optional<SimTime> at);

    void zoomAt(SimTime about, double factor);
    void panBy(Nanos by);
    void show(TimeRange range);
    /// Shows a stretch and stays there while the run goes through it and beyond, until a person looks elsewhere.
    void hold(TimeRange range);
    void fit();         ///< everything recorded, also while it grows
    void followLive();  ///< keeps the end of what is recorded in sight
    void requestSeek(SimTime target);
    void requestLive();

Q_SIGNALS:
    void rangeChanged();
    void cursorChanged();
    void recordedChanged();
    void hoverChanged();
    void markersChanged();
    void followsLiveChanged(bool follows);
    void looksBackChanged(bool looks_back);
    void seekRequested(tickscope::SimTime target);
    void liveRequested();

private:
    enum class Reveal : std::uint8_t { No, Yes };  ///< whether the range goes where the cursor goes

    void moveCursor(SimTime cursor, Reveal reveal);
    void setRange(TimeRange range);
    void setFollowsLive(bool follows);
    void setLooksBack(bool looks_back);
    void lookAt(SimTime instant);
    TimeRange followed() const;

    TimeRange m_range;
    SimTime m_cursor{};
    SimTime m_reached{};
    SimTime m_duration{};
    Nanos m_tick_period{1'000'000};
    std::optional<SimTime> m_hover;
    std::array<std::optional<SimTime>, 2> m_markers;
    SimTime m_room{};  // so far the run will come that is being made again
    bool m_follows_live = true;
    bool m_fits = false;
    bool m_holds = false;
    bool m_runs = false;
    bool m_looks_back = false;
    bool m_seek_stops = false;
};

}

Q_DECLARE_METATYPE(tickscope::SimTime)
