// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/player.h"

#include <algorithm>
#include <atomic>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr auto run_budget = 8ms;  // of wall time, before commands are looked at again

// One count for all sessions: whoever keeps what it worked out of a run may be shown those of several.
std::uint64_t Player::next_run()
{
    static std::atomic<std::uint64_t> runs = 0;
    return ++runs;
}

void Player::boot()
{
    begin_anew();
    list_branches();
    changed();
}

void Player::begin_anew()
{
    if (m_timeline)
        m_epoch_before += m_timeline->epoch() + 1;
    halt();
    m_timeline = std::make_unique<Timeline>(scenario(), m_thread.bounds());
    m_timeline->set_trace_budget(m_budget.trace());
    m_timeline->set_keyframe_budget(m_budget.keyframes());
    m_published = m_read = 0;
}

// Clocks and counters go on where nothing is left to happen: who asks for a later instant gets there.
bool Player::is_idle_or_stuck() const
{
    return m_timeline->machine().stuck_task || (!m_run_to && m_timeline->nothing_left());
}

PlayState Player::state() const
{
    bool const in_the_past = m_timeline->now() < m_timeline->reached();
    if (m_playing)
        return in_the_past ? PlayState::Replaying : PlayState::Running;
    if (in_the_past)
        return PlayState::InThePast;
    return finished() ? PlayState::Finished : PlayState::Paused;
}

void Player::play(SimTime until)
{
    if (m_remake && until == never)
        m_remake->plays_on = true;
    else if (m_remake)
        show_after_remake(until);
    else {
        m_run_to.reset();
        if (until != never)
            m_run_to = until;
        begin_to_play();
    }
}

void Player::begin_to_play()
{
    if (!finished()) {
        m_playing = true;
        m_speedometer.clear();
        start_pacing();
    }
    changed();
}

void Player::halt()
{
    ++m_round;
    m_playing = false;
    m_run_to.reset();
    m_remake.reset();
    m_speedometer.clear();
    m_pace_timer.cancel();
}

// A run that is being made again is first made to its end where something is to be done at the instant shown; else it
// may be left where it is.
void Player::pause()
{
    if (m_remake && (m_remake->plays_on || !m_waiting.empty()))
        m_remake->plays_on = false;
    else
        halt();
    changed();
}

void Player::start_pacing()
{
    ++m_round;
    m_next_pace = Wall::now();
    m_pace.anchor(m_next_pace, m_timeline->now());
    post([this, round = m_round] {
        if (round == m_round)
            advance();
    });
}

// What the window has not read must not be dropped, be it the first that ever is: so the machine waits while that takes
// more than half of what the log may hold. (To ask only once something was dropped is too late: by then it may be
// gone.)
bool Player::window_lags() const
{
    TraceLog const& log = m_timeline->log();
    auto const held = static_cast<double>(log.size() - log.first_n());
    auto const unread = static_cast<double>(log.size() - std::min(m_read, log.size()));
    return unread * static_cast<double>(log.bytes()) > held * static_cast<double>(log.budget()) / 2;
}

// One turn of playing: runs to where the clock on the wall is, or as far as a few milliseconds go, and comes again.
void Player::advance()
{
    auto const now = Wall::now();
    SimTime const goal = std::min(end(), m_run_to.value_or(never));
    SimTime const due = rushing() ? never : m_pace.due(now);
    run_towards(std::min(goal, due), now + run_budget);
    m_speedometer.note(Wall::now(), m_timeline->now());
    changed();
    stop_where_due();
    if (!m_playing)
        return;

    auto const again = [this, round = m_round](auto const&...) {
        if (round == m_round)
            advance();
    };
    bool const behind = m_timeline->now() < due;
    // Time that could not be kept up with is given up, or a slow stretch would be followed by a rush.
    if (behind && !rushing())
        m_pace.anchor(Wall::now(), m_timeline->now());
    if ((rushing() || behind) && !window_lags())
        return post(again);
    m_next_pace = std::max(m_next_pace + frame_period, now);
    m_pace_timer.expires_at(m_next_pace);
    m_pace_timer.async_wait(again);
}

void Player::run_towards(SimTime target, Wall::time_point deadline)
{
    auto const goes_on = [&] { return !nothing_left() && !window_lags() && Wall::now() < deadline; };
    if (m_timeline->now() < target && goes_on())
        m_timeline->run_until(target, goes_on);
}

void Player::stop_where_due()
{
    bool const arrived = m_run_to && m_timeline->now() >= *m_run_to;
    if (!arrived && !nothing_left())
        return;
    m_remake ? end_remake() : pause();
}

void Player::set_speed(double speed)
{
    m_pace.set_speed(std::max(speed, 0.001));
    if (m_playing)
        start_pacing();
    changed();
}

void Player::step_event(int direction)
{
    if (m_remake)
        return;
    pause();
    if (direction < 0)
        m_timeline->step_back();
    else if (!nothing_left() && m_timeline->next_at() <= end())
        m_timeline->step();
    changed();
}

void Player::step_tick(int direction)
{
    if (m_remake)
        return;
    pause();
    Nanos const period = m_timeline->machine().config.tick_period();
    Nanos const now = m_timeline->now().time_since_epoch();
    Nanos const back = now % period == 0ns ? period : now % period;
    Nanos const target = direction < 0 ? std::max(now - back, Nanos{0}) : now - now % period + period;
    jump_to(SimTime{target});
}

void Player::jump_to(SimTime target)
{
    m_timeline->seek(std::clamp(target, SimTime{}, end()));
    changed();
}

// Dragging asks for more places than can be gone to. The jump queues behind the wishes that are already there, and
// finds the last of them.
void Player::want_seek(SimTime target)
{
    bool const queued = m_wanted_seek.has_value();
    m_wanted_seek = target;
    if (!queued)
        post([this] { seek_as_wanted(); });
}

void Player::seek_as_wanted()
{
    if (!m_wanted_seek)
        return;
    SimTime const wanted = *m_wanted_seek;
    m_wanted_seek.reset();
    if (m_remake)
        return show_after_remake(wanted);
    if (wanted <= m_timeline->reached()) {
        pause();
        jump_to(wanted);
    } else
        run_to(std::min(wanted, end()));
}

void Player::go_live()
{
    if (m_remake)
        return show_after_remake(m_remake->reach);
    jump_to(m_timeline->reached());
    if (m_playing)
        start_pacing();
}

void Player::run_to(SimTime target)
{
    if (target > end())
        m_later_end = target + length();
    if (m_remake || target > m_timeline->now())
        return play(target);
    pause();
    jump_to(target);
}

void Player::changed()
{
    if (!remakes_quietly())
        m_thread.changed();
}

void Player::frame_taken()
{
    m_read = m_published;
    m_thread.taken();
}

void Player::publish()
{
    auto frame = std::make_shared<Frame>();
    frame->world = m_timeline->world();
    frame->machine = std::make_shared<Machine const>(m_timeline->machine());
    frame->task_table = m_timeline->task_table();
    frame->trace = m_timeline->log().view();
    frame->origin = m_timeline->record().newest().origin();
    if (TraceSegment const* again = m_timeline->record().replayed(); again && m_timeline->behind_the_record())
        frame->replayed = TraceSegmentView{again->number, again->log.view(), again->origin()};
    frame->run = m_run;
    frame->epoch = m_epoch_before + m_timeline->epoch();
    frame->reached = m_timeline->reached();
    frame->duration = end();
    frame->state = state();
    frame->speed = m_pace.speed();
    frame->actual_speed = m_playing ? m_speedometer.speed() : 0.0;
    frame->commands.assign(m_timeline->commands().begin(), m_timeline->commands().end());
    frame->commands_applied = m_timeline->commands_applied();
    frame->diverged_at = m_timeline->diverged_at();
    frame->version = m_versions.current();
    frame->branches = m_branches;
    if (m_remake)
        frame->remade_to = m_remake->reach;
    m_published = frame->trace.size();
    m_publish(std::move(frame));
}

}
