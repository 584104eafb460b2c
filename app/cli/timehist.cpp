// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of `perf sched timehist`: tools/perf/builtin-sched.c, timehist_header() and timehist_print_sample().
#include "app/cli/stats_report.h"
#include "core/trace/tracepoint_stream.h"

#include <fmt/format.h>

namespace tickscope {

static constexpr int name_width = 30;

std::string timehist_header()
{
    return fmt::format("{:>15} {:<6}  {:<{}}  {:>9}  {:>9}  {:>9}\n", "time", "cpu", "task name", name_width,
                       "wait time", "sch delay", "run time") +
        fmt::format("{:>15} {:<6}  {:<{}}  {:>9}  {:>9}  {:>9}\n", "", "", "[tid/pid]", name_width, "(msec)", "(msec)",
                    "(msec)") +
        fmt::format("{:->15} {:->6}  {:->{}}  {:->9}  {:->9}  {:->9}\n", "", "", "", name_width, "", "", "");
}

static std::string msec(Nanos span)
{
    std::int64_t const us = span.count() / 1000;
    return fmt::format("{:6}.{:03} ", us / 1000, us % 1000);
}

static std::string name_of(Departure const& departure, TaskNames const& names)
{
    if (!departure.task)
        return "<idle>";
    std::uint32_t const tid = names.pid(*departure.task);
    Maybe<Tgid> const group = names.group(*departure.task);
    std::uint32_t const pid = group ? names.pid(*group) : tid;
    std::string const comm = comm_of(departure.task, departure.cpu, names);
    return tid == pid ? fmt::format("{}[{}]", comm, tid) : fmt::format("{}[{}/{}]", comm, tid, pid);
}

std::string timehist_line(Departure const& departure, TaskNames const& names)
{
    std::int64_t const us = departure.at.time_since_epoch().count() / 1000;
    std::string line = fmt::format("{:>15} [{:04}]  {:<{}} ", fmt::format("{}.{:06}", us / 1'000'000, us % 1'000'000),
                                   index_of(departure.cpu), name_of(departure, names), name_width);
    for (Nanos const span : {departure.wait, departure.delay, departure.run})
        line += msec(span);
    line.back() = '\n';
    return line;
}

}
