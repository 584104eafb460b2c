// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/statistics.h"
#include "core/trace/task_table.h"

#include <string>
#include <string_view>

namespace tickscope {

/// What `stats` has found, after RangeStatistics::finish().
struct StatsReport {
    std::string_view title;
    StatisticsBy by{};
    RangeStatistics const& statistics;
    TaskNames const& names;
};

std::string stats_text(StatsReport const& report);
/// The spans alone, a line a row.
std::string stats_csv(StatsReport const& report);
std::string stats_json(StatsReport const& report);

/// What `perf sched timehist` prints before its first line, and a line of it.
std::string timehist_header();
std::string timehist_line(Departure const& departure, TaskNames const& names);

}
