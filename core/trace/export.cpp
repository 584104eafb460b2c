// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/export.h"

namespace tickscope {

static constexpr bool formats_are_in_order()
{
    for (std::size_t i = 0; i < trace_formats.size(); ++i)
        if (static_cast<std::size_t>(trace_formats[i].format) != i)
            return false;
    return true;
}
static_assert(formats_are_in_order());

std::optional<TraceFormat> trace_format(std::string_view name)
{
    for (TraceFormatInfo const& row : trace_formats)
        if (row.name == name)
            return row.format;
    return {};
}

std::unique_ptr<TraceWriter> trace_writer(std::ostream& out, TraceFormat format, TraceFacts const& facts)
{
    switch (format) {
    case TraceFormat::Jsonl:
        return jsonl_writer(out);
    case TraceFormat::Ftrace:
        return ftrace_writer(out, facts);
    case TraceFormat::TraceCmd:
        return trace_dat_writer(out, facts);
    case TraceFormat::Vcd:
        return vcd_writer(out, facts);
    case TraceFormat::Chrome:
        return chrome_writer(out, facts);
    case TraceFormat::Csv:
        return csv_writer(out);
    }
    return nullptr;
}

void write_trace(std::ostream& out, TraceFormat format, TraceSource const& source)
{
    auto const writer = trace_writer(out, format, {source.boot, source.cpus, source.title});
    writer->write(source.trace, source.names);
    writer->finish(source.names, source.end);
}

}
