// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/export.h"

#include "core/trace/event_fields.h"
#include "core/trace/text_sink.h"
#include "core/trace/words.h"

#include <iterator>

namespace tickscope {

std::optional<TraceFormat> trace_format(std::string_view name)
{
    if (name == "jsonl")
        return TraceFormat::Jsonl;
    if (name == "ftrace")
        return TraceFormat::Ftrace;
    if (name == "chrome")
        return TraceFormat::Chrome;
    if (name == "csv")
        return TraceFormat::Csv;
    return {};
}

void write_trace(std::ostream& out, TraceFormat format, TraceSource const& source)
{
    switch (format) {
    case TraceFormat::Jsonl:
        return write_jsonl(out, source);
    case TraceFormat::Ftrace:
        return write_ftrace(out, source);
    case TraceFormat::Chrome:
        return write_chrome(out, source);
    case TraceFormat::Csv:
        return write_csv(out, source);
    }
}

static void put_csv_cell(fmt::memory_buffer& out, std::string_view text)
{
    if (text.find_first_of("\",\n") == std::string_view::npos) {
        out.append(text);
        return;
    }
    out.push_back('"');
    for (char const c : text) {
        if (c == '"')
            out.push_back('"');
        out.push_back(c);
    }
    out.push_back('"');
}

void write_csv(std::ostream& out, TraceSource const& source)
{
    TextSink sink{out};
    sink.text().append(std::string_view{"n,t_ns,cpu,ev,cause,details\n"});
    source.trace.each(source.trace.first_n(), source.trace.size(), [&](TraceEvent const& event) {
        fmt::format_to(std::back_inserter(sink.text()), "{},{},{},{},", event.n, event.at.time_since_epoch().count(),
                       index_of(event.cpu), event_name(event.what));
        if (event.cause != TraceEvent::no_cause)
            fmt::format_to(std::back_inserter(sink.text()), "{}", event.cause);
        sink.text().push_back(',');
        put_csv_cell(sink.text(), event_details(event.what, source.names));
        sink.text().push_back('\n');
        sink.flush_when_full();
    });
}

}
