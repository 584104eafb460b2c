// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "core/session/memory_budget.h"

#include <functional>
#include <memory>
#include <string>

namespace tickscope {

class Player;

/// A Timeline on a thread of its own, paced against wall-clock time. Every call posts a message and returns at once.
/// The only place that knows wall-clock time.
class Session {
public:
    using Publish = std::function<void(std::shared_ptr<Frame const>)>;

    /// `publish` is called on the session's thread, never more often than 60 times a second, and not again before
    /// `frame_taken()` was called for the frame before: a slow window gets fewer frames, not a queue of them.
    /// The run keeps to `budget`; a window that reads too slowly holds it up rather than miss an event.
    Session(Scenario scenario, Publish publish, MemoryBudget budget = {});
    ~Session();
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    void frame_taken();
    void play();  ///< nothing happens where the session is Finished
    void pause();
    void set_speed(double simulated_seconds_per_second);  ///< 0.001 .. infinity
    void step_event(int direction);                       ///< +1 or -1; pauses
    void step_tick(int direction);  ///< to the next or the last multiple of the tick period; pauses
    void seek(SimTime target);      ///< pauses; of several asked for in a row only the last is gone to
    void go_live();                 ///< to the end of what is recorded; goes on playing if it was
    /// Plays as fast as possible up to there, then pauses. Beyond the scenario's end that end moves: to there, and on
    /// for as long as the scenario lasts.
    void run_to(SimTime target);

    // Each of these makes a version of the story and says which; none is ever lost. Where the run has to be made again,
    // that is done at full speed up to where the version was recorded and to the instant shown, which stays, and
    // playing goes on if it was. (Frame::remade_to tells how far it has to come.)
    VersionId submit(Command command);           ///< at the present instant
    VersionId edit(ScenarioEdit edit);           ///< from the start
    VersionId change_kernel(KernelSpec kernel);  ///< likewise
    VersionId reset();          ///< to boot, with nothing recorded and nothing done; as it is configured now
    VersionId reset_to_file();  ///< to boot, as the story was opened

    /// Goes to a version that was made before: what was done since is undone, or done again.
    void go_to(VersionId version);
    void name_branch(VersionId version, std::string name);
    void remove_branch(VersionId version);  ///< the current one stays

private:
    VersionId next_version() { return ++m_versions; }

    VersionId m_versions = 0;  // that were asked for: who calls knows the number before there is one
    std::unique_ptr<Player> m_player;
};

}
