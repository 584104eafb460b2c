// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/replay/versions.h"
#include "core/trace/task_table.h"
#include "core/trace/trace_log.h"

#include <memory>
#include <optional>

namespace tickscope {

/// What the program is doing, in the words that the window uses.
enum class PlayState : std::uint8_t {
    Paused,     ///< at the end of what was recorded
    Running,    ///< making new history
    InThePast,  ///< paused before the end of what was recorded
    Replaying,  ///< running over ground already recorded
    Finished,   ///< nothing is left to happen, or the scenario's duration is over
};

/// Events in a row, and a state of the machine from which they go on, for whoever begins to read there.
struct TraceSegmentView {
    std::uint64_t number = 0;  ///< another one: not the same events, or not in one row with those of the frame before
    TraceView trace;
    std::shared_ptr<Machine const> origin;  ///< null: the trace begins with the run
};

/// One frozen instant: what a panel draws. Frames are dropped when the window is slow, events never are.
struct Frame {
    std::shared_ptr<World const> world;
    std::shared_ptr<Machine const> machine;  ///< at `machine->now`
    std::shared_ptr<TaskTable const>
        task_table;                         ///< everybody whom the trace names, though machine may not have them yet
    TraceView trace;                        ///< the newest of what is recorded, which may reach beyond machine->now
    std::shared_ptr<Machine const> origin;  ///< a state from which `trace` goes on; null: it begins with the run
    /// Where `trace` begins only after machine->now: the events that a replay made again. They end at machine->now, or
    /// a little later.
    std::optional<TraceSegmentView> replayed;
    /// Which run of which story: another number for each that is opened, and for each other kernel that it goes over
    /// to.
    std::uint64_t run = 0;
    std::uint64_t epoch = 0;  ///< changes when recorded events were forgotten: caches start over
    SimTime reached{};        ///< end of what is recorded
    SimTime duration{};       ///< where the scenario ends; 60 s where it does not say
    PlayState state = PlayState::Paused;
    double speed = 1.0;                        ///< wanted: simulated seconds a second; infinity: as fast as possible
    double actual_speed = 0.0;                 ///< reached of late
    std::vector<CommandAt> commands;           ///< scenario events and the person's, by time
    std::optional<std::uint64_t> diverged_at;  ///< a replay that did not agree: a bug of ours
    std::size_t commands_applied = 0;          ///< of `commands`: tells two states of one instant apart
    VersionId version = 0;                     ///< of the story: what was done to it
    std::shared_ptr<std::vector<Branch> const> branches;  ///< runs that one can go to; `reached` of this one grows on
    /// The run is being made again up to here, and `machine` is where it has come.
    std::optional<SimTime> remade_to;

    /// The events around the instant shown.
    TraceView const& visible_trace() const { return replayed ? replayed->trace : trace; }
};

}
