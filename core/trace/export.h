// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"
#include "core/trace/task_table.h"
#include "core/trace/trace_log.h"

#include <array>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string_view>

namespace tickscope {

enum class TraceFormat : std::uint8_t { Jsonl, Ftrace, TraceCmd, Chrome, Vcd, Csv };

struct TraceFormatInfo {
    TraceFormat format{};
    std::string_view name;       ///< what --format takes
    std::string_view extension;  ///< what such files are usually called by, with the dot
    std::string_view reader;     ///< who reads it
};

/// The formats, for the command line, its help and completions, and dialogues.
inline constexpr std::array<TraceFormatInfo, 6> trace_formats{{
    {TraceFormat::Jsonl, "jsonl", ".jsonl", "one JSON object a line, every field; for programs"},
    {TraceFormat::Ftrace, "ftrace", ".txt", "the kernel's trace file, as text; Perfetto reads it too"},
    {TraceFormat::TraceCmd, "trace-cmd", ".dat", "trace.dat, for trace-cmd and KernelShark"},
    {TraceFormat::Chrome, "chrome", ".json", "Chrome's trace events, for Perfetto's UI and chrome://tracing"},
    {TraceFormat::Vcd, "vcd", ".vcd", "a value change dump, for GTKWave"},
    {TraceFormat::Csv, "csv", ".csv", "a table, for spreadsheets"},
}};

/// The format of a name in trace_formats; none for any other word.
std::optional<TraceFormat> trace_format(std::string_view name);

/// What an export needs to know beside the events.
struct TraceSource {
    TraceView const& trace;
    TaskNames const& names;
    KernelConfig const& boot;  ///< the configuration that the run started with
    std::size_t cpus = 1;      ///< possible CPUs
    SimTime end{};             ///< where the run stands: what goes on then is drawn until there
    std::string_view title;
};

/// A trace on its way to a stream, for a run that is too long to be kept whole. It holds on to a bounded part of what
/// it was given. What the stream cannot take shows in the stream's state.
class TraceWriter {
public:
    TraceWriter() = default;
    TraceWriter(TraceWriter const&) = delete;
    TraceWriter& operator=(TraceWriter const&) = delete;
    virtual ~TraceWriter() = default;

    /// Everything that `events` holds, which goes on where the call before ended. `names` knows everybody in it.
    virtual void write(TraceView const& events, TaskNames const& names) = 0;
    /// The run stands at `end`: nothing comes after this.
    virtual void finish(TaskNames const& names, SimTime end) = 0;
};

/// What a writer needs to know beforehand.
struct TraceFacts {
    KernelConfig const& boot;  ///< the configuration that the run started with
    std::size_t cpus = 1;      ///< possible CPUs
    std::string_view title;
};

/// The writer refers to what `facts` does, and to `out`.
std::unique_ptr<TraceWriter> trace_writer(std::ostream& out, TraceFormat format, TraceFacts const& facts);

std::unique_ptr<TraceWriter> jsonl_writer(std::ostream& out);
std::unique_ptr<TraceWriter> csv_writer(std::ostream& out);
/// What the kernel's own trace file prints, with the clocks as marks of user space: `C|pid|name|value`.
std::unique_ptr<TraceWriter> ftrace_writer(std::ostream& out, TraceFacts const& facts);
/// The same as a file of trace-cmd, version 6. Everything is written by finish().
std::unique_ptr<TraceWriter> trace_dat_writer(std::ostream& out, TraceFacts const& facts);
/// A value change dump. Everything is written by finish().
std::unique_ptr<TraceWriter> vcd_writer(std::ostream& out, TraceFacts const& facts);
/// Chrome's trace event JSON, for Perfetto's UI and chrome://tracing. An arrow to a cause that lies more than 65536
/// events back is drawn only if the cause is one of the last 262144 that are more than ticks, switches and the like.
std::unique_ptr<TraceWriter> chrome_writer(std::ostream& out, TraceFacts const& facts);

/// Writes all events that a trace holds.
void write_trace(std::ostream& out, TraceFormat format, TraceSource const& source);

}
