// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/name_table.h"
#include "core/kernel/signal_names.h"
#include "core/kernel/trace_event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tickscope {

/// A kind of thing that happens, as a number: a signal's own, or beyond all signals that of an event of the trace.
using HappeningKind = std::uint32_t;
inline constexpr std::size_t happening_kinds = last_signal + 1 + std::variant_size_v<Traced>;

/// "SIGPROF" or "sched_migrate_task"; none for what is neither.
std::optional<HappeningKind> happening_called(std::string_view name);
inline HappeningKind kind_of(TraceEvent const& event)
{
    return static_cast<HappeningKind>(last_signal + 1 + event.what.index());
}
/// The names of the trace's events.
std::vector<std::string> event_names();
/// ": did you mean 'SIGPROF'?" for a name that is none.
std::string did_you_mean_happening(std::string_view name);

/// What an event is about, as one number: a process, a thread beyond all processes, or nothing.
using HappeningSubject = std::uint64_t;
inline constexpr HappeningSubject no_subject = ~std::uint64_t{0};
HappeningSubject subject_of(Traced const& what);
HappeningSubject subject_of(Tgid process);
HappeningSubject subject_of(TaskId thread);
HappeningSubject subject_of(Maybe<Tgid> process);
HappeningSubject subject_of(Maybe<TaskId> thread);
/// Whether a subject is the process or thread of that name, or of that process.
bool is_about(HappeningSubject subject, std::string const& name, Machine const& machine, NameTable const& name_table);

}
