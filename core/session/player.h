// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/timeline.h"
#include "core/replay/versions.h"
#include "core/session/pace.h"
#include "core/session/session.h"
#include "core/session/simulation_thread.h"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace tickscope {

/// What a Session does, on its thread: plays, stops and winds a Timeline, and publishes how it stands. Everything but
/// post() and command() is called on the thread.
class Player {
public:
    Player(Scenario scenario, Session::Publish publish, MemoryBudget budget)
        : m_versions{std::make_shared<Scenario const>(std::move(scenario))}
        , m_budget{budget}
        , m_publish{std::move(publish)}
        , m_thread{[this] { this->publish(); }}
        , m_pace_timer{m_thread.io()}
    {
    }

    // Only once the Session can be called: a frame may be answered from the thread that brings it.
    void start()
    {
        post([this] { boot(); });
        m_thread.start();
    }

    ~Player() { m_thread.stop(); }

    template<class Do>
    void post(Do&& what)
    {
        m_thread.post(std::forward<Do>(what));
    }

    /// Everything but a seek comes after the seek that was asked for before it.
    template<class Do>
    void command(Do&& what)
    {
        post([this, what = std::forward<Do>(what)]() mutable {
            seek_as_wanted();
            what(*this);
        });
    }

    void boot();
    void frame_taken();
    void play(SimTime until);
    void pause();
    void set_speed(double speed);
    void step_event(int direction);
    void step_tick(int direction);
    void want_seek(SimTime target);
    void seek_as_wanted();
    void go_live();
    void run_to(SimTime target);
    void submit(VersionId next, Command command);
    void edit(VersionId next, ScenarioEdit const& edit);
    void reset(VersionId next);
    void reset_to_file(VersionId next);
    void go_to(VersionId version);
    void name_branch(VersionId version, std::string name);
    void remove_branch(VersionId version);

private:
    SimTime end() const { return std::max(SimTime{length()}, m_later_end); }
    Scenario const& scenario() const { return *m_versions.scenario(); }
    Nanos length() const { return scenario().duration.value_or(default_duration); }
    bool nothing_left() const { return m_timeline->now() >= end() || is_idle_or_stuck(); }
    bool is_idle_or_stuck() const;
    bool finished() const { return m_timeline->now() >= m_timeline->reached() && nothing_left(); }
    bool window_lags() const;
    bool rushing() const { return m_run_to.has_value() || m_pace.unlimited(); }
    PlayState state() const;

    /// The run is made again up to `reach`; then it stands where it stood, and goes on if it did.
    struct Remake {
        SimTime reach{}, show{};
        bool plays_on = false;
        Wall::time_point begun{};
    };
    void in_turn(bool at_an_instant, std::function<void()> what);
    void do_what_waits();
    void change_version(std::function<void()> const& change);
    void remake(Remake remake);
    void end_remake();
    void show_after_remake(SimTime wanted);
    bool remakes_quietly() const;
    void forget_published();
    void list_branches();

    void begin_anew();
    void begin_to_play();
    void halt();
    void start_pacing();
    void advance();
    void run_towards(SimTime target, Wall::time_point deadline);
    void stop_where_due();
    void jump_to(SimTime target);
    void changed();
    void publish();
    static std::uint64_t next_run();

    Versions m_versions;
    std::shared_ptr<std::vector<Branch> const> m_branches;
    MemoryBudget m_budget;
    Session::Publish m_publish;
    SimulationThread m_thread;
    boost::asio::steady_timer m_pace_timer;

    std::uint64_t m_run = next_run();  // see Frame::run
    std::unique_ptr<Timeline> m_timeline;
    std::uint64_t m_published = 0;     // events that the last frame showed
    std::uint64_t m_read = 0;          // events that were in frames which the window has taken
    std::uint64_t m_epoch_before = 0;  // of timelines that a reset threw away
    bool m_playing = false;
    std::uint64_t m_round = 0;  // a handler of an earlier round of playing finds that it is out of date
    std::optional<SimTime> m_run_to;
    std::optional<Remake> m_remake;
    std::vector<std::function<void()>> m_waiting;  // until the run is made again
    SimTime m_later_end{};                         // where somebody went beyond the scenario's end, and as long again
    std::optional<SimTime> m_wanted_seek;
    Pacer m_pace;
    Speedometer m_speedometer;

    Wall::time_point m_next_pace{};
};

}
