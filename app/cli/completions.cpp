// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completions.h"

#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/files.h"
#include "app/cli/measure.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "core/kernel/fix_table.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/happening.h"
#include "core/scenario/quantity_table.h"
#include "core/scenario/schema.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace tickscope {

static std::vector<std::string> split_words(std::string const& type)
{
    std::vector<std::string> words;
    for (std::size_t start = 0; start <= type.size();) {
        std::size_t const bar = std::min(type.find('|', start), type.size());
        words.push_back(type.substr(start, bar - start));
        start = bar + 1;
    }
    return words;
}

static std::vector<std::string> words_for_events()
{
    std::vector<std::string> words = event_names();
    for (int signal = 1; signal <= last_signal; ++signal)
        words.push_back(signal_name(signal));
    return words;
}

static Offer offer_for(std::string const& command, CLI::Option const& option)
{
    static constexpr std::array<std::pair<std::string_view, Offer>, 6> by_type{{{"PATH", Offer::File},
                                                                                {"KEY.yaml", Offer::Scenario},
                                                                                {"SET", Offer::Fixes},
                                                                                {"KEY=VALUE", Offer::Setting},
                                                                                {"KEY=VALUE,VALUE...", Offer::Setting},
                                                                                {"FIGURE", Offer::Figure}}};
    std::string const type = option.get_type_name();
    std::string const& argument = option.get_name(true);
    if (type.find('|') != std::string::npos)
        return Offer::Words;
    if (type == "TIME" || type == "WHEN")
        return Offer::Time;
    if (type == "EVENT")
        return Offer::Words;
    for (auto const& [name, offer] : by_type)
        if (name == type)
            return offer;
    if (argument == "FILE")
        return command == "kernel" ? Offer::File : Offer::Scenario;
    return argument == "COMMAND" ? Offer::Subcommand : Offer::Nothing;
}

/// Up to where the details begin: one line in a list.
static std::string short_help(std::string const& help)
{
    return help.substr(0, std::min({help.find("; "), help.find(": "), help.find(", e.g."), help.size()}));
}

static OfferedOption offered(std::string const& command, CLI::Option const& option)
{
    OfferedOption out;
    if (!option.get_lnames().empty())
        out.long_name = "--" + option.get_lnames().front();
    if (!option.get_snames().empty())
        out.short_name = "-" + option.get_snames().front();
    bool const is_flag = !out.long_name.empty() && option.get_items_expected_max() == 0;
    out.type = is_flag ? "" : option.get_type_name();
    out.help = short_help(option.get_description());
    out.offer = is_flag ? Offer::Nothing : offer_for(command, option);
    if (out.type.empty() && !is_flag)
        out.type = option.get_name(true);
    if (out.offer == Offer::Words)
        out.words = out.type == "EVENT" ? words_for_events() : split_words(out.type);
    out.repeats = option.get_items_expected_max() > 1;
    return out;
}

static OfferedCommand offered(CLI::App const& command, std::string const& name)
{
    OfferedCommand out{name, command.get_description(), {}};
    for (CLI::Option const* option : command.get_options())
        out.options.push_back(offered(name, *option));
    return out;
}

std::vector<OfferedCommand> offered_commands(CLI::App const& app)
{
    std::vector<OfferedCommand> commands{offered(app, "")};
    for (CLI::App const* command : subcommands_of(app))
        commands.push_back(offered(*command, command->get_name()));
    return commands;
}

using Json = nlohmann::ordered_json;

static std::string plain(Json const& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

/// "machine.hz=" and its values, for every key that a scenario has outside its lists.
static void add_settings(std::vector<std::string>& settings, Json const& schema, Json node, std::string const& path)
{
    if (node.contains("$ref"))
        node = schema["$defs"][node["$ref"].get<std::string>().substr(std::string_view{"#/$defs/"}.size())];
    if (node.contains("properties")) {
        for (auto const& [key, value] : node["properties"].items())
            add_settings(settings, schema, value, path.empty() ? key : path + "." + key);
        return;
    }
    bool const is_list = node.value("type", Json{}) == "array";
    if (path == "tickscope" || is_list)
        return;
    settings.push_back(path + "=");
    if (node.value("type", Json{}) == "boolean")
        node["enum"] = {true, false};
    for (Json const& value : node.value("enum", Json::array()))
        settings.push_back(path + "=" + plain(value));
}

static std::vector<std::string> names_of_quantities(Subject subject)
{
    std::vector<std::string> names;
    for (QuantityInfo const& row : quantities())
        if (row.subject == subject)
            names.push_back(std::string{row.name} + (row.suffix == Suffix::Signal ? "." : ""));
    return names;
}

OfferedWords offered_words()
{
    OfferedWords words;
    for (FixInfo const& row : fix_table)
        words.fixes.emplace_back(row.key);
    Json const schema = Json::parse(scenario_schema());
    add_settings(words.settings, schema, schema, "");
    for (DerivedInfo const& row : derived_figures())
        words.machine.emplace_back(row.name);
    std::ranges::copy(names_of_quantities(Subject::Machine), std::back_inserter(words.machine));
    words.cpu = names_of_quantities(Subject::Cpu);
    words.process = names_of_quantities(Subject::Process);
    words.thread = names_of_quantities(Subject::Thread);
    return words;
}

std::string completions(CLI::App const& app, ask::Shell shell)
{
    std::vector<OfferedCommand> const commands = offered_commands(app);
    OfferedWords const words = offered_words();
    switch (shell) {
    case ask::Shell::Bash:
        return bash_completions(commands, words);
    case ask::Shell::Zsh:
        return zsh_completions(commands, words);
    case ask::Shell::Fish:
        return fish_completions(commands, words);
    }
    return "";
}

ExitStatus print_completions(ask::Completions const& asked)
{
    return exit_status_of(print(completions_for(asked.shell)));
}

}
