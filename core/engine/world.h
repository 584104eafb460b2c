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

/// The first that was declared by that name.
std::optional<std::uint32_t> process_called(World const& world, std::string_view name);
/// The plan of what an event brings; null if no event of the scenario does.
RunPlan const* plan_of_run(World const& world, ProcessSpec const& process);

}
