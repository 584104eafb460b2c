// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completions.h"

#include <fmt/format.h>

namespace tickscope {

static std::string_view const zsh_head = R"zsh(#compdef tickscope
# zsh completion for tickscope, as `tickscope completions zsh` prints it

_tickscope_shipped() {
    local -a names
    names=(${(f)"$(_call_program scenarios $_tickscope_program list --names 2>/dev/null)"})
    _describe -t scenarios 'shipped scenario' names
}

_tickscope_scenarios() {
    _alternative 'files:scenario file:_files -g "*.(yaml|yml|json)"' 'scenarios:shipped scenario:_tickscope_shipped'
}

# all, none, up-to:KEY, KEY,KEY or all,-KEY
_tickscope_sets() {
    local expl
    if compset -P 'all,*,' || compset -P 'all,'; then
        _wanted fixes expl 'fix to leave out' compadd -- -${^_tickscope_fixes}
    elif compset -P '*,'; then
        _wanted fixes expl fix compadd -- $_tickscope_fixes
    else
        _wanted fixes expl 'set of fixes' compadd -- all none $_tickscope_fixes up-to:${^_tickscope_fixes}
    fi
}

_tickscope_changes() {
    local expl key=${PREFIX%%=*}
    local -a values
    if [[ $PREFIX == *=* ]]; then
        values=(${${(M)_tickscope_settings:#$key=?*}#*=})
        compset -P '*[=,]'
        _wanted values expl value compadd -- $values
    else
        _wanted settings expl key compadd -S '' -- ${(M)_tickscope_settings:#*=}
    fi
}

_tickscope_figures() {
    local expl head=${(M)PREFIX##(cpu|proc|thread).[^.]##.([0-9]##.|)}
    if [[ -n $head ]]; then
        compset -p ${#head}
        case $head in
            cpu.*) _wanted figures expl figure compadd -- $_tickscope_cpu ;;
            proc.*) _wanted figures expl figure compadd -- $_tickscope_process ;;
            *) _wanted figures expl figure compadd -- $_tickscope_thread ;;
        esac
    else
        _wanted figures expl figure compadd -- $_tickscope_machine
    fi
}

)zsh";

static std::string_view const zsh_tail = R"zsh(
_tickscope() {
    setopt localoptions extendedglob
    local curcontext="$curcontext" state line _tickscope_program=$words[1]
    typeset -A opt_args
    _tickscope_lists
    _arguments -C $_tickscope_options '1: :->first' '*:: :->rest' && return
    case $state in
        first)
            _alternative 'commands:subcommand:_tickscope_commands' 'scenarios:scenario:_tickscope_scenarios'
            ;;
        rest)
            if (( $+functions[_tickscope_of_$line[1]] )); then
                curcontext="${curcontext%:*:*}:tickscope-$line[1]:"
                _tickscope_of_$line[1]
            else
                _tickscope_scenarios
            fi
            ;;
    esac
}

_tickscope "$@"
)zsh";

/// In single quotes of a shell.
static std::string zsh_quoted(std::string const& text)
{
    std::string out = "'";
    for (char const c : text)
        out += c == '\'' ? std::string{"'\\''"} : std::string{c};
    return out + "'";
}

/// Help between the brackets of an option's specification.
static std::string zsh_bracketed(std::string const& help)
{
    std::string out;
    for (char const c : help) {
        if (c == '[' || c == ']' || c == ':')
            out += '\\';
        out += c;
    }
    return out;
}

static std::string zsh_action_of(OfferedOption const& option)
{
    switch (option.offer) {
    case Offer::Nothing:
        return " ";
    case Offer::Words:
        return fmt::format("({})", fmt::join(option.words, " "));
    case Offer::Scenario:
        return "_tickscope_scenarios";
    case Offer::File:
        return "_files";
    case Offer::Fixes:
        return "_tickscope_sets";
    case Offer::Setting:
        return "_tickscope_changes";
    case Offer::Figure:
        return "_tickscope_figures";
    case Offer::Time:
        return "(wrap)";
    case Offer::Subcommand:
        return "_tickscope_commands";
    }
    return " ";
}

/// What _arguments is told of an option: both names exclude each other unless the option repeats.
static std::vector<std::string> zsh_specifications(OfferedOption const& option)
{
    std::string const message = option.type.empty()
        ? ""
        : fmt::format(":{}:{}", zsh_bracketed(option.offer == Offer::Words ? "word" : option.type),
                      zsh_action_of(option));
    if (option.long_name.empty() && option.short_name.empty())
        return {fmt::format("{}:{}:{}", option.repeats ? "*" : "1", zsh_bracketed(option.type), zsh_action_of(option))};
    std::vector<std::string> out;
    std::string const repeat = option.repeats ? "*" : "";
    std::string const others =
        option.short_name.empty() || option.repeats ? "" : fmt::format("({} {})", option.short_name, option.long_name);
    if (!option.long_name.empty())
        out.push_back(fmt::format("{}{}{}{}[{}]{}", others, repeat, option.long_name, option.type.empty() ? "" : "=",
                                  zsh_bracketed(option.help), message));
    if (!option.short_name.empty())
        out.push_back(
            fmt::format("{}{}{}[{}]{}", others, repeat, option.short_name, zsh_bracketed(option.help), message));
    return out;
}

static std::string zsh_list(char const* name, std::vector<std::string> const& items)
{
    return fmt::format("    _tickscope_{}=({})\n", name, fmt::join(items, " "));
}

static std::string described_commands(std::vector<OfferedCommand> const& commands)
{
    std::string out = "_tickscope_commands() {\n    local -a commands=(\n";
    for (OfferedCommand const& command : commands)
        if (!command.name.empty())
            out += fmt::format("        {}\n", zsh_quoted(command.name + ":" + zsh_bracketed(command.help)));
    return out + "    )\n    _describe -t commands subcommand commands\n}\n\n";
}

static std::string zsh_function_of(OfferedCommand const& command)
{
    std::string out = fmt::format("_tickscope_of_{}() {{\n    _arguments", command.name);
    for (OfferedOption const& option : command.options)
        for (std::string const& specification : zsh_specifications(option))
            out += " \\\n        " + zsh_quoted(specification);
    return out + "\n}\n\n";
}

std::string zsh_completions(std::vector<OfferedCommand> const& commands, OfferedWords const& words)
{
    std::string out{zsh_head};
    std::vector<std::string> own;
    for (OfferedOption const& option : commands.front().options)
        if (!option.long_name.empty())
            for (std::string const& specification : zsh_specifications(option))
                own.push_back(zsh_quoted(specification));
    out += "_tickscope_lists() {\n    typeset -ga _tickscope_fixes _tickscope_settings _tickscope_machine\n"
           "    typeset -ga _tickscope_cpu _tickscope_process _tickscope_thread _tickscope_options\n" +
        zsh_list("options", own) + zsh_list("fixes", words.fixes) + zsh_list("settings", words.settings) +
        zsh_list("machine", words.machine) + zsh_list("cpu", words.cpu) + zsh_list("process", words.process) +
        zsh_list("thread", words.thread) + "}\n\n" + described_commands(commands);
    for (OfferedCommand const& command : commands)
        if (!command.name.empty())
            out += zsh_function_of(command);
    return out + std::string{zsh_tail};
}

}
