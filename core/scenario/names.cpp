// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/names.h"

#include "core/scenario/reading.h"

#include <algorithm>
#include <utility>

namespace tickscope {

std::string_view without_instance(std::string_view name)
{
    std::size_t const dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || dot + 1 == name.size())
        return name;
    std::string_view const number = name.substr(dot + 1);
    bool const is_number = std::ranges::all_of(number, [](char c) { return c >= '0' && c <= '9'; });
    return is_number && number.front() != '0' ? name.substr(0, dot) : name;
}

std::uint32_t DeclaredNames::enter_process(Reading& in, std::string const& name, YamlNode where)
{
    if (name == "init" || name == "idle")
        in.error(where, fmt::format("the name '{}' is taken: every machine has one", name));
    auto const number = static_cast<std::uint32_t>(m_processes.size());
    auto const [found, is_new] = m_by_name.emplace(name, number);
    if (!is_new && !name.empty())
        in.error(where,
                 fmt::format("duplicate process {}: there is one in line {}", quoted(name),
                             m_processes[found->second].where.line() + 1));
    m_processes.push_back({name, {}, m_event, m_current, where, {}, {}});
    return std::exchange(m_current, number);
}

std::uint32_t DeclaredNames::enter_known(std::string_view name)
{
    auto found = m_by_name.find(name);
    if (found == m_by_name.end())
        found = m_by_name.find(without_instance(name));
    return std::exchange(m_current, found == m_by_name.end() ? outside : found->second);
}

void DeclaredNames::declare_thread(Reading& in, std::string const& name, YamlNode where)
{
    if (m_current == outside)
        return;  // whose it would be is unknown, and has been complained of
    Process& process = m_processes[m_current];
    auto const [found, is_new] = process.threads.emplace(name, where);
    if (!is_new)
        in.error(where,
                 fmt::format("duplicate thread {} in process {}: there is one in line {}", quoted(name),
                             quoted(process.name), found->second.line() + 1));
}

void DeclaredNames::declare_timer(std::string const& id)
{
    if (m_current != outside)
        m_processes[m_current].timers.insert(id);
}

void DeclaredNames::declare_barrier(Reading& in, std::string const& name, std::uint32_t count, YamlNode where)
{
    auto const [known, is_new] = m_barriers.emplace(name, std::pair{count, where});
    if (!is_new && known->second.first != count)
        in.error(where,
                 fmt::format("the barrier {} is for {} threads in line {}", quoted(name), known->second.first,
                             known->second.second.line() + 1));
}

void DeclaredNames::use(Wanted wanted, std::string name, YamlNode where)
{
    m_uses.push_back({wanted, m_current, std::move(name), where});
}

DeclaredNames::Process const* DeclaredNames::find_process(std::string_view name) const
{
    auto found = m_by_name.find(name);
    if (found == m_by_name.end())
        found = m_by_name.find(without_instance(name));
    return found == m_by_name.end() ? nullptr : &m_processes[found->second];
}

static std::string const& name_of(std::string const& name) { return name; }
template<class Meaning>
static std::string const& name_of(std::pair<std::string const, Meaning> const& row)
{
    return row.first;
}

// Enough to look for a near miss in, however many there are.
template<class Map>
static std::vector<std::string> first_names(Map const& map)
{
    constexpr std::size_t enough = 500;
    std::vector<std::string> names;
    for (auto at = map.begin(); at != map.end() && names.size() < enough; ++at)
        names.push_back(name_of(*at));
    return names;
}

template<class Names>
std::string DeclaredNames::hint(std::string_view name, Names const& known) const
{
    return m_hints ? did_you_mean(name, first_names(known)) : std::string{};
}

std::string DeclaredNames::process_complaint(std::string_view name) const
{
    if (find_process(name) || name == "init")
        return {};
    return fmt::format("there is no process {}{}", quoted(name), hint(name, m_by_name));
}

std::string DeclaredNames::boot_complaint(Use const& use, std::string_view name) const
{
    auto const found = m_by_name.find(name);
    if (found == m_by_name.end() && find_process(name))
        return fmt::format("{} is one of several: a program can only name {}", quoted(name),
                           quoted(without_instance(name)));
    if (found == m_by_name.end())
        return process_complaint(name);
    std::uint32_t const event = m_processes[found->second].event;
    bool const same_event = use.process != outside && m_processes[use.process].event == event;
    if (event == 0 || same_event)
        return {};
    return fmt::format("process {} comes with an event: a program outside it cannot name it", quoted(name));
}

std::string DeclaredNames::thread_at_boot_complaint(Use const& use) const
{
    std::string_view const name = use.name;
    std::size_t const slash = name.find('/');
    if (slash == std::string_view::npos)
        return thread_complaint(m_processes[use.process], name);
    auto said = boot_complaint(use, name.substr(0, slash));
    Process const* process = find_process(name.substr(0, slash));
    return said.empty() && process ? thread_complaint(*process, name.substr(slash + 1)) : said;
}

std::string DeclaredNames::thread_complaint(Process const& process, std::string_view name) const
{
    if (process.threads.contains(name) || process.threads.contains(without_instance(name)))
        return {};
    return fmt::format("there is no thread {} in process {}{}", quoted(name), quoted(process.name),
                       hint(name, process.threads));
}

// A child does not get its parent's timers, but it may try.
bool DeclaredNames::has_timer(Process const& process, std::string_view id) const
{
    Process const* at = &process;
    for (std::size_t generations = 0; at && generations <= m_processes.size(); ++generations) {
        if (at->timers.contains(id))
            return true;
        if (at->outer != outside)
            at = &m_processes[at->outer];
        else
            at = at->parent.empty() ? nullptr : find_process(at->parent);
    }
    return false;
}

std::string DeclaredNames::timer_complaint(Use const& use) const
{
    Process const& process = m_processes[use.process];
    if (has_timer(process, use.name))
        return {};
    return fmt::format("process {} creates no timer {}{}", quoted(process.name), quoted(use.name),
                       hint(use.name, process.timers));
}

std::string DeclaredNames::flag_complaint(std::string_view name) const
{
    if (m_flags.contains(name))
        return {};
    return fmt::format("nobody sets the flag {}{}", quoted(name), hint(name, m_flags));
}

std::string DeclaredNames::complaint(Use const& use) const
{
    std::string_view const name = use.name;
    std::size_t const slash = name.find('/');
    bool const of_process =
        use.wanted == Wanted::OwnThread || use.wanted == Wanted::OwnTimer || use.wanted == Wanted::ThreadAtBoot;
    if (use.process == outside && of_process)
        return {};
    switch (use.wanted) {
    case Wanted::Process:
        if (slash != std::string_view::npos)
            return fmt::format("{} is a thread where a process is wanted", quoted(name));
        return process_complaint(name);
    case Wanted::ProcessAtBoot:
        return boot_complaint(use);
    case Wanted::Thread:
    case Wanted::ProcessOrThread: {
        auto said = process_complaint(name.substr(0, slash));
        if (!said.empty() || slash == std::string_view::npos)
            return said;
        Process const* process = find_process(name.substr(0, slash));
        return process ? thread_complaint(*process, name.substr(slash + 1)) : std::string{};
    }
    case Wanted::OwnThread:
        return thread_complaint(m_processes[use.process], name);
    case Wanted::OwnTimer:
        return timer_complaint(use);
    case Wanted::ThreadAtBoot:
        return thread_at_boot_complaint(use);
    case Wanted::Flag:
        return flag_complaint(name);
    }
    return {};
}

void DeclaredNames::check_parents(Reading& in) const
{
    std::vector<std::uint32_t> met_on_walk(m_processes.size(), outside);
    for (std::uint32_t first = 0; first < m_processes.size(); ++first) {
        Process const* process = &m_processes[first];
        while (process) {
            std::uint32_t& walk = met_on_walk[static_cast<std::size_t>(process - m_processes.data())];
            if (walk == first)
                in.error(process->where, fmt::format("process {} is its own ancestor", quoted(process->name)));
            if (walk != outside)
                break;
            walk = first;
            process = process->parent.empty() ? nullptr : find_process(process->parent);
        }
    }
}

void DeclaredNames::check_instances(Reading& in) const
{
    auto const complain = [&](std::string_view name, YamlNode where) {
        in.error(where,
                 fmt::format("the name {} is that of an instance of {}", quoted(name), quoted(without_instance(name))));
    };
    for (Process const& process : m_processes) {
        if (without_instance(process.name) != process.name && m_by_name.contains(without_instance(process.name)))
            complain(process.name, process.where);
        for (auto const& [thread, where] : process.threads)
            if (without_instance(thread) != thread && process.threads.contains(without_instance(thread)))
                complain(thread, where);
    }
}

void DeclaredNames::check_uses(Reading& in, std::size_t first)
{
    static constexpr std::size_t most_hints = 100;
    for (std::size_t i = first; i < m_uses.size() && !in.is_full(); ++i) {
        m_hints = in.problems.size() < most_hints;
        if (auto text = complaint(m_uses[i]); !text.empty())
            in.error(m_uses[i].where, std::move(text));
    }
}

void DeclaredNames::check(Reading& in)
{
    check_uses(in, 0);
    if (in.is_full())
        return;
    check_parents(in);
    check_instances(in);
}

}
