// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include "core/engine/find.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

#include <stdexcept>

namespace tickscope {

Scenario scenario_of(std::string_view yaml)
{
    ReadOutcome outcome = read_scenario(fmt::format("tickscope: 1\ntitle: Under test\n{}", yaml), "test.yaml");
    if (outcome.scenario)
        return *std::move(outcome.scenario);
    std::string all;
    for (Problem const& problem : outcome.problems)
        all += to_string(problem) + "\n";
    throw std::runtime_error(all);
}

Sim::Sim(std::string_view yaml)
    : m_engine{scenario_of(yaml), &m_recorder}
{
}

Sim& Sim::run_until(Nanos instant)
{
    m_engine.run_until(SimTime{instant});
    return *this;
}

Sim& Sim::apply(Command const& command)
{
    m_engine.apply(command);
    return *this;
}

Task const& Sim::thread(std::string_view path) const
{
    for (Task const& task : machine().tasks)
        if (thread_path(m_engine.world()->name_table, machine(), task.id) == path)
            return task;
    throw std::runtime_error(fmt::format("no thread {}", path));
}

ThreadGroup const& Sim::process(std::string_view name) const
{
    if (auto const tgid = find_process(*m_engine.world(), machine(), name))
        return machine().groups[index_of(*tgid)];
    throw std::runtime_error(fmt::format("no process {}", name));
}

static std::string in_ms(SimTime at)
{
    return fmt::format("{:g}", static_cast<double>(at.time_since_epoch().count()) / 1e6);
}

std::string Sim::lane(CpuId cpu) const
{
    std::string lane;
    SimTime since{};
    Maybe<TaskId> running;
    auto const end = [&](SimTime at) {
        if (running)
            lane +=
                fmt::format("{}{} {}-{}", lane.empty() ? "" : ", ",
                            thread_name(m_engine.world()->name_table, machine(), *running), in_ms(since), in_ms(at));
    };
    for (TraceEvent const& event : events()) {
        auto const* change = std::get_if<traced::SchedSwitch>(&event.what);
        if (!change || event.cpu != cpu)
            continue;
        if (event.at > since)
            end(event.at);
        running = change->next;
        since = event.at;
    }
    if (machine().now > since)
        end(machine().now);
    return lane;
}

std::string Sim::signals(std::string_view name) const
{
    Tgid const tgid = process(name).id;
    std::string list;
    for (TraceEvent const& event : events())
        if (auto const* signal = std::get_if<traced::SignalGenerate>(&event.what); signal && signal->process == tgid)
            list += fmt::format("{}{} {} ms", list.empty() ? "" : ", ", signal_name(signal->sig), in_ms(event.at));
    return list;
}

CallResult const& Sim::result(std::string_view thread_path, CallName call, std::size_t nth) const
{
    TaskId const id = thread(thread_path).id;
    for (CallResult const& result : results())
        if (result.task == id && result.call == call && --nth == 0)
            return result;
    throw std::logic_error{"the call has not returned so often"};
}

}
