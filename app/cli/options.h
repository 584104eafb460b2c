// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/export.h"
#include "core/trace/statistics.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// What was asked for on the command line, one struct a subcommand. Texts are as typed: each subcommand reads its own.
namespace ask {

enum class SummaryForm : unsigned char { None, Text, Json };

struct Window {
    std::vector<std::string> files;
};
struct Run {
    std::string file;
    std::string until;  ///< empty: as the scenario has it
    std::string fixes;  ///< empty: as the scenario has them
    std::vector<std::string> settings;
    SummaryForm summary = SummaryForm::None;  ///< None: text, unless the trace goes to standard output
    std::string trace;                        ///< a path, or '-'; empty: none
    TraceFormat format = TraceFormat::Jsonl;
    bool trace_locks = false;
    bool check_invariants = false;
};
struct Stats {
    enum class Form : unsigned char { Text, Csv, Json, Timehist };

    std::string file, from, to, fixes;
    std::vector<std::string> settings;
    StatisticsBy by = StatisticsBy::Thread;
    Form form = Form::Text;
};
struct Proc {
    std::string file, path, at, fixes;
    std::vector<std::string> settings;
};
struct Check {
    std::vector<std::string> files;
    std::string fixes;
    std::vector<std::string> settings;
    std::string junit;  ///< a path; empty: none
    bool tap = false;
};
struct Validate {
    std::vector<std::string> files;
};
struct Compare {
    std::string file, a, b, until;
    std::vector<std::string> settings;
    SummaryForm summary = SummaryForm::Text;
};
struct Sweep {
    enum class Form : unsigned char { Text, Json, Csv };

    std::string file, until, fixes;
    std::vector<std::string> settings;  ///< KEY=VALUE or KEY=VALUE,VALUE...
    std::vector<std::string> show;      ///< measures; empty: what bookkeeping cost
    Form form = Form::Text;
};
struct Plot {
    std::string file, view, at, out;
};
struct KernelConsole {
    std::string file = "-";
    bool check = false;
};
struct List {
    bool json = false;
};
struct Schema { };
struct Bench {
    bool json = false;
};

}

using Request = std::variant<ask::Window, ask::Run, ask::Check, ask::Validate, ask::Compare, ask::Sweep, ask::Stats,
                             ask::Proc, ask::Plot, ask::KernelConsole, ask::List, ask::Schema, ask::Bench>;

}
