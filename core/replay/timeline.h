// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/keyframes.h"
#include "core/replay/playback.h"
#include "core/replay/trace_store.h"
#include "core/trace/task_table.h"

#include <span>

namespace tickscope {

/// A simulation that one can wind: scenario and commands decide everything, keyframes only make it quick.
class Timeline {
public:
    /// Whatever makes time go on throws Stopped where the bounds end it, and is of no use then but to be destroyed.
    explicit Timeline(Scenario const& scenario, RunBounds bounds = {});

    SimTime now() const { return m_playback.now(); }
    Machine const& machine() const { return m_playback.machine(); }
    std::shared_ptr<World const> world() const { return m_playback.engine().world(); }
    TraceLog const& log() const { return m_record.log(); }
    TraceStore const& record() const { return m_record; }
    /// The present instant lies before everything that log() still holds.
    bool behind_the_record() const { return machine().reported < log().first_n(); }
    std::shared_ptr<TaskTable const> task_table() const { return m_task_table; }  ///< everybody who is in the log
    /// The scenario's events and the commands submitted, by time; those of the scenario stay when others are forgotten.
    std::span<CommandAt const> commands() const { return m_playback.commands(); }
    SimTime reached() const
    {
        return m_reached;
    }  ///< the latest instant that was ever run to: what lies before it is recorded
    std::uint64_t epoch() const { return m_epoch; }  ///< how often recorded events were forgotten
    Keyframes const& keyframes() const { return m_keyframes; }
    void set_keyframe_budget(std::size_t bytes) { m_keyframes.set_budget(bytes); }
    /// Of the trace; what no longer fits is made again by seek(). Without one everything is kept.
    void set_trace_budget(std::uint64_t bytes) { m_record.set_budget(bytes); }
    /// The first event that a replay brought otherwise than the run had: a mistake of ours.
    std::optional<std::uint64_t> diverged_at() const;

    /// When something happens next, instant or command; `never` if nothing does.
    SimTime next_at() const { return m_playback.next_at(); }
    /// Nobody runs and nobody will, and no command is to come.
    bool nothing_left() const { return m_playback.nothing_left(); }
    bool step();       ///< one instant, or one command where a command is next
    bool step_back();  ///< to the state before the last step; false at boot
    /// `goes_on` is called after each slice of the run, and ends it by saying false.
    void run_until(SimTime until, std::function<bool()> const& goes_on = {});
    void seek(SimTime target);     ///< the state that run_until() would reach from boot, in either direction
    void submit(Command command);  ///< happens once this instant is over; what was recorded after it is forgotten

    std::size_t commands_applied() const { return m_playback.applied(); }  ///< so many of commands() have happened
    /// seek(), but of the commands of that very instant only those among the first `applied` happen: every state that
    /// step() can reach has such an address. All that are earlier must be among them.
    void seek(SimTime target, std::size_t applied);
    /// To the state before the first instant.
    void seek_boot();
    /// The commands of another timeline of the same story, in their order. What was recorded from the first command on
    /// that is not the same is forgotten; time then stands there, or where it stood before.
    void adopt(std::span<CommandAt const> commands);

private:
    void run_until(SimTime until, std::size_t applied, std::function<bool()> const& goes_on = {});
    void forget_from_command(std::size_t first, SimTime at);
    void forget_what_follows(std::size_t applied);
    void keep_state();
    void restore(Keyframe const& keyframe);
    void forget_submitted();
    void keep_up();

    TraceStore m_record;
    Playback m_playback;
    std::vector<bool> m_submitted;  // by index into commands(): a person's, not the scenario's
    Keyframes m_keyframes;
    std::shared_ptr<TaskTable const> m_task_table;
    SimTime m_reached{};
    std::uint64_t m_epoch = 0;
    std::optional<std::uint64_t> m_differs_at;  // a keyframe that a replay did not come to
};

}
