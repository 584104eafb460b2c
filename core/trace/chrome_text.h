// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/trace/json_text.h"
#include "core/trace/text_sink.h"

#include <iterator>
#include <optional>
#include <string_view>

namespace tickscope {

/// One line of the viewer: Chrome's word for it is a thread of a process.
struct ChromeTrack {
    std::uint64_t pid = 0, tid = 0;
};

/// CPUs are shown as a process of their own, with a number that no pid reaches: PID_MAX_LIMIT.
inline constexpr std::uint64_t cpus_pid = 4'194'304;

/// Which event a slice stands for.
struct ChromeEventNumber {
    std::uint64_t n = 0;
    SimTime at{};
};

struct ChromeSlice {
    std::string_view category, name;
    SimTime from{}, to{};
    std::string_view detail = {};
    std::optional<ChromeEventNumber> event = {};
};

/// A place on a line, for an end of an arrow.
struct ChromePoint {
    ChromeTrack track;
    SimTime at{};
};

struct ChromeCount {
    std::string_view name, unit;
    SimTime at{};
    std::int64_t value = 0;
};

/// Chrome's trace event format, event by event. Times in it are microseconds; three decimals keep the nanosecond.
class ChromeText {
public:
    explicit ChromeText(std::ostream& out)
        : m_sink{out}
    {
        put("{{\"displayTimeUnit\":\"ns\",\"traceEvents\":[");
    }

    /// The events end; `begin_system_trace` .. `end_system_trace` and then `finish` follow.
    void begin_system_trace() { put("\n],\"systemTraceEvents\":\""); }
    /// A part of the text of a trace file of the kernel; whole characters only.
    void put_system_trace(std::string_view text)
    {
        json::put_escaped(m_sink.text(), text);
        m_sink.flush_when_full();
    }
    void finish(std::string_view title)
    {
        put("\",\"otherData\":{{\"title\":");
        json::put_string(m_sink.text(), title);
        put("}}}}\n");
        m_sink.flush();
    }

    void name_process(std::uint64_t pid, std::string_view name, int order)
    {
        name_track("process", {pid, 0}, name, order);
    }
    void name_thread(ChromeTrack track, std::string_view name, int order) { name_track("thread", track, name, order); }
    void slice(ChromeTrack track, ChromeSlice const& slice)
    {
        begin("X", slice.name, track);
        put(",\"cat\":\"{}\",\"ts\":{},\"dur\":{}", slice.category, micros(slice.from),
            micros(SimTime{slice.to - slice.from}));
        put_arguments(slice);
        put("}}");
        m_sink.flush_when_full();
    }
    void instant(ChromeTrack track, char scope, std::string_view name, SimTime at)
    {
        begin("i", name, track);
        put(",\"s\":\"{}\",\"ts\":{}}}", scope, micros(at));
    }
    void counter(std::uint64_t pid, ChromeCount const& count)
    {
        begin("C", count.name, {pid, 0});
        put(",\"ts\":{},\"args\":{{\"{}\":{}}}}}", micros(count.at), count.unit, count.value);
        m_sink.flush_when_full();
    }
    void arrow(std::uint64_t id, ChromePoint const& from, ChromePoint const& to)
    {
        begin("s", "cause", from.track);
        put(",\"cat\":\"cause\",\"id\":{},\"ts\":{}}}", id, micros(from.at));
        begin("f", "cause", to.track);
        put(",\"cat\":\"cause\",\"bp\":\"e\",\"id\":{},\"ts\":{}}}", id, micros(to.at));
    }

private:
    template<class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args)
    {
        fmt::format_to(std::back_inserter(m_sink.text()), format, std::forward<Args>(args)...);
    }
    void name_track(std::string_view kind, ChromeTrack track, std::string_view name, int order)
    {
        begin("M", fmt::format("{}_name", kind), track);
        put(",\"args\":{{\"name\":");
        json::put_string(m_sink.text(), name);
        put("}}}}");
        begin("M", fmt::format("{}_sort_index", kind), track);
        put(",\"args\":{{\"sort_index\":{}}}}}", order);
    }
    void put_arguments(ChromeSlice const& slice)
    {
        if (slice.detail.empty() && !slice.event)
            return;
        put(",\"args\":{{");
        if (slice.event)
            put("\"n\":{},\"t_ns\":{}{}", slice.event->n, slice.event->at.time_since_epoch().count(),
                slice.detail.empty() ? "" : ",");
        if (!slice.detail.empty()) {
            put("\"detail\":");
            json::put_string(m_sink.text(), slice.detail);
        }
        put("}}");
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
