// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/verify.h"
#include "core/engine/world.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace tickscope {

static std::uint32_t number_of(std::vector<std::string>& names, NameIndex& numbers, std::string const& name)
{
    auto const [row, is_new] = numbers.try_emplace(name);
    if (is_new) {
        row->second.push_back(static_cast<std::uint32_t>(names.size()));
        names.push_back(name);
    }
    return row->second.front();
}

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

namespace {

/// Turns ops into instructions, one program after another.
class Compiler {
public:
    explicit Compiler(World& world)
        : m_world{world}
    {
    }

    void process(std::uint32_t number, ProcessSpec const& spec)
    {
        if (!m_world.processes[number].threads.empty())
            return;
        for (ThreadSpec const& listed : spec.threads)
            list_thread(number, listed);
        for (auto const& [signal, disposition] : spec.signals)
            m_world.processes[number].signals.push_back({signal, disposition.kind, handler(number, disposition)});
    }

private:
    struct Unit {
        std::uint32_t process = 0;
        Program program;
    };

    // The first listed thread is the leader: where its program ends, the process does.
    void list_thread(std::uint32_t process, ThreadSpec const& spec)
    {
        bool const leader = m_world.processes[process].threads.empty();
        m_world.processes[process].threads.push_back(static_cast<std::uint32_t>(m_world.threads.size()));
        thread(process, spec, leader ? Instr{op::ExitGroup{0}} : Instr{op::Exit{0}});
    }

    std::uint32_t thread(std::uint32_t process, ThreadSpec const& spec, Instr const& last)
    {
        auto const number = static_cast<std::uint32_t>(m_world.threads.size());
        m_world.threads.push_back({spec, process, 0});
        m_world.threads.back().spec.program.clear();
        m_world.name_table.threads.push_back({spec.name, process});
        Unit unit{process, {}};
        ops(unit, spec.program);
        unit.program.code.push_back(last);
        m_world.threads[number].program = add(std::move(unit.program));
        return number;
    }

    std::uint32_t handler(std::uint32_t process, Disposition const& disposition)
    {
        if (disposition.kind == Disposition::Kind::Default || disposition.kind == Disposition::Kind::Ignore)
            return 0;
        Unit unit{process, {}};
        if (disposition.kind == Disposition::Kind::HandlerTime)
            unit.program.code.push_back(instr::Burst{CpuMode::User, {Span::Kind::Fixed, disposition.time, {}}});
        ops(unit, disposition.ops);
        unit.program.code.push_back(instr::HandlerReturn{});
        return add(std::move(unit.program));
    }

    std::uint32_t add(Program program)
    {
        m_world.programs.push_back(std::move(program));
        return static_cast<std::uint32_t>(m_world.programs.size() - 1);
    }

    void ops(Unit& unit, std::vector<Op> const& list)
    {
        for (Op const& op : list)
            std::visit([&](auto const& what) { emit(unit, what); }, op.what);
    }

    // Ops that are instructions as they stand.
    template<class T>
    void emit(Unit& unit, T const& what)
    {
        unit.program.code.push_back(what);
    }
    void emit(Unit& unit, op::User const& what)
    {
        unit.program.code.push_back(instr::Burst{CpuMode::User, what.length});
    }
    void emit(Unit& unit, op::System const& what)
    {
        unit.program.code.push_back(instr::Burst{CpuMode::System, what.length});
    }
    void emit(Unit& unit, op::Sleep const& what) { unit.program.code.push_back(instr::Sleep{what.length}); }
    void emit(Unit& unit, op::Repeat const& what)
    {
        std::uint32_t const slot = unit.program.loops++;
        std::size_t const start = unit.program.code.size();
        unit.program.code.push_back(instr::LoopStart{});
        auto const body = static_cast<std::uint32_t>(unit.program.code.size());
        ops(unit, what.body);
        unit.program.code.push_back(instr::LoopEnd{slot, body});
        auto const past = static_cast<std::uint32_t>(unit.program.code.size());
        std::uint64_t const count = what.count.value_or(std::numeric_limits<std::uint64_t>::max());
        unit.program.code[start] = instr::LoopStart{slot, count, past};
    }
    void emit(Unit& unit, op::Until const& what)
    {
        Nanos const period{1'000'000'000 / m_world.scenario.machine.hz};
        Nanos const phase = what.before ? period - what.offset % period : what.offset;
        unit.program.code.push_back(instr::Until{phase % period});
    }
    void emit(Unit& unit, op::TimerCreate const& what)
    {
        unit.program.code.push_back(
            instr::TimerCreate{timer(what.id), what.clock, target(unit, what.clock), what.notify, what.signal});
    }
    void emit(Unit& unit, op::TimerSettime const& what)
    {
        unit.program.code.push_back(instr::TimerSettime{timer(what.id), what.value, what.interval, what.absolute});
    }
    void emit(Unit& unit, op::TimerGettime const& what)
    {
        unit.program.code.push_back(instr::TimerGettime{timer(what.id)});
    }
    void emit(Unit& unit, op::TimerDelete const& what)
    {
        unit.program.code.push_back(instr::TimerDelete{timer(what.id)});
    }
    void emit(Unit& unit, op::ClockGettime const& what)
    {
        unit.program.code.push_back(instr::ClockGettime{what.clock, target(unit, what.clock)});
    }
    void emit(Unit& unit, op::Setaffinity const& what) { unit.program.code.push_back(instr::Setaffinity{what.cpus}); }
    void emit(Unit& unit, op::Sigaction const& what)
    {
        unit.program.code.push_back(instr::Sigaction{what.signal, what.what.kind, handler(unit.process, what.what)});
    }
    void emit(Unit& unit, op::Kill const& what)
    {
        unit.program.code.push_back(instr::Kill{process_number(what.process), what.signal});
    }
    void emit(Unit& unit, op::Spawn const& what)
    {
        unit.program.code.push_back(instr::Spawn{thread(unit.process, *what.thread, op::Exit{0})});
    }
    void emit(Unit& unit, op::Fork const& what)
    {
        std::uint32_t const number = process_number(what.process->name);
        process(number, *what.process);
        unit.program.code.push_back(instr::Fork{number});
    }
    void emit(Unit& unit, op::Join const& what)
    {
        std::string_view const name{what.thread};
        std::string_view const thread = name.substr(name.find('/') + 1);  // npos + 1 is 0: no slash, the whole name
        unit.program.code.push_back(joined(thread));
    }
    void emit(Unit& unit, op::Lock const& what) { sync(unit, instr::SyncCall::Lock, what.mutex); }
    void emit(Unit& unit, op::Unlock const& what) { sync(unit, instr::SyncCall::Unlock, what.mutex); }
    void emit(Unit& unit, op::Post const& what) { sync(unit, instr::SyncCall::Post, what.semaphore); }
    void emit(Unit& unit, op::Acquire const& what) { sync(unit, instr::SyncCall::Acquire, what.semaphore); }
    void emit(Unit& unit, op::Write const& what) { sync(unit, instr::SyncCall::Write, what.pipe); }
    void emit(Unit& unit, op::Read const& what) { sync(unit, instr::SyncCall::Read, what.pipe); }

    void sync(Unit& unit, instr::SyncCall call, std::string const& name)
    {
        unit.program.code.push_back(instr::Sync{call, number_of(m_world.name_table.sync, m_world.sync_numbers, name)});
    }

    // "helper.2" is the third of the threads called helper.
    static instr::Join joined(std::string_view thread)
    {
        std::size_t const dot = thread.rfind('.');
        std::uint32_t instance = 0;
        if (dot == std::string_view::npos)
            return {std::string{thread}, 0};
        std::string_view const digits = thread.substr(dot + 1);
        auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), instance);
        if (wrong != std::errc{} || end != digits.data() + digits.size())
            return {std::string{thread}, 0};
        return {std::string{thread.substr(0, dot)}, instance};
    }

    std::uint32_t timer(std::string const& name)
    {
        return number_of(m_world.name_table.timers, m_world.timer_numbers, name);
    }

    std::uint32_t target(Unit const& unit, ClockName const& clock) const
    {
        return clock.process.empty() ? unit.process : process_number(clock.process);
    }

    std::uint32_t process_number(std::string const& name) const
    {
        auto const number = process_called(m_world, name);
        VERIFY(number.has_value());  // the reader refuses dangling names
        return *number;
    }

    World& m_world;
};

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
    Compiler{world}.process(number, process);
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
        Compiler{world}.process(number, process);
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

}
