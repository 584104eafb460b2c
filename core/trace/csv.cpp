// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/csv.h"

#include "core/base/cpumask.h"
#include "core/base/verify.h"
#include "core/trace/event_fields.h"
#include "core/trace/event_text.h"
#include "core/trace/export.h"
#include "core/trace/text_sink.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace tickscope {

/// Every field that an event of the trace has in JSON lines, once: the values of TaskCputime are three. A field that
/// stands nowhere here is a mistake, which the tests find.
static constexpr std::array field_columns = std::to_array<std::string_view>({
    "task",
    "process",
    "prev",
    "prev_state",
    "next",
    "target_cpu",
    "orig_cpu",
    "dest_cpu",
    "why",
    "parent",
    "child",
    "code",
    "signal",
    "reaped",
    "runtime",
    "vruntime",
    "mode",
    "charged",
    "utime",
    "stime",
    "which",
    "id",
    "clock",
    "expires_ticks",
    "value_ns",
    "interval_ns",
    "expires",
    "now",
    "now_ticks",
    "overrun",
    "by",
    "was.utime",
    "was.stime",
    "was.runtime",
    "becomes.utime",
    "becomes.stime",
    "becomes.runtime",
    "prof",
    "virt",
    "sched",
    "who",
    "utime_ns",
    "stime_ns",
    "soft_s",
    "hard_s",
    "sig",
    "result",
    "action",
    "si_utime",
    "si_stime",
    "name",
    "cpu_before",
    "transferred",
    "step",
    "idle_ticks",
    "in",
    "weight",
    "mask",
    "owner",
    "counter",
    "t1_cmp",
    "t1_cmp_register",
    "lost",
    "kind",
    "count",
    "site",
    "text",
    "value",
    "what",
    "fixes",
    "nice",
    "alarm",
    "on",
    "hz",
    "law",
    "subject",
    "op",
    "errno",
    "si_overrun",
    "state",
});

static constexpr std::array head_columns = std::to_array<std::string_view>({"n", "t", "cpu", "ev", "cause"});

std::vector<std::string_view> csv_columns()
{
    std::vector<std::string_view> names{head_columns.begin(), head_columns.end()};
    names.insert(names.end(), field_columns.begin(), field_columns.end());
    return names;
}

static std::size_t column_of(std::string_view name)
{
    auto const at = std::ranges::find(field_columns, name);
    VERIFY(at != field_columns.end());
    return static_cast<std::size_t>(at - field_columns.begin());
}

namespace {

using Row = std::array<std::string, field_columns.size()>;

/// Puts a value where it belongs: what is null is as empty as what is not there.
struct PutInRow {
    Row& row;
    std::string_view name;

    void operator()(std::nullptr_t) const { row[column_of(name)].clear(); }
    void operator()(bool value) const { row[column_of(name)] = value ? "true" : "false"; }
    void operator()(std::string const& value) const { row[column_of(name)] = value; }
    void operator()(TaskCputime const& time) const
    {
        std::string const prefix = std::string{name} + ".";
        row[column_of(prefix + "utime")] = fmt::to_string(time.utime.value);
        row[column_of(prefix + "stime")] = fmt::to_string(time.stime.value);
        row[column_of(prefix + "runtime")] = fmt::to_string(time.sum_exec_runtime.count());
    }
    void operator()(std::vector<std::string_view> const& list) const
    {
        row[column_of(name)] = fmt::format("{}", fmt::join(list, " "));
    }
    void operator()(auto number) const { row[column_of(name)] = fmt::to_string(number); }
};

}

/// RFC 4180 but for the ends of lines.
static void put_cell(fmt::memory_buffer& out, std::string_view text)
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

static std::string mask_text(CpuMask const& mask)
{
    std::string text;
    for (Maybe<CpuId> cpu = mask.first_set(); cpu; cpu = mask.next_from(index_of(*cpu) + 1))
        text += fmt::format("{}{}", text.empty() ? "" : " ", index_of(*cpu));
    return text;
}

namespace {

class Csv final : public TraceWriter {
public:
    explicit Csv(std::ostream& out)
        : m_sink{out}
    {
        fmt::format_to(std::back_inserter(m_sink.text()), "{}\n", fmt::join(csv_columns(), ","));
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        events.each(events.first_n(), events.size(), [&](TraceEvent const& event) {
            put(event, names);
            m_sink.flush_when_full();
        });
    }
    void finish(TaskNames const&, SimTime) override { m_sink.flush(); }

private:
    void put(TraceEvent const& event, TaskNames const& names)
    {
        for (std::string& cell : m_row)
            cell.clear();
        for (Field const& field : event_fields(event.what, names))
            std::visit(PutInRow{m_row, field.name}, field.value);
        if (auto const* change = std::get_if<traced::NohzMask>(&event.what))
            note_mask(*change);
        fmt::memory_buffer& out = m_sink.text();
        fmt::format_to(std::back_inserter(out), "{},{},{},{},", event.n, event.at.time_since_epoch().count(),
                       index_of(event.cpu), event_name(event.what));
        if (event.cause != TraceEvent::no_cause)
            fmt::format_to(std::back_inserter(out), "{}", event.cause);
        for (std::string const& cell : m_row) {
            out.push_back(',');
            put_cell(out, cell);
        }
        out.push_back('\n');
    }

    // An event says which bit of the mask changed; a line has the whole mask.
    void note_mask(traced::NohzMask const& change)
    {
        if (change.in)
            m_nohz_mask.set(change.which);
        else
            m_nohz_mask.clear(change.which);
        m_row[column_of("mask")] = mask_text(m_nohz_mask);
    }

    TextSink m_sink;
    CpuMask m_nohz_mask;
    Row m_row;
};

}

std::unique_ptr<TraceWriter> csv_writer(std::ostream& out) { return std::make_unique<Csv>(out); }

}
