// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "app/cli/table.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/words.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace tickscope {

namespace {

struct Shipped {
    std::filesystem::path path;
    Scenario scenario;
};

}

static Result<std::vector<Shipped>> shipped_scenarios()
{
    std::filesystem::path const folder = data_directory() / "scenarios";
    std::error_code unreadable;
    std::vector<Shipped> shipped;
    for (auto const& entry : std::filesystem::directory_iterator{folder, unreadable}) {
        if (entry.path().extension() != ".yaml")
            continue;
        Result<std::string> const text = read_file(entry.path().string());
        if (!text)
            return tl::unexpected{text.error()};
        ReadOutcome outcome = read_scenario(*text, entry.path().string());
        if (outcome.scenario)
            shipped.push_back({entry.path(), std::move(*outcome.scenario)});
    }
    if (unreadable)
        return failure(fmt::format("{}: {}", folder.string(), unreadable.message()));
    std::ranges::sort(shipped, {}, &Shipped::path);
    return shipped;
}

static std::string text_of(std::vector<Shipped> const& shipped)
{
    Table table{{"<file", "<title"}};
    for (Shipped const& one : shipped)
        table.add({one.path.filename().string(), one.scenario.title});
    return fmt::format("{}\nin {}\n", table.text(), shipped.empty() ? "" : shipped.front().path.parent_path().string());
}

static std::string names_of(std::vector<Shipped> const& shipped)
{
    std::string names;
    for (Shipped const& one : shipped)
        names += one.path.stem().string() + "\n";
    return names;
}

static std::string json_of(std::vector<Shipped> const& shipped)
{
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (auto const& [path, scenario] : shipped)
        list.push_back({{"file", path.string()},
                        {"title", scenario.title},
                        {"summary", scenario.summary},
                        {"watch", word_for(words::views, scenario.watch)},
                        {"tags", scenario.tags}});
    return list.dump(1) + "\n";
}

ExitStatus list_scenarios(ask::List const& asked)
{
    Result<std::vector<Shipped>> const shipped = shipped_scenarios();
    if (!shipped)
        return complain(ExitStatus::FileError, shipped.error().text);
    return exit_status_of(print(asked.names ? names_of(*shipped) : asked.json ? json_of(*shipped) : text_of(*shipped)));
}

}
