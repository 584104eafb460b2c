// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"
#include "core/trace/roster.h"
#include "core/trace/trace_log.h"

#include <iosfwd>
#include <optional>
#include <string_view>

namespace tickscope {

enum class TraceFormat : std::uint8_t { Jsonl, Ftrace, Chrome, Csv };

/// "jsonl", "ftrace", "chrome" or "csv"; none for any other word.
std::optional<TraceFormat> trace_format(std::string_view name);

/// What an export needs to know beside the events.
struct TraceSource {
    TraceView const& trace;
    Names const& names;
    KernelConfig const& boot;  ///< the configuration that the run started with
    std::size_t cpus = 1;      ///< possible CPUs
    SimTime end{};             ///< where the run stands: what goes on then is drawn until there
    std::string_view title;
};

/// Writes all events that the trace holds. What the stream cannot take shows in the stream's state.
void write_trace(std::ostream& out, TraceFormat format, TraceSource const& source);

void write_jsonl(std::ostream& out, TraceSource const& source);
void write_csv(std::ostream& out, TraceSource const& source);
/// What the kernel's own trace file and `trace-cmd report` print.
void write_ftrace(std::ostream& out, TraceSource const& source);
/// Chrome's trace event JSON, for Perfetto's UI and chrome://tracing.
void write_chrome(std::ostream& out, TraceSource const& source);

}
