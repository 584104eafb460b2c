// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/limits.h"
#include "core/trace/export.h"
#include "core/trace/statistics.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// What was asked for on the command line, one struct a subcommand. Texts are as typed: each subcommand reads its own.
namespace ask {

enum class SummaryForm : unsigned char { None, Text, Json };
enum class PictureForm : unsigned char { BySuffix, Svg, Png, Pdf };
enum class Shell : unsigned char { Bash, Zsh, Fish };

struct Window {
    std::vector<std::string> files;
};
struct Run {
    std::string file;
    std::string until;                ///< a time or a condition; empty: as the scenario has it
    std::vector<std::string> breaks;  ///< events that end it
    std::string fixes;                ///< empty: as the scenario has them
    std::vector<std::string> settings;
    std::string variant;                      ///< whose draws of what varies
    SummaryForm summary = SummaryForm::None;  ///< None: text, unless the trace goes to standard output
    std::string trace;                        ///< a path, or '-'; empty: none
    TraceFormat format = TraceFormat::Jsonl;
    bool trace_locks = false;
    bool check_invariants = false;
    LimitTexts limits;
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
    std::string variant;
    std::string key;                          ///< a file of expectations that replace the files' own; empty: none
    std::optional<std::uint64_t> min_points;  ///< none: all of them
    bool tap = false;
    std::string json, csv, junit, gradescope;  ///< paths, or '-'; empty: none
    LimitTexts limits;
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
    LimitTexts limits;
};
struct Plot {
    std::string file, view, out, at, from, to, fixes, size, theme;
    std::vector<std::string> settings;
    PictureForm format = PictureForm::BySuffix;
};
struct Link {
    std::string file, at, from, to, select, fixes, variant;
    std::vector<std::string> settings;
    bool text = false;
};
struct KernelConsole {
    std::string file = "-";
    bool check = false;
};
struct List {
    bool json = false;
    bool names = false;
};
struct Schema {
    enum class Of : unsigned char { Scenario, Summary, Sweep, Compare, Stats, Marks, Trace };

    Of of = Of::Scenario;
};
struct Bench {
    bool json = false;
};
struct Completions {
    Shell shell = Shell::Bash;
};
struct Help {
    std::string command;  ///< empty: of the program
};

}

using Request = std::variant<ask::Window, ask::Run, ask::Check, ask::Validate, ask::Compare, ask::Sweep, ask::Stats,
                             ask::Proc, ask::Plot, ask::Link, ask::KernelConsole, ask::List, ask::Schema, ask::Bench,
                             ask::Completions, ask::Help>;

}
