// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/player.h"

#include <algorithm>
#include <utility>

namespace tickscope {

using namespace std::chrono_literals;

static constexpr auto quiet = 100ms;  // a run that is made again in less shows nothing but its end

// Most runs are made again before anybody could see it: what is shown then is the new run where the old one stood. But
// a window that lags has to read before it can go on.
bool Player::remakes_quietly() const { return m_remake && Wall::now() - m_remake->begun < quiet && !window_lags(); }

void Player::list_branches() { m_branches = std::make_shared<std::vector<Branch> const>(m_versions.branches()); }

void Player::forget_published()
{
    m_published = std::min(m_published, m_timeline->log().size());
    m_read = std::min(m_read, m_published);
}

// While the run is made again it does not stand where somebody sees it stand: what is done at an instant waits for it,
// and everything in its turn.
void Player::in_turn(bool at_an_instant, std::function<void()> what)
{
    if (m_remake && (at_an_instant || !m_waiting.empty()))
        m_waiting.push_back(std::move(what));
    else
        what();
}

void Player::do_what_waits()
{
    for (std::function<void()>& what : std::exchange(m_waiting, {}))
        in_turn(true, std::move(what));
}

void Player::submit(VersionId next, Command command)
{
    in_turn(true, [this, next, command = std::move(command)] {
        m_versions.note_reached(m_timeline->reached());
        m_versions.act(next, {m_timeline->now(), command}, m_timeline->commands_applied());
        m_timeline->submit(command);
        forget_published();
        list_branches();
        changed();
    });
}

/// Everything but an act at the present instant: another story is begun anew, of the same one only what comes after the
/// first difference.
void Player::change_version(std::function<void()> const& change)
{
    in_turn(false, [this, change] {
        Remake const again = m_remake.value_or(Remake{.show = m_timeline->now(), .plays_on = m_playing && !m_run_to});
        m_versions.note_reached(m_timeline->reached());
        std::shared_ptr<Scenario const> const before = m_versions.scenario();
        change();
        halt();
        if (m_versions.scenario() != before) {
            m_run = next_run();
            begin_anew();
        }
        m_timeline->adopt(m_versions.commands());
        forget_published();
        list_branches();
        remake(again);
    });
}

void Player::remake(Remake remake)
{
    remake.show = std::min(remake.show, end());
    remake.reach = std::max(m_versions.reached(), remake.show);
    remake.begun = Wall::now();
    m_run_to = remake.reach;
    m_remake = remake;
    m_timeline->reached() >= remake.reach || finished() ? end_remake() : begin_to_play();
}

void Player::end_remake()
{
    Remake const done = *m_remake;
    halt();
    jump_to(std::min(done.show, m_timeline->reached()));
    do_what_waits();
    if (done.plays_on)
        play(never);
}

void Player::edit(VersionId next, ScenarioEdit const& edit)
{
    change_version([this, next, edit] { m_versions.edit(next, edit); });
}

void Player::go_to(VersionId version)
{
    change_version([this, version] { m_versions.go_to(version); });
}

// What was recorded stays with the version that it was recorded of; here everything begins again.
void Player::reset(VersionId next)
{
    in_turn(false, [this, next] {
        m_versions.note_reached(m_timeline->reached());
        m_versions.without_acts(next);
        m_later_end = {};
        boot();
    });
}

void Player::reset_to_file(VersionId next)
{
    in_turn(false, [this, next] {
        m_versions.note_reached(m_timeline->reached());
        m_versions.as_opened(next);
        m_later_end = {};
        m_run = next_run();
        boot();
    });
}

void Player::name_branch(VersionId version, std::string name)
{
    in_turn(false, [this, version, name = std::move(name)] {
        m_versions.name(version, name);
        list_branches();
        changed();
    });
}

void Player::remove_branch(VersionId version)
{
    in_turn(false, [this, version] {
        m_versions.remove(version);
        list_branches();
        changed();
    });
}

void Player::show_after_remake(SimTime wanted)
{
    m_remake->show = std::clamp(wanted, SimTime{}, end());
    m_remake->plays_on = false;
    m_remake->reach = std::max(m_remake->reach, m_remake->show);
    m_run_to = m_remake->reach;
}

}
