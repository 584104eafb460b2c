// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/completions.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static std::string_view const bash_head =
    R"bash(# bash completion for tickscope, as `tickscope completions bash` prints it
# shellcheck shell=bash
# Lists of words are parted on purpose, and breaks are a pattern.
# shellcheck disable=SC2086,SC2295

# Puts together again what bash parts at ':' and '=': sets words, at and current.
_tickscope_join() {
    local i piece gap last='' line=$COMP_LINE
    words=() at=0
    for ((i = 0; i < ${#COMP_WORDS[@]}; i++)); do
        piece=${COMP_WORDS[i]}
        gap=${line%%[![:space:]]*}
        line=${line#"$gap"}
        line=${line#"$piece"}
        if ((i > 0)) && [[ -z $gap && ($piece == [:=]* || $last == *[:=]) ]]; then
            words[${#words[@]} - 1]+=$piece
        else
            words+=("$piece")
        fi
        last=$piece
        ((i == COMP_CWORD)) && at=$((${#words[@]} - 1))
    done
    current=${words[at]}
}

# Offers whole words; of each bash wants only what is behind its own last break.
_tickscope_offer() {
    local word breaks='' cut=''
    [[ $COMP_WORDBREAKS == *:* ]] && breaks+=:
    [[ $COMP_WORDBREAKS == *=* ]] && breaks+='='
    [[ -n $breaks ]] && cut=${current%"${current##*[$breaks]}"}
    for word in "$@"; do
        [[ $word == "$current"* ]] && COMPREPLY+=("${word#"$cut"}")
    done
}

_tickscope_offer_after() {
    local head=$1 word
    shift
    for word in "$@"; do
        _tickscope_offer "$head$word"
    done
}

_tickscope_files() {
    local file
    compopt -o filenames 2>/dev/null
    while IFS= read -r file; do
        if [[ $1 == all || -d $file || $file == *.@(yaml|yml|json) ]]; then
            _tickscope_offer "$before$file"
        fi
    done < <(compgen -f -- "$typed")
}

_tickscope_scenarios() {
    local name
    _tickscope_files scenarios
    [[ $typed == */* ]] && return
    while IFS= read -r name; do
        _tickscope_offer "$before$name"
    done < <("${COMP_WORDS[0]}" list --names 2>/dev/null)
}

# all, none, up-to:KEY, KEY,KEY or all,-KEY
_tickscope_sets() {
    local key head=${typed%"${typed##*,}"}
    for key in $_tickscope_fixes; do
        case $head in
            '') _tickscope_offer "$before$key" "${before}up-to:$key" ;;
            all,*) _tickscope_offer "$before$head-$key" ;;
            *) _tickscope_offer "$before$head$key" ;;
        esac
    done
    [[ -z $head ]] && _tickscope_offer "${before}all" "${before}none"
}

_tickscope_changes() {
    local setting key=${typed%%=*} head=${typed%"${typed##*[=,]}"}
    for setting in $_tickscope_settings; do
        if [[ $typed != *=* ]]; then
            [[ $setting == *= ]] && _tickscope_offer "$before$setting"
        elif [[ $setting == "$key="?* ]]; then
            _tickscope_offer "$before$head${setting#*=}"
        fi
    done
    [[ $typed != *=* ]] && compopt -o nospace 2>/dev/null
}

_tickscope_figures() {
    local -a names
    local head
    if [[ $typed =~ ^(cpu|proc|thread)\.[^.]+(\.[0-9]+)?\. ]]; then
        head=${BASH_REMATCH[0]}
        case $head in
            cpu.*) read -ra names <<<"$_tickscope_cpu" ;;
            proc.*) read -ra names <<<"$_tickscope_process" ;;
            *) read -ra names <<<"$_tickscope_thread" ;;
        esac
        _tickscope_offer_after "$before$head" "${names[@]}"
        return
    fi
    read -ra names <<<"$_tickscope_machine"
    _tickscope_offer_after "$before" "${names[@]}"
}

)bash";

static std::string_view const bash_tail = R"bash(
_tickscope() {
    local words at current before='' typed command='' option='' kind='' choices='' options='' argument=''
    COMPREPLY=()
    _tickscope_join
    typed=$current
    if ((at > 1)); then
        case " $_tickscope_commands " in
            *" ${words[1]} "*) command=${words[1]} ;;
        esac
    fi
    _tickscope_command "$command"
    if [[ $current == --*=* ]]; then
        option=${current%%=*} typed=${current#*=}
        before=$option=
    elif ((at > 1)) && [[ ${words[at - 1]} == -* ]]; then
        option=${words[at - 1]}
    fi
    [[ -n $option ]] && _tickscope_value "$command" "$option"
    if [[ -z $kind ]]; then
        if [[ $current == -* ]]; then
            local -a names
            read -ra names <<<"$options"
            _tickscope_offer "${names[@]}"
            return
        fi
        [[ -z $command && $at == 1 ]] && _tickscope_offer_after '' $_tickscope_commands
        kind=$argument
    fi
    case $kind in
        words) _tickscope_offer_after "$before" $choices ;;
        commands) _tickscope_offer_after "$before" $_tickscope_commands ;;
        scenario) _tickscope_scenarios ;;
        file) _tickscope_files all ;;
        fixes) _tickscope_sets ;;
        setting) _tickscope_changes ;;
        figure) _tickscope_figures ;;
        time) _tickscope_offer "${before}wrap" ;;
    esac
}

complete -F _tickscope tickscope
)bash";

static std::string_view bash_kind_of(Offer offer)
{
    switch (offer) {
    case Offer::Nothing:
        return "nothing";
    case Offer::Words:
        return "words";
    case Offer::Scenario:
        return "scenario";
    case Offer::File:
        return "file";
    case Offer::Fixes:
        return "fixes";
    case Offer::Setting:
        return "setting";
    case Offer::Figure:
        return "figure";
    case Offer::Time:
        return "time";
    case Offer::Subcommand:
        return "commands";
    }
    return "";
}

static bool is_argument(OfferedOption const& option) { return option.long_name.empty() && option.short_name.empty(); }

/// What follows a kind: the choices of words.
static std::string bash_assignment(std::string_view variable, OfferedOption const& option)
{
    std::string out = fmt::format("{}='{}'", variable, bash_kind_of(option.offer));
    if (option.offer == Offer::Words)
        out += fmt::format(" choices='{}'", fmt::join(option.words, " "));
    return out;
}

/// Options and argument of every subcommand.
static std::string bash_command_table(std::vector<OfferedCommand> const& commands)
{
    std::string out = "_tickscope_command() {\n    case $1 in\n";
    for (OfferedCommand const& command : commands) {
        std::string names, argument;
        for (OfferedOption const& option : command.options) {
            if (is_argument(option))
                argument = bash_assignment(" argument", option);
            else
                names += (names.empty() ? "" : " ") + option.long_name +
                    (option.short_name.empty() ? "" : " " + option.short_name);
        }
        out += fmt::format("        '{}') options='{}'{} ;;\n", command.name, names, argument);
    }
    return out + "    esac\n}\n\n";
}

/// What may follow each option that takes something.
static std::string bash_value_table(std::vector<OfferedCommand> const& commands)
{
    std::string out = "_tickscope_value() {\n    case \"$1 $2\" in\n";
    for (OfferedCommand const& command : commands)
        for (OfferedOption const& option : command.options) {
            if (is_argument(option) || option.type.empty())
                continue;
            std::string names = fmt::format("'{} {}'", command.name, option.long_name);
            if (!option.short_name.empty())
                names += fmt::format(" | '{} {}'", command.name, option.short_name);
            out += fmt::format("        {}) {} ;;\n", names, bash_assignment("kind", option));
        }
    return out + "    esac\n}\n";
}

std::string bash_completions(std::vector<OfferedCommand> const& commands, OfferedWords const& words)
{
    std::vector<std::string> names;
    for (OfferedCommand const& command : commands)
        if (!command.name.empty())
            names.push_back(command.name);
    std::string out{bash_head};
    auto const list = [&](char const* name, std::vector<std::string> const& items) {
        out += fmt::format("_tickscope_{}='{}'\n", name, fmt::join(items, " "));
    };
    list("commands", names);
    list("fixes", words.fixes);
    list("settings", words.settings);
    list("machine", words.machine);
    list("cpu", words.cpu);
    list("process", words.process);
    list("thread", words.thread);
    return out + "\n" + bash_command_table(commands) + bash_value_table(commands) + std::string{bash_tail};
}

}
