// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/happening.h"

#include "core/kernel/signal_names.h"
#include "core/scenario/near_miss.h"

namespace tickscope {

std::vector<std::string> event_names()
{
    std::vector<std::string> names;
    [&]<std::size_t... i>(std::index_sequence<i...>)
    {
        (names.emplace_back(std::variant_alternative_t<i, Traced>::ev), ...);
    }
    (std::make_index_sequence<std::variant_size_v<Traced>>{});
    return names;
}

std::optional<HappeningKind> happening_called(std::string_view name)
{
    if (auto const signal = signal_number(name))
        return static_cast<HappeningKind>(*signal);
    std::optional<HappeningKind> found;
    [&]<std::size_t... i>(std::index_sequence<i...>)
    {
        ((std::variant_alternative_t<i, Traced>::ev == name
              ? void(found = static_cast<HappeningKind>(last_signal + 1 + i))
              : void()),
         ...);
    }
    (std::make_index_sequence<std::variant_size_v<Traced>>{});
    return found;
}

std::string did_you_mean_happening(std::string_view name)
{
    std::vector<std::string> candidates = event_names();
    for (int signal = 1; signal <= last_signal; ++signal)
        candidates.push_back(signal_name(signal));
    return did_you_mean(name, candidates);
}

static constexpr HappeningSubject thread_bit = std::uint64_t{1} << 32;

HappeningSubject subject_of(Tgid process) { return index_of(process); }
HappeningSubject subject_of(TaskId thread) { return index_of(thread) | thread_bit; }
HappeningSubject subject_of(Maybe<TaskId> thread) { return thread ? subject_of(*thread) : no_subject; }
HappeningSubject subject_of(Maybe<Tgid> process) { return process ? subject_of(*process) : no_subject; }

HappeningSubject subject_of(Traced const& what)
{
    return std::visit(
        [](auto const& event) -> HappeningSubject {
            if constexpr (requires { event.process; })
                return subject_of(event.process);
            else if constexpr (requires { event.task; })
                return subject_of(event.task);
            else
                return no_subject;
        },
        what);
}

bool is_about(HappeningSubject subject, std::string const& name, Machine const& machine, NameTable const& name_table)
{
    if (name.empty())
        return true;
    if (subject == no_subject)
        return false;
    bool const is_thread = (subject & thread_bit) != 0;
    std::size_t const index = subject & (thread_bit - 1);
    if (name.find('/') != std::string::npos)
        return is_thread && thread_path(name_table, machine, static_cast<TaskId>(index)) == name;
    Tgid const process = is_thread ? machine.tasks[index].tgid : static_cast<Tgid>(index);
    return process_name(name_table, machine, process) == name;
}

}
