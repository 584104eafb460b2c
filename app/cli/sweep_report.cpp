// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep_report.h"

#include "app/cli/table.h"
#include "core/base/shown_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tickscope {

using Json = nlohmann::ordered_json;

static std::string cell(SweepResult const& result, std::size_t run, std::size_t measure)
{
    return result.runs[run] ? result.runs[run]->figures[measure].text : "-";
}

/// A row for each run: its values, then its figures.
static std::string list_of_runs(SweepResult const& result)
{
    std::vector<std::string> titles;
    for (SweptKey const& swept : result.plan.keys)
        titles.push_back("<" + swept.key);
    for (Measure const& measure : result.measures)
        titles.push_back(measure.name);
    Table table{titles};
    for (std::size_t n = 0; n < result.runs.size(); ++n) {
        std::vector<std::string> row = result.plan.values_of(n);
        for (std::size_t i = 0; i < result.measures.size(); ++i)
            row.push_back(cell(result, n, i));
        table.add(std::move(row));
    }
    return "\n" + table.text();
}

/// The first key's values down, the second's across.
static std::string square(SweepResult const& result, std::size_t measure)
{
    SweptKey const& down = result.plan.keys[0];
    SweptKey const& across = result.plan.keys[1];
    std::vector<std::string> titles{"<" + down.key};
    for (std::string const& value : across.values)
        titles.push_back(value);
    Table table{titles};
    for (std::size_t row = 0; row < down.values.size(); ++row) {
        std::vector<std::string> cells{down.values[row]};
        for (std::size_t column = 0; column < across.values.size(); ++column)
            cells.push_back(cell(result, row * across.values.size() + column, measure));
        table.add(std::move(cells));
    }
    return fmt::format("\n{}, by {}\n{}", result.measures[measure].name, across.key, table.text());
}

std::string sweep_text(SweepResult const& result)
{
    std::size_t const done =
        static_cast<std::size_t>(std::ranges::count_if(result.runs, [](auto const& run) { return run.has_value(); }));
    std::string out =
        fmt::format("{}\n{} run{}", shown_text(result.title), result.runs.size(), result.runs.size() == 1 ? "" : "s");
    if (done < result.runs.size())
        out += fmt::format(", {} of them done", done);
    for (std::string const& setting : result.plan.fixed)
        out += ", " + setting;
    out += "\n";
    if (result.plan.keys.size() != 2)
        return out + list_of_runs(result);
    for (std::size_t i = 0; i < result.measures.size(); ++i)
        out += square(result, i);
    return out;
}

static Json figure_json(Measure const& measure, Figure const& figure)
{
    if (figure.number)
        return *figure.number;
    return is_text(measure) && figure.text != "-" ? Json(figure.text) : Json{};
}

static Json run_json(SweepResult const& result, std::size_t n)
{
    SweepRun const& run = *result.runs[n];
    Json set = Json::object(), values = Json::object();
    std::vector<std::string> const chosen = result.plan.values_of(n);
    for (std::size_t i = 0; i < chosen.size(); ++i)
        set[result.plan.keys[i].key] = chosen[i];
    for (std::size_t i = 0; i < result.measures.size(); ++i) {
        Measure const& measure = result.measures[i];
        values[measure.name + std::string{unit_suffix(measure)}] = figure_json(measure, run.figures[i]);
    }
    Json out{{"set", std::move(set)},
             {"time_ns", run.time_ns},
             {"state_hash", fmt::format("{:016x}", run.state_hash)},
             {"values", std::move(values)}};
    if (!run.trouble.empty())
        out["trouble"] = run.trouble;
    return out;
}

std::string sweep_json(SweepResult const& result)
{
    Json runs = Json::array();
    for (std::size_t n = 0; n < result.runs.size(); ++n)
        if (result.runs[n])
            runs.push_back(run_json(result, n));
    Json const all{{"format", "tickscope-sweep/1"},
                   {"scenario", result.title},
                   {"fixed", result.plan.fixed},
                   {"runs", std::move(runs)}};
    return all.dump(1) + "\n";
}

static std::string csv_cell(std::string const& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string out = "\"";
    for (char const c : text)
        out += c == '"' ? std::string{"\"\""} : std::string{c};
    return out + "\"";
}

static std::string csv_line(std::vector<std::string> const& cells)
{
    std::vector<std::string> in_quotes;
    for (std::string const& text : cells)
        in_quotes.push_back(csv_cell(text));
    return fmt::format("{}\n", fmt::join(in_quotes, ","));
}

static std::string csv_figure(Measure const& measure, Figure const& figure)
{
    if (figure.number)
        return fmt::to_string(*figure.number);
    return is_text(measure) && figure.text != "-" ? figure.text : "";
}

std::string sweep_csv(SweepResult const& result)
{
    std::vector<std::string> names;
    for (SweptKey const& swept : result.plan.keys)
        names.push_back(swept.key);
    for (Measure const& measure : result.measures)
        names.push_back(measure.name + std::string{unit_suffix(measure)});
    std::string out = csv_line(names);
    for (std::size_t n = 0; n < result.runs.size(); ++n) {
        if (!result.runs[n])
            continue;
        std::vector<std::string> cells = result.plan.values_of(n);
        for (std::size_t i = 0; i < result.measures.size(); ++i)
            cells.push_back(csv_figure(result.measures[i], result.runs[n]->figures[i]));
        out += csv_line(cells);
    }
    return out;
}

}
