// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/trace/json_text.h"
#include "core/trace/text_sink.h"

#include <iterator>
#include <string>
#include <string_view>

namespace tickscope {

/// One line of the viewer: Chrome's word for it is a thread of a process.
struct ChromeTrack {
    std::uint64_t pid = 0, tid = 0;
};

/// Chrome's trace event format, event by event. Times in it are microseconds; three decimals keep the nanosecond.
class ChromeText {
public:
    explicit ChromeText(std::ostream& out)
        : m_sink{out}
    {
        put("{{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
    }

    void finish(std::string_view title)
    {
        put("\n],\"otherData\":{{\"title\":");
        json::put_string(m_sink.text(), title);
        put("}}}}\n");
        m_sink.flush();
    }

    void name_process(std::uint64_t pid, std::string_view name, int order)
    {
        begin("M", "process_name", {pid, 0});
        put(",\"args\":{{\"name\":");
        json::put_string(m_sink.text(), name);
        put("}}}}");
        begin("M", "process_sort_index", {pid, 0});
        put(",\"args\":{{\"sort_index\":{}}}}}", order);
    }
    void name_thread(ChromeTrack track, std::string_view name, int order)
    {
        begin("M", "thread_name", track);
        put(",\"args\":{{\"name\":");
        json::put_string(m_sink.text(), name);
        put("}}}}");
        begin("M", "thread_sort_index", track);
        put(",\"args\":{{\"sort_index\":{}}}}}", order);
    }
    void slice(ChromeTrack track, std::string_view category, std::string_view name, SimTime from, SimTime to,
               std::string_view detail = {})
    {
        begin("X", name, track);
        put(",\"cat\":\"{}\",\"ts\":{},\"dur\":{}", category, micros(from), micros(SimTime{to - from}));
        if (!detail.empty()) {
            put(",\"args\":{{\"detail\":");
            json::put_string(m_sink.text(), detail);
            put("}}");
        }
        put("}}");
        m_sink.flush_when_full();
    }
    void instant(ChromeTrack track, char scope, std::string_view name, SimTime at)
    {
        begin("i", name, track);
        put(",\"s\":\"{}\",\"ts\":{}}}", scope, micros(at));
    }
    void counter(std::uint64_t pid, std::string_view name, std::string_view unit, SimTime at, std::int64_t value)
    {
        begin("C", name, {pid, 0});
        put(",\"ts\":{},\"args\":{{\"{}\":{}}}}}", micros(at), unit, value);
        m_sink.flush_when_full();
    }
    void arrow(std::uint64_t id, ChromeTrack from, SimTime begins, ChromeTrack to, SimTime ends)
    {
        begin("s", "cause", from);
        put(",\"cat\":\"cause\",\"id\":{},\"ts\":{}}}", id, micros(begins));
        begin("f", "cause", to);
        put(",\"cat\":\"cause\",\"bp\":\"e\",\"id\":{},\"ts\":{}}}", id, micros(ends));
    }

private:
    template<class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_sink.text()), format, std::forward<Args>(args)...);
    }
    void begin(std::string_view phase, std::string_view name, ChromeTrack track)
    {
        put("{}\n{{\"ph\":\"{}\",\"pid\":{},\"tid\":{},\"name\":", m_first ? "" : ",", phase, track.pid, track.tid);
        json::put_string(m_sink.text(), name);
        m_first = false;
    }
    static std::string micros(SimTime at)
    {
        std::int64_t const ns = at.time_since_epoch().count();
        return fmt::format("{}.{:03}", ns / 1000, ns % 1000);
    }

    TextSink m_sink;
    bool m_first = true;
};

}
