// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completions.h"

#include <fmt/format.h>

namespace tickscope {

static std::string_view const fish_head =
    R"fish(# fish completion for tickscope, as `tickscope completions fish` prints it

function __tickscope_value --description 'What is typed of a value, behind --option='
    commandline -ct | string replace -r -- '^--?[a-z-]+=' ''
end

function __tickscope_scenarios
    set -l typed (__tickscope_value)
    __fish_complete_path "$typed" | string match -r -- '.*(?:/|\.ya?ml|\.json)(?:\t.*)?$'
    string match -q -- '*/*' $typed
    or tickscope list --names 2>/dev/null | string replace -r -- '$' \t'shipped scenario'
end

# all, none, up-to:KEY, KEY,KEY or all,-KEY
function __tickscope_sets
    set -l head (__tickscope_value | string match -r -- '.*,')
    switch "$head"
        case ''
            printf '%s\n' all none $__tickscope_fixes up-to:$__tickscope_fixes
        case 'all,*'
            printf '%s\n' $head-$__tickscope_fixes
        case '*'
            printf '%s\n' $head$__tickscope_fixes
    end
end

function __tickscope_changes
    set -l typed (__tickscope_value)
    set -l key (string match -r -- '^[^=]*=' $typed)
    if test -z "$key"
        string match -r -- '^[^=]*=$' $__tickscope_settings
        return
    end
    set -l head (string match -r -- '.*[=,]' $typed)
    set -l values (string replace -f -- $key '' (string match -- $key'?*' $__tickscope_settings))
    test (count $values) -gt 0
    and printf '%s\n' $head$values
end

function __tickscope_figures
    set -l head (__tickscope_value | string match -r -- '^(?:cpu|proc|thread)\.[^.]+(?:\.[0-9]+)?\.')
    switch "$head"
        case 'cpu.*'
            printf '%s\n' $head$__tickscope_cpu
        case 'proc.*'
            printf '%s\n' $head$__tickscope_process
        case 'thread.*'
            printf '%s\n' $head$__tickscope_thread
        case '*'
            printf '%s\n' $__tickscope_machine
    end
end

function __tickscope_in --argument-names command
    set -l words (commandline -opc)
    test (count $words) -gt 1
    and test "$words[2]" = $command
end

function __tickscope_first
    set -l words (commandline -opc)
    test (count $words) -eq 1
end

)fish";

static std::string fish_quoted(std::string const& text)
{
    std::string out = "'";
    for (char const c : text) {
        if (c == '\'' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + "'";
}

/// -a and what it takes; with -x where nothing else can stand there, -r where any file can.
static std::string fish_arguments_of(OfferedOption const& option)
{
    switch (option.offer) {
    case Offer::Nothing:
        return " -x";
    case Offer::Words:
        return fmt::format(" -x -a {}", fish_quoted(fmt::format("{}", fmt::join(option.words, " "))));
    case Offer::Scenario:
        return " -x -a '(__tickscope_scenarios)'";
    case Offer::File:
        return " -r -F";
    case Offer::Fixes:
        return " -x -a '(__tickscope_sets)'";
    case Offer::Setting:
        return " -x -a '(__tickscope_changes)'";
    case Offer::Figure:
        return " -x -a '(__tickscope_figures)'";
    case Offer::Time:
        return " -x -a wrap";
    case Offer::Subcommand:
        return " -x -a '$__tickscope_commands'";
    }
    return "";
}

static std::string fish_condition_of(OfferedCommand const& command)
{
    return command.name.empty() ? "__tickscope_first" : fish_quoted("__tickscope_in " + command.name);
}

/// Of an argument fish wants -a alone, since -x is about options.
static std::string fish_line_of(OfferedCommand const& command, OfferedOption const& option)
{
    std::string out = fmt::format("complete -c tickscope -n {}", fish_condition_of(command));
    std::string const values = fish_arguments_of(option);
    if (option.long_name.empty() && option.short_name.empty()) {
        std::size_t const list = values.find(" -a ");
        if (option.offer == Offer::File)
            return out + " -F\n";
        return list == std::string::npos ? "" : out + values.substr(list) + "\n";
    }
    if (!option.long_name.empty())
        out += " -l " + option.long_name.substr(2);
    if (!option.short_name.empty())
        out += " -s " + option.short_name.substr(1);
    return fmt::format("{}{} -d {}\n", out, option.type.empty() ? "" : values, fish_quoted(option.help));
}

std::string fish_completions(std::vector<OfferedCommand> const& commands, OfferedWords const& words)
{
    std::string out{fish_head};
    auto const list = [&](char const* name, std::vector<std::string> const& items) {
        out += fmt::format("set -g __tickscope_{} {}\n", name, fmt::join(items, " "));
    };
    std::vector<std::string> names;
    for (OfferedCommand const& command : commands)
        if (!command.name.empty())
            names.push_back(command.name);
    list("commands", names);
    list("fixes", words.fixes);
    list("settings", words.settings);
    list("machine", words.machine);
    list("cpu", words.cpu);
    list("process", words.process);
    list("thread", words.thread);
    out += "\ncomplete -c tickscope -f\n";
    for (OfferedCommand const& command : commands)
        if (!command.name.empty())
            out += fmt::format("complete -c tickscope -n __tickscope_first -a {} -d {}\n", command.name,
                               fish_quoted(command.help));
    for (OfferedCommand const& command : commands)
        for (OfferedOption const& option : command.options)
            out += fish_line_of(command, option);
    return out;
}

}
