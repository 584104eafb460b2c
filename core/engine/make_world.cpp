// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compile.h"

#include <algorithm>

namespace tickscope {

// Programs speak of processes that are compiled later, so every name gets its number first.
static std::uint32_t declare_process(World& world, ProcessSpec const& process);

static void declare_made_by(World& world, std::vector<Op> const& ops)
{
    for (Op const& op : ops) {
        if (auto const* repeat = std::get_if<op::Repeat>(&op.what))
            declare_made_by(world, repeat->body);
        else if (auto const* fork = std::get_if<op::Fork>(&op.what))
            declare_process(world, *fork->process);
        else if (auto const* spawn = std::get_if<op::Spawn>(&op.what))
            declare_made_by(world, spawn->thread->program);
        else if (auto const* action = std::get_if<op::Sigaction>(&op.what))
            declare_made_by(world, action->what.ops);
    }
}

// Its own number, whatever else has its name.
static std::uint32_t add_process(World& world, ProcessSpec const& process)
{
    auto const number = static_cast<std::uint32_t>(world.processes.size());
    world.processes.push_back({process, {}, {}});
    world.processes.back().spec.threads.clear();
    world.name_table.processes.push_back(process.name);
    world.process_numbers[process.name].push_back(number);
    return number;
}

static void declare_made_by(World& world, ProcessSpec const& process)
{
    for (ThreadSpec const& thread : process.threads)
        declare_made_by(world, thread.program);
}

static std::uint32_t declare_process(World& world, ProcessSpec const& process)
{
    if (auto const known = process_called(world, process.name))
        return *known;
    std::uint32_t const number = add_process(world, process);
    declare_made_by(world, process);
    for (auto const& [signal, disposition] : process.signals)
        declare_made_by(world, disposition.ops);
    return number;
}

std::optional<std::uint32_t> process_called(World const& world, std::string_view name)
{
    auto const found = world.process_numbers.find(name);
    return found == world.process_numbers.end() ? std::nullopt : std::optional{found->second.front()};
}

// A second process of a known name is an actor of its own, so that what it was never matters to it.
static std::uint32_t add_run(World& world, ProcessSpec const& process)
{
    std::uint32_t const number = add_process(world, process);
    declare_made_by(world, process);
    compile_process(world, number, process);
    return number;
}

// What events bring is numbered in the order in which it comes: as if each were added when it does.
static void add_runs_of_events(World& world)
{
    std::vector<CommandAt> events = world.scenario.events;
    std::ranges::stable_sort(events, {}, &CommandAt::at);
    for (CommandAt const& event : events)
        if (auto const* run = std::get_if<cmd::Run>(&event.command)) {
            std::uint32_t const number = add_run(world, *run->process);
            world.runs.try_emplace(run->process.get(), RunPlan{number, world.name_table.sync.size()});
        }
}

World make_world(Scenario const& scenario)
{
    World world;
    world.scenario = scenario;
    declare_process(world, {.name = "init"});
    for (ProcessSpec const& process : scenario.processes)
        declare_process(world, process);
    for (ProcessSpec const& process : scenario.processes) {
        std::uint32_t const number = *process_called(world, process.name);
        world.at_boot.push_back(number);
        compile_process(world, number, process);
    }
    world.sync_objects_at_boot = world.name_table.sync.size();
    add_runs_of_events(world);
    return world;
}

RunPlan const* plan_of_run(World const& world, ProcessSpec const& process)
{
    auto const found = world.runs.find(&process);
    return found == world.runs.end() ? nullptr : &found->second;
}

WorldWithProcess with_process(World world, ProcessSpec const& process)
{
    std::uint32_t const number = add_run(world, process);
    return {std::move(world), number};
}

WorldWithThread with_thread(World world, std::uint32_t process, ThreadSpec const& thread)
{
    declare_made_by(world, thread.program);
    std::uint32_t const number = compile_thread(world, process, thread, op::Exit{0});
    return {std::move(world), number};
}

WorldWithProgram with_program(World world, std::uint32_t thread, std::vector<Op> const& ops)
{
    declare_made_by(world, ops);
    std::uint32_t const process = world.threads[thread].process;
    std::vector<std::uint32_t> const& listed = world.processes[process].threads;
    bool const leads = !listed.empty() && listed.front() == thread;
    std::uint32_t const number =
        compile_program(world, process, ops, leads ? Instr{op::ExitGroup{0}} : Instr{op::Exit{0}});
    return {std::move(world), number};
}

WorldWithProgram with_handler(World world, std::uint32_t process, Disposition const& disposition)
{
    declare_made_by(world, disposition.ops);
    std::uint32_t const number = compile_handler(world, process, disposition);
    return {std::move(world), number};
}

WorldWithTimer with_timer(World world, std::string const& name)
{
    std::uint32_t const number = number_of(world.name_table.timers, world.timer_numbers, name);
    return {std::move(world), number};
}

}
