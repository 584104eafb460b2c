// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/export.h"
#include "core/trace/ftrace_text.h"
#include "core/trace/text_sink.h"

#include <iterator>

namespace tickscope {

void put_ftrace_header(fmt::memory_buffer& out)
{
    auto const to = std::back_inserter(out);
    fmt::format_to(to,
                   "# tracer: nop\n#\n"
                   "#                                          _-----=> irqs-off\n"
                   "#                                         / _----=> need-resched\n"
                   "#                                        | / _---=> hardirq/softirq\n"
                   "#                                        || / _--=> preempt-depth\n"
                   "#                                        ||| /\n"
                   "#           TASK-PID      TGID    CPU#  ||||   TIMESTAMP  FUNCTION\n"
                   "#              | |          |       |   ||||      |         |\n");
}

void put_ftrace_line(fmt::memory_buffer& out, TracepointRecord const& record, TaskNames const& names)
{
    auto const to = std::back_inserter(out);
    Maybe<TaskId> const who = record.current;
    fmt::format_to(to, "{:>16}-{:<7} ", who ? comm_of(who, record.cpu, names) : "<idle>", pid_of(who, names));
    if (Maybe<Tgid> const group = who ? names.group(*who) : Maybe<Tgid>{})
        fmt::format_to(to, "({:7})", names.pid(*group));
    else
        fmt::format_to(to, "(-------)");
    std::int64_t const ns = record.at.time_since_epoch().count();
    fmt::format_to(to, " [{:03}] d..2 {:5}.{:09}: ", index_of(record.cpu), ns / 1'000'000'000, ns % 1'000'000'000);
    put_tracepoint_text(out, record.what, record.values);
    out.push_back('\n');
}

namespace {

class Ftrace final : public TraceWriter, private TracepointSink {
public:
    Ftrace(std::ostream& out, TraceFacts const& facts)
        : m_sink{out}
        , m_stream{*this, facts.boot, ClockMarks::Yes}
    {
        put_ftrace_header(m_sink.text());
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        events.each(events.first_n(), events.size(),
                    [this, &names](TraceEvent const& event) { m_stream.take(event, names); });
    }
    void finish(TaskNames const& names, SimTime end) override
    {
        m_stream.finish(names, end);
        m_sink.flush();
    }

private:
    void put(TracepointRecord const& record, TaskNames const& names) override
    {
        put_ftrace_line(m_sink.text(), record, names);
        m_sink.flush_when_full();
    }

    TextSink m_sink;
    TracepointStream m_stream;
};

}

std::unique_ptr<TraceWriter> ftrace_writer(std::ostream& out, TraceFacts const& facts)
{
    return std::make_unique<Ftrace>(out, facts);
}

}
