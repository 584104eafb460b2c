// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/breakpoint.h"

#include "core/scenario/near_miss.h"
#include "core/scenario/reading.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static bool is_name_or_instance(std::string_view wanted, std::string_view name)
{
    return wanted == name || without_instance(wanted) == name;
}

static std::string whom_there_is_not(std::string_view who, NameTable const& name_table)
{
    std::string_view const process = who.substr(0, who.find('/'));
    bool const has_process = std::ranges::any_of(
        name_table.processes, [&](std::string const& name) { return is_name_or_instance(process, name); });
    if (!has_process)
        return fmt::format("there is no process {}{}", quoted(process), did_you_mean(process, name_table.processes));
    if (process == who)
        return {};
    std::string_view const thread = who.substr(process.size() + 1);
    std::vector<std::string> known;
    for (NameTable::Thread const& row : name_table.threads)
        if (is_name_or_instance(process, name_table.processes[row.process]))
            known.push_back(row.name);
    bool const has_thread =
        std::ranges::any_of(known, [&](std::string const& name) { return is_name_or_instance(thread, name); });
    return has_thread
        ? ""
        : fmt::format("process {} has no thread {}{}", quoted(process), quoted(thread), did_you_mean(thread, known));
}

Result<Breakpoint> Breakpoint::parse(std::string_view text, NameTable const& name_table)
{
    std::size_t const space = std::min(text.find(' '), text.size());
    std::string_view const what = text.substr(0, space);
    std::string_view who = text.substr(std::min(space + 1, text.size()));
    if (who.starts_with("of ") || who == "of")
        who.remove_prefix(std::min<std::size_t>(3, who.size()));
    auto const kind = happening_called(what);
    if (!kind)
        return failure(fmt::format("{} is neither a signal nor an event of the trace{}", quoted(what),
                                   did_you_mean_happening(what)));
    if (who.empty() && space < text.size())
        return failure(fmt::format("a process or PROCESS/THREAD was expected behind {}", quoted(what)));
    if (std::string const wrong = who.empty() ? "" : whom_there_is_not(who, name_table); !wrong.empty())
        return failure(wrong);
    Breakpoint point;
    point.m_kind = *kind;
    point.m_of = who;
    point.m_text = who.empty() ? std::string{what} : fmt::format("{} of {}", what, who);
    return point;
}

// A switch is about both threads; what somebody did to others is not about him.
static bool concerns(Traced const& what, std::string const& name, Machine const& machine, NameTable const& name_table)
{
    auto const is = [&](auto who) { return is_about(subject_of(who), name, machine, name_table); };
    return std::visit(
        [&](auto const& event) {
            bool found = name.empty();
            if constexpr (requires { event.process; })
                found = found || is(event.process);
            if constexpr (requires { event.task; })
                found = found || is(event.task);
            if constexpr (requires { event.prev; })
                found = found || is(event.prev);
            if constexpr (requires { event.next; })
                found = found || is(event.next);
            return found;
        },
        what);
}

bool Breakpoint::is_met_by(TraceEvent const& event, Machine const& machine, NameTable const& name_table) const
{
    auto const* signal = std::get_if<traced::SignalGenerate>(&event.what);
    bool const is_kind = kind_of(event) == m_kind || (signal && signal->sig == m_kind);
    return is_kind && concerns(event.what, m_of, machine, name_table);
}

}
