// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpumask.h"
#include "core/trace/event_text.h"
#include "core/trace/export.h"
#include "core/trace/json_text.h"
#include "core/trace/text_sink.h"

#include <iterator>

namespace tickscope {

// An event has the bit of the mask that changed; a line has the whole mask.
static void put_nohz_mask(json::Out& out, CpuMask const& mask)
{
    json::put(out, ",\"mask\":[");
    for (CpuId const cpu : mask)
        fmt::format_to(std::back_inserter(out), "{}{}", cpu == *mask.begin() ? "" : ",", index_of(cpu));
    out.push_back(']');
}

static void put_line(json::Out& out, TraceEvent const& event, TaskNames const& names, CpuMask& nohz_mask)
{
    fmt::format_to(std::back_inserter(out), R"({{"n":{},"t":{},"cpu":{},"ev":"{}")", event.n,
                   event.at.time_since_epoch().count(), index_of(event.cpu), event_name(event.what));
    for (Field const& field : event_fields(event.what, names)) {
        out.push_back(',');
        json::put_field(out, field);
    }
    if (auto const* change = std::get_if<traced::NohzMask>(&event.what)) {
        if (change->in)
            nohz_mask.set(change->which);
        else
            nohz_mask.clear(change->which);
        put_nohz_mask(out, nohz_mask);
    }
    if (event.cause != TraceEvent::no_cause)
        fmt::format_to(std::back_inserter(out), ",\"cause\":{}", event.cause);
    json::put(out, "}\n");
}

namespace {

class Jsonl final : public TraceWriter {
public:
    explicit Jsonl(std::ostream& out)
        : m_sink{out}
    {
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        events.each(events.first_n(), events.size(), [&](TraceEvent const& event) {
            put_line(m_sink.text(), event, names, m_nohz_mask);
            m_sink.flush_when_full();
        });
    }
    void finish(TaskNames const&, SimTime) override { m_sink.flush(); }

private:
    TextSink m_sink;
    CpuMask m_nohz_mask;
};

}

std::unique_ptr<TraceWriter> jsonl_writer(std::ostream& out) { return std::make_unique<Jsonl>(out); }

}
