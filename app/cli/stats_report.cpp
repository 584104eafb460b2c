// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stats_report.h"

#include "app/cli/table.h"
#include "core/base/wide.h"
#include "core/trace/event_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace tickscope {

using Json = nlohmann::ordered_json;

static constexpr std::int64_t per_million = 1'000'000;

static std::string subject_of(StatisticsRow const& row, TaskNames const& names)
{
    switch (row.by) {
    case StatisticsBy::Thread:
        return names.path(TaskId{row.subject});
    case StatisticsBy::Cpu:
        return fmt::format("cpu{}", row.subject);
    case StatisticsBy::Process:
        return names.process(Tgid{row.subject});
    case StatisticsBy::State:
        return "all threads";
    }
    return "";
}

// How often one thing was under way together with another says nothing of a share.
static bool has_share(SpanKind measure) { return measure != SpanKind::Response && measure != SpanKind::Turnaround; }

static std::int64_t share_ppm(StatisticsRow const& row, RangeStatistics::Range range)
{
    std::int64_t const whole = (range.to - range.from).count();
    return whole == 0 ? 0
                      : static_cast<std::int64_t>((Int128{row.spans.sum.count()} * per_million + whole / 2) / whole);
}

static std::string milliseconds(Nanos span)
{
    std::int64_t const ns = span.count();
    std::uint64_t const size =
        ns < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    return fmt::format("{}{}.{:06}", ns < 0 ? "-" : "", size / 1'000'000, size % 1'000'000);
}

namespace {

/// A clock of a process, in its three parts.
struct NamedTime {
    std::string_view name;
    TaskCputime time;
};

struct PartOfClock {
    std::string_view name;
    std::int64_t (*value)(TaskCputime const&);
    bool in_ticks;
};

constexpr std::array<PartOfClock, 3> parts{
    {{"utime_ticks", [](TaskCputime const& t) { return static_cast<std::int64_t>(t.utime.value); }, true},
     {"stime_ticks", [](TaskCputime const& t) { return static_cast<std::int64_t>(t.stime.value); }, true},
     {"sum_exec_runtime_ns", [](TaskCputime const& t) { return t.sum_exec_runtime.count(); }, false}}};

}

static Json cputime_json(TaskCputime const& time)
{
    Json json;
    for (PartOfClock const& part : parts)
        json[part.name] = part.value(time);
    return json;
}

static std::string text_of(PartOfClock const& part, std::int64_t value)
{
    return part.in_ticks ? fmt::format("{} ticks", value) : fmt::format("{} ms", milliseconds(Nanos{value}));
}

static std::array<NamedTime, 4> identity(ClockSeries::Standing const& standing)
{
    return {{{"clock", standing.clock},
             {"live", standing.live},
             {"dead", standing.dead},
             {"zombie_leader", standing.zombie_leader}}};
}

static std::string spans_text(StatsReport const& report)
{
    Table table{{"<", "<what", "count", "sum", "mean", "median", "p95", "p99", "longest", "share"}};
    std::string before;
    for (StatisticsRow const& row : report.statistics.rows(report.by, report.names.task_table())) {
        if (row.spans.count == 0)
            continue;
        std::string const subject = subject_of(row, report.names);
        std::int64_t const share = (share_ppm(row, report.statistics.range()) + 50) / 100;
        table.add({subject == before ? "" : subject, std::string{word(row.measure)}, fmt::to_string(row.spans.count),
                   milliseconds(row.spans.sum), milliseconds(row.spans.mean), milliseconds(row.spans.median),
                   milliseconds(row.spans.p95), milliseconds(row.spans.p99), milliseconds(row.spans.longest),
                   has_share(row.measure) ? fmt::format("{}.{:02} %", share / 100, share % 100) : ""});
        before = subject;
    }
    return "\nSpans, in ms\n" + table.text("  ");
}

static std::string clock_text(ClockChange const& change, TaskNames const& names)
{
    std::string out = fmt::format("\n{}\n", names.process(change.process));
    for (PartOfClock const& part : parts) {
        std::int64_t const from = part.value(change.from.clock), to = part.value(change.to.clock);
        out += fmt::format("  clock {}: {}, from {} to {}\n", part.name.substr(0, part.name.rfind('_')),
                           text_of(part, to - from), text_of(part, from), text_of(part, to));
        out += fmt::format("    {} live + {} dead + {} zombie leader = {}\n", text_of(part, part.value(change.to.live)),
                           text_of(part, part.value(change.to.dead)),
                           text_of(part, part.value(change.to.zombie_leader)), text_of(part, to));
    }
    for (PartOfClock const& part : parts) {
        std::int64_t const from = part.value(change.from.timer), to = part.value(change.to.timer);
        if (from != 0 || to != 0)
            out += fmt::format("  timer {}: {}, from {} to {}\n", part.name.substr(0, part.name.rfind('_')),
                               text_of(part, to - from), text_of(part, from), text_of(part, to));
    }
    return out;
}

std::string stats_text(StatsReport const& report)
{
    RangeStatistics::Range const range = report.statistics.range();
    std::string out =
        fmt::format("{}\n{} ms to {} ms ({} ms)\n", report.title, milliseconds(range.from.time_since_epoch()),
                    milliseconds(range.to.time_since_epoch()), milliseconds(range.to - range.from));
    out += spans_text(report);
    for (ClockChange const& change : report.statistics.clocks())
        out += clock_text(change, report.names);
    return out;
}

static Json row_json(StatisticsRow const& row, StatsReport const& report)
{
    Json json{{"subject", subject_of(row, report.names)},
              {"measure", word(row.measure)},
              {"count", row.spans.count},
              {"sum_ns", row.spans.sum.count()},
              {"mean_ns", row.spans.mean.count()},
              {"median_ns", row.spans.median.count()},
              {"p95_ns", row.spans.p95.count()},
              {"p99_ns", row.spans.p99.count()},
              {"longest_ns", row.spans.longest.count()}};
    if (has_share(row.measure))
        json["share_ppm"] = share_ppm(row, report.statistics.range());
    return json;
}

static Json clock_json(ClockChange const& change, TaskNames const& names)
{
    Json identity_json;
    for (NamedTime const& term : identity(change.to))
        identity_json[term.name] = cputime_json(term.time);
    return {{"process", names.process(change.process)},
            {"from", {{"clock", cputime_json(change.from.clock)}, {"timer", cputime_json(change.from.timer)}}},
            {"to", {{"clock", cputime_json(change.to.clock)}, {"timer", cputime_json(change.to.timer)}}},
            {"change",
             {{"clock", cputime_json(change.to.clock - change.from.clock)},
              {"timer", cputime_json(change.to.timer - change.from.timer)}}},
            {"timer_running", change.to.timer_running},
            {"identity", std::move(identity_json)}};
}

std::string stats_json(StatsReport const& report)
{
    Json rows = Json::array(), clocks = Json::array();
    for (StatisticsRow const& row : report.statistics.rows(report.by, report.names.task_table()))
        rows.push_back(row_json(row, report));
    for (ClockChange const& change : report.statistics.clocks())
        clocks.push_back(clock_json(change, report.names));
    RangeStatistics::Range const range = report.statistics.range();
    Json const all{{"format", "tickscope-stats/1"},
                   {"scenario", report.title},
                   {"from_ns", range.from.time_since_epoch().count()},
                   {"to_ns", range.to.time_since_epoch().count()},
                   {"by", word(report.by)},
                   {"spans", std::move(rows)},
                   {"clocks", std::move(clocks)}};
    return all.dump(1) + "\n";
}

static std::string subject_cell(std::string const& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (char const c : text)
        out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + "\"";
}

std::string stats_csv(StatsReport const& report)
{
    std::string out = "subject,measure,count,sum_ns,mean_ns,median_ns,p95_ns,p99_ns,longest_ns,share_ppm\n";
    for (StatisticsRow const& row : report.statistics.rows(report.by, report.names.task_table())) {
        SpanStatistics const& spans = row.spans;
        out += fmt::format("{},{},{},{},{},{},{},{},{},{}\n", subject_cell(subject_of(row, report.names)),
                           word(row.measure), spans.count, spans.sum.count(), spans.mean.count(), spans.median.count(),
                           spans.p95.count(), spans.p99.count(), spans.longest.count(),
                           has_share(row.measure) ? fmt::to_string(share_ppm(row, report.statistics.range())) : "");
    }
    return out;
}

}
