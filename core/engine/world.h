// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/program.h"
#include "core/kernel/name_table.h"
#include "core/scenario/scenario.h"

#include <map>
#include <memory>
#include <optional>

namespace tickscope {

/// A thread as the scenario describes it, with its program compiled. Its index is Task::spec.
struct ThreadPlan {
    ThreadSpec spec;  ///< without its ops
    std::uint32_t process = 0;
    std::uint32_t program = 0;
};

struct SignalPlan {
    int signal = 0;
    Disposition::Kind kind{};
    std::uint32_t program = 0;  ///< of a handler
    bool restart = true, nodefer = false;
};

/// A process as the scenario describes it. Its index is ThreadGroup::spec.
struct ProcessPlan {
    ProcessSpec spec;  ///< without its threads
    std::vector<std::uint32_t> threads;
    std::vector<SignalPlan> signals;
};

/// The numbers of what has a name, rising: two processes may be called the same.
using NameIndex = std::map<std::string, std::vector<std::uint32_t>, std::less<>>;

/// A process that an event of the scenario brings.
struct RunPlan {
    std::uint32_t process = 0;     ///< its number
    std::size_t sync_objects = 0;  ///< that there are once it has come
};

/// What never changes while a scenario runs: the cast, and the programs it follows. Every snapshot shares it. When a
/// command brings a new process a new World is made, in which all old numbers keep their meaning.
struct World {
    Scenario scenario;
    NameTable name_table;
    std::vector<ProcessPlan> processes;
    std::vector<ThreadPlan> threads;
    std::vector<Program> programs;
    std::vector<std::uint32_t> at_boot;  ///< the processes that the scenario lists
    std::size_t sync_objects_at_boot = 0;
    std::map<ProcessSpec const*, RunPlan> runs;  ///< of its events, only to be looked up: addresses have no order
    NameIndex process_numbers;
    NameIndex timer_numbers;
    NameIndex sync_numbers;
};

/// The world of a scenario that its reader has found right.
World make_world(Scenario const& scenario);

struct WorldWithProcess {
    World world;
    std::uint32_t process = 0;  ///< the number of the new one
};
/// The world with one more process in it, and those that it makes.
WorldWithProcess with_process(World world, ProcessSpec const& process);

struct WorldWithThread {
    World world;
    std::uint32_t thread = 0;  ///< in World::threads
};
/// The world with a thread more in a process that it has.
WorldWithThread with_thread(World world, std::uint32_t process, ThreadSpec const& thread);

struct WorldWithProgram {
    World world;
    std::uint32_t program = 0;  ///< in World::programs
};
/// The world with another program for a thread that it has; where the leader's ends, the process does.
WorldWithProgram with_program(World world, std::uint32_t thread, std::vector<Op> const& ops);
/// The world with a handler for a process that it has.
WorldWithProgram with_handler(World world, std::uint32_t process, Disposition const& disposition);

struct WorldWithTimer {
    World world;
    std::uint32_t name = 0;  ///< in NameTable::timers
};
/// The world with a name for a timer, if it has none yet.
WorldWithTimer with_timer(World world, std::string const& name);

/// The first that was declared by that name.
std::optional<std::uint32_t> process_called(World const& world, std::string_view name);
/// The plan of what an event brings; null if no event of the scenario does.
RunPlan const* plan_of_run(World const& world, ProcessSpec const& process);

}
