// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/time_axis.h"

#include "core/session/frame.h"

#include <algorithm>

namespace tickscope::ui {

using namespace std::chrono_literals;

/// What is shown before anything happened: an empty stretch that the run then fills at a steady scale. A story is shown
/// as a whole, a long run by its last seconds.
static Nanos firstStretch(SimTime duration)
{
    Nanos const whole = duration - SimTime{};
    if (whole <= Nanos{})
        return 1s;
    return whole <= 30s ? whole : Nanos{2s};
}

TimeAxis::TimeAxis(QObject* parent)
    : QObject{parent}
    , m_range{SimTime{}, SimTime{} + firstStretch(SimTime{})}
{
}

TimeRange TimeAxis::limits() const
{
    return {SimTime{}, std::max({m_reached, m_room, SimTime{} + firstStretch(m_duration)})};
}

std::optional<Nanos> TimeAxis::markerDistance() const
{
    if (!m_markers[0] || !m_markers[1])
        return std::nullopt;
    return *m_markers[1] - *m_markers[0];
}

// While it plays a cursor that is in sight is kept there; whoever looked away from it is left alone. While the run is
// made again nothing moves: it comes back to where it stood.
void TimeAxis::setFrame(Frame const& frame)
{
    bool const plays = frame.state == PlayState::Running || frame.state == PlayState::Replaying;
    bool const looks_away = m_looks_back || !m_range.contains(m_cursor);
    m_tick_period = frame.machine->config.tick_period();
    m_room = frame.remade_to.value_or(SimTime{});
    m_runs = plays && !frame.remade_to;
    setRecorded(frame.reached, frame.duration);
    if (frame.remade_to)
        return;
    bool const runs_through = m_holds && (plays || frame.state == PlayState::Finished);
    moveCursor(frame.machine->now, runs_through || (plays && looks_away) ? Reveal::No : Reveal::Yes);
    if (!m_runs)
        setLooksBack(false);
}

void TimeAxis::setRecorded(SimTime reached, SimTime duration)
{
    if (reached == m_reached && duration == m_duration)
        return;
    bool const another_run = duration != m_duration;
    m_reached = reached;
    m_duration = duration;
    if (m_holds) {
        // It is shown whatever is recorded.
    } else if (another_run)
        setRange(limits());
    else if (m_fits)
        setRange(limits());
    else if (m_follows_live && m_room <= m_reached)
        setRange(followed());
    else
        setRange(clamped(m_range, limits()));
    Q_EMIT recordedChanged();
}

TimeRange TimeAxis::followed() const
{
    Nanos const overshoot = m_reached - m_range.to;
    if (overshoot > Nanos{} || m_reached < m_range.from)
        return clamped({m_range.from + overshoot, m_range.to + overshoot}, limits());
    return clamped(m_range, limits());
}

void TimeAxis::setCursor(SimTime cursor) { moveCursor(cursor, Reveal::Yes); }

void TimeAxis::moveCursor(SimTime cursor, Reveal reveal)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    if (!m_fits && reveal == Reveal::Yes)
        setRange(clamped(revealing(m_range, m_cursor), limits()));
    Q_EMIT cursorChanged();
}

void TimeAxis::setHover(std::optional<SimTime> hover)
{
    if (hover == m_hover)
        return;
    m_hover = hover;
    Q_EMIT hoverChanged();
}

void TimeAxis::setMarker(Marker which, std::optional<SimTime> at)
{
    m_markers[static_cast<std::size_t>(which)] = at;
    Q_EMIT markersChanged();
}

void TimeAxis::zoomAt(SimTime about, double factor) { show(zoomed(m_range, about, factor)); }

void TimeAxis::panBy(Nanos by) { show(panned(m_range, by)); }

void TimeAxis::hold(TimeRange range)
{
    m_fits = false;
    m_holds = true;
    setRange(range);
}

void TimeAxis::show(TimeRange range)
{
    m_fits = m_holds = false;
    setRange(clamped(range, limits()));
    // Looking away from the end is how a person says that they no longer follow it.
    if (m_reached > m_range.to || m_reached < m_range.from) {
        setFollowsLive(false);
        setLooksBack(m_runs);
    }
}

// The stretch that is shown stays as long as it is.
void TimeAxis::lookAt(SimTime instant)
{
    m_fits = false;
    setRange(clamped(revealing(m_range, instant), limits()));
    setFollowsLive(false);
    setLooksBack(true);
}

void TimeAxis::fit()
{
    setLooksBack(false);
    m_fits = true;
    m_holds = false;
    setRange(limits());
}

void TimeAxis::followLive()
{
    m_holds = false;
    setLooksBack(false);
    setFollowsLive(true);
    setRange(followed());
}

void TimeAxis::requestSeek(SimTime target)
{
    SimTime const there = std::clamp(target, SimTime{}, m_reached);
    if (m_runs && !m_seek_stops)
        return lookAt(there);
    setFollowsLive(false);
    Q_EMIT seekRequested(there);
}

void TimeAxis::requestLive()
{
    followLive();
    Q_EMIT liveRequested();
}

void TimeAxis::setRange(TimeRange range)
{
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void TimeAxis::setFollowsLive(bool follows)
{
    if (follows == m_follows_live)
        return;
    m_follows_live = follows;
    Q_EMIT followsLiveChanged(follows);
}

void TimeAxis::setLooksBack(bool looks_back)
{
    if (looks_back == m_looks_back)
        return;
    m_looks_back = looks_back;
    Q_EMIT looksBackChanged(looks_back);
}

}
