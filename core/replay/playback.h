// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"

#include <functional>
#include <span>
#include <vector>

namespace tickscope {

/// Where a run stops whose scenario does not say.
inline constexpr Nanos default_duration = std::chrono::seconds{60};

/// What is done between two slices of a run. A slice is so short that nobody waits for its end, and so long that
/// looking at a clock, a flag or a limit after each one costs nothing: this is the one place for them.
struct BetweenSlices {
    /// The instant at which the next slice ends at the latest; none: wherever.
    std::function<SimTime()> next_stop;
    /// Called after each slice: whether the run goes on. None: it does.
    std::function<bool()> goes_on;
};

/// A machine that runs and what is done to it, in the one order: at an instant first everything that the instant brings
/// by itself, then the commands in the order in which they were given. Every run of a story is one of these.
class Playback {
public:
    /// `sink` may be null; it must outlive the playback. Whatever makes time go on throws Stopped where the bounds end
    /// it.
    Playback(Scenario const& scenario, TraceSink* sink, RunBounds bounds = {});

    Engine& engine() { return m_engine; }
    Engine const& engine() const { return m_engine; }
    Machine const& machine() const { return m_engine.machine(); }
    SimTime now() const { return m_engine.now(); }

    /// By time; the scenario's events unless set_commands() changed them.
    std::span<CommandAt const> commands() const { return m_commands; }
    std::size_t applied() const { return m_applied; }  ///< so many of commands() have happened
    /// Those that have happened must be the first of `commands` too.
    void set_commands(std::vector<CommandAt> commands);
    /// Puts the machine to a state of this run in which the first `applied` commands have happened.
    void restore(Machine const& machine, std::shared_ptr<World const> world, std::size_t applied);

    SimTime next_at() const;    ///< when something happens next, instant or command; `never` if nothing does
    bool nothing_left() const;  ///< nobody runs and nobody will, and no command is to come
    bool step();                ///< one instant, or one command where a command is next; false if nothing is left
    void apply_next_command();

    /// Every instant and every command at or before `until`, of the commands only the first `commands`; time then
    /// stands at `until`. False if `between` ended it: the machine stands where it had come to.
    bool run_until(SimTime until, std::size_t commands, BetweenSlices const& between = {});
    bool run_until(SimTime until, BetweenSlices const& between = {});
    /// The same, but time does not go on to `until` once nothing is left to happen.
    bool run_until_idle(SimTime until, BetweenSlices const& between = {});

    /// About so many events a slice brings about at most.
    static constexpr std::uint64_t slice_events = 8192;

private:
    bool command_is_next() const;
    bool apply_commands_until(SimTime until, std::size_t commands, BetweenSlices const& between);
    bool run_engine_until(SimTime until, BetweenSlices const& between);
    SimTime slice_end(SimTime until, BetweenSlices const& between) const;
    template<class Run>
    bool run_slice(BetweenSlices const& between, Run&& run);

    Engine m_engine;
    std::vector<CommandAt> m_commands;
    std::size_t m_applied = 0;
    Nanos m_slice{std::chrono::milliseconds{10}};
};

/// In the order in which they happen: by time, and of one instant as they are listed.
std::vector<CommandAt> in_order(std::vector<CommandAt> commands);

}
