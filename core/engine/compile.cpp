// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/compile.h"

#include "core/base/verify.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace tickscope {

std::uint32_t number_of(std::vector<std::string>& names, NameIndex& numbers, std::string const& name)
{
    auto const [row, is_new] = numbers.try_emplace(name);
    if (is_new) {
        row->second.push_back(static_cast<std::uint32_t>(names.size()));
        names.push_back(name);
    }
    return row->second.front();
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
            m_world.processes[number].signals.push_back(
                {signal, disposition.kind, handler(number, disposition), disposition.restart, disposition.nodefer});
    }

    std::uint32_t thread(std::uint32_t process, ThreadSpec const& spec, Instr const& last)
    {
        auto const number = static_cast<std::uint32_t>(m_world.threads.size());
        m_world.threads.push_back({spec, process, 0});
        m_world.threads.back().spec.program.clear();
        m_world.name_table.threads.push_back({spec.name, process});
        m_world.threads[number].program = program(process, spec.program, last);
        return number;
    }

    std::uint32_t program(std::uint32_t process, std::vector<Op> const& list, Instr const& last)
    {
        Unit unit{process, {}};
        ops(unit, list);
        unit.program.code.push_back(last);
        return add(std::move(unit.program));
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
    void emit(Unit& unit, op::Spin const& what)
    {
        unit.program.code.push_back(instr::Spin{what.signal, what.signal == 0 ? flag(what.flag) : 0});
    }
    void emit(Unit& unit, op::SetFlag const& what) { unit.program.code.push_back(instr::SetFlag{flag(what.flag)}); }
    void emit(Unit& unit, op::Every const& what)
    {
        unit.program.code.push_back(instr::Every{what.period, unit.program.loops++});
    }
    void emit(Unit& unit, op::ClockNanosleep const& what)
    {
        unit.program.code.push_back(
            instr::ClockNanosleep{clock(what.clock), timer("clock_nanosleep"), what.value, what.absolute});
    }
    void emit(Unit& unit, op::TimerCreate const& what)
    {
        unit.program.code.push_back(instr::TimerCreate{timer(what.id), clock(what.clock), what.notify, what.signal});
    }
    void emit(Unit& unit, op::TimerSettime const& what)
    {
        unit.program.code.push_back(instr::TimerSettime{timer(what.id), what.value, what.interval, what.absolute});
    }
    void emit(Unit& unit, op::TimerGettime const& what)
    {
        unit.program.code.push_back(instr::TimerGettime{timer(what.id)});
    }
    void emit(Unit& unit, op::TimerGetoverrun const& what)
    {
        unit.program.code.push_back(instr::TimerGetoverrun{timer(what.id)});
    }
    void emit(Unit& unit, op::TimerDelete const& what)
    {
        unit.program.code.push_back(instr::TimerDelete{timer(what.id)});
    }
    void emit(Unit& unit, op::ClockGettime const& what)
    {
        unit.program.code.push_back(instr::ClockGettime{clock(what.clock)});
    }
    void emit(Unit& unit, op::Setaffinity const& what) { unit.program.code.push_back(instr::Setaffinity{what.cpus}); }
    void emit(Unit& unit, op::Sigaction const& what)
    {
        unit.program.code.push_back(instr::Sigaction{what.signal, what.what.kind, handler(unit.process, what.what),
                                                     what.what.restart, what.what.nodefer});
    }
    void emit(Unit& unit, op::Sigwait const& what)
    {
        instr::Sigwait wait{0, what.timeout};
        for (int const signal : what.signals)
            wait.set |= signal_bit(signal);
        unit.program.code.push_back(wait);
    }
    void emit(Unit& unit, op::Kill const& what)
    {
        if (what.process.empty())
            unit.program.code.push_back(instr::Tgkill{thread_name(what.thread), what.signal});
        else
            unit.program.code.push_back(instr::Kill{process_number(what.process), what.signal});
    }
    void emit(Unit& unit, op::Spawn const& what)
    {
        bool const takes_time = spend(unit, what.takes);
        unit.program.code.push_back(instr::Spawn{thread(unit.process, *what.thread, op::Exit{0}), takes_time});
    }
    void emit(Unit& unit, op::Fork const& what)
    {
        std::uint32_t const number = process_number(what.process->name);
        process(number, *what.process);
        bool const takes_time = spend(unit, what.takes);
        unit.program.code.push_back(instr::Fork{number, takes_time});
    }
    // The time that a call itself takes comes before what it does.
    static bool spend(Unit& unit, Span const& takes)
    {
        if (takes == Span{})
            return false;
        unit.program.code.push_back(instr::Burst{CpuMode::System, takes, true});
        return true;
    }
    void emit(Unit& unit, op::Join const& what)
    {
        unit.program.code.push_back(instr::Join{own_thread_name(what.thread), what.last});
    }
    void emit(Unit& unit, op::CondWait const& what)
    {
        unit.program.code.push_back(instr::CondWait{condition(what.cond), object(what.mutex)});
    }
    void emit(Unit& unit, op::CondSignal const& what)
    {
        unit.program.code.push_back(instr::CondSignal{condition(what.cond)});
    }
    void emit(Unit& unit, op::CondBroadcast const& what)
    {
        unit.program.code.push_back(instr::CondBroadcast{condition(what.cond)});
    }
    void emit(Unit& unit, op::Barrier const& what)
    {
        unit.program.code.push_back(instr::Barrier{object(what.name + " (barrier)"), what.count});
    }
    void emit(Unit& unit, op::Lock const& what) { sync(unit, instr::SyncCall::Lock, what.mutex); }
    void emit(Unit& unit, op::Unlock const& what) { sync(unit, instr::SyncCall::Unlock, what.mutex); }
    void emit(Unit& unit, op::Post const& what) { sync(unit, instr::SyncCall::Post, what.semaphore); }
    void emit(Unit& unit, op::Acquire const& what) { sync(unit, instr::SyncCall::Acquire, what.semaphore); }
    void emit(Unit& unit, op::Write const& what) { sync(unit, instr::SyncCall::Write, what.pipe); }
    void emit(Unit& unit, op::Read const& what) { sync(unit, instr::SyncCall::Read, what.pipe); }

    void sync(Unit& unit, instr::SyncCall call, std::string const& name)
    {
        unit.program.code.push_back(instr::Sync{call, object(name)});
    }

    // Mutexes, semaphores and pipes share their names; other things have names of their own.
    std::uint32_t object(std::string const& name)
    {
        return number_of(m_world.name_table.sync, m_world.sync_numbers, name);
    }
    std::uint32_t condition(std::string const& name) { return object(name + " (condition)"); }
    std::uint32_t flag(std::string const& name) { return object(name + " (flag)"); }

    // "helper.2" is the third of the threads called helper.
    static instr::ThreadName own_thread_name(std::string_view thread)
    {
        std::size_t const dot = thread.rfind('.');
        std::uint32_t instance = 0;
        if (dot == std::string_view::npos)
            return {0, std::string{thread}, 0, true};
        std::string_view const digits = thread.substr(dot + 1);
        auto const [end, wrong] = std::from_chars(digits.data(), digits.data() + digits.size(), instance);
        if (wrong != std::errc{} || end != digits.data() + digits.size())
            return {0, std::string{thread}, 0, true};
        return {0, std::string{thread.substr(0, dot)}, instance, true};
    }
    // "worker/helper.2", or a thread of the caller's own process.
    instr::ThreadName thread_name(std::string_view path) const
    {
        std::size_t const slash = path.find('/');
        if (slash == std::string_view::npos)
            return own_thread_name(path);
        instr::ThreadName name = own_thread_name(path.substr(slash + 1));
        name.process = process_number(std::string{path.substr(0, slash)});
        name.own = false;
        return name;
    }
    instr::Clock clock(ClockName const& name) const
    {
        return {name, name.process.empty() ? 0 : process_number(name.process),
                name.thread.empty() ? instr::ThreadName{} : thread_name(name.thread)};
    }

    std::uint32_t timer(std::string const& name)
    {
        return number_of(m_world.name_table.timers, m_world.timer_numbers, name);
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

void compile_process(World& world, std::uint32_t process, ProcessSpec const& spec)
{
    Compiler{world}.process(process, spec);
}
std::uint32_t compile_thread(World& world, std::uint32_t process, ThreadSpec const& spec, Instr const& last)
{
    return Compiler{world}.thread(process, spec, last);
}
std::uint32_t compile_program(World& world, std::uint32_t process, std::vector<Op> const& ops, Instr const& last)
{
    return Compiler{world}.program(process, ops, last);
}
std::uint32_t compile_handler(World& world, std::uint32_t process, Disposition const& disposition)
{
    return Compiler{world}.handler(process, disposition);
}

}
