// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/export.h"

#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/text_sink.h"

#include <iterator>

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

static void put_csv_cell(fmt::memory_buffer& out, std::string_view text)
{
    if (text.find_first_of("\",\r\n") == std::string_view::npos) {
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

namespace {

class Csv final : public TraceWriter {
public:
    explicit Csv(std::ostream& out)
        : m_sink{out}
    {
        m_sink.text().append(std::string_view{"n,t_ns,cpu,ev,cause,details\n"});
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        events.each(events.first_n(), events.size(), [&](TraceEvent const& event) {
            fmt::format_to(std::back_inserter(m_sink.text()), "{},{},{},{},", event.n,
                           event.at.time_since_epoch().count(), index_of(event.cpu), event_name(event.what));
            if (event.cause != TraceEvent::no_cause)
                fmt::format_to(std::back_inserter(m_sink.text()), "{}", event.cause);
            m_sink.text().push_back(',');
            put_csv_cell(m_sink.text(), event_details(event.what, names));
            m_sink.text().push_back('\n');
            m_sink.flush_when_full();
        });
    }
    void finish(TaskNames const&, SimTime) override { m_sink.flush(); }

private:
    TextSink m_sink;
};

}

std::unique_ptr<TraceWriter> csv_writer(std::ostream& out) { return std::make_unique<Csv>(out); }

}
