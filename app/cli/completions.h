// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace tickscope {

/// What may stand for an option's value or an argument.
enum class Offer : std::uint8_t {
    Nothing,    ///< a flag, which takes none; or a number, a time: nobody can guess it
    Words,      ///< one of `words`
    Scenario,   ///< a file, or the name of a shipped scenario
    File,       ///< any file
    Fixes,      ///< a SET
    Setting,    ///< KEY=VALUE
    Figure,     ///< what sweep can show
    Time,       ///< a time, or a wrap
    Subcommand  ///< of this program
};

/// An option or an argument, as completions need it.
struct OfferedOption {
    std::string long_name;   ///< "--until"; empty: an argument without a name
    std::string short_name;  ///< "-o"; empty: none
    std::string type;        ///< "TIME"; empty: a flag
    std::string help;        ///< its first part, short
    Offer offer = Offer::Nothing;
    std::vector<std::string> words;
    bool repeats = false;
};

struct OfferedCommand {
    std::string name;  ///< empty: the program itself
    std::string help;
    std::vector<OfferedOption> options;
};

/// Everything that can be completed, from the table of the command line: the program first, then its subcommands.
std::vector<OfferedCommand> offered_commands(CLI::App const& app);

/// What every shell's script needs beside the commands.
struct OfferedWords {
    std::vector<std::string> fixes;     ///< keys
    std::vector<std::string> settings;  ///< "machine.hz=", with the values that it takes: "machine.nohz=true"
    std::vector<std::string> machine;   ///< figures of the whole: "overhead", "hpet.counter"
    std::vector<std::string> cpu, process, thread;  ///< what stands behind "cpu.0.", "proc.NAME.", "thread.NAME/NAME."
};
OfferedWords offered_words();

std::string bash_completions(std::vector<OfferedCommand> const& commands, OfferedWords const& words);
std::string zsh_completions(std::vector<OfferedCommand> const& commands, OfferedWords const& words);
std::string fish_completions(std::vector<OfferedCommand> const& commands, OfferedWords const& words);
std::string completions(CLI::App const& app, ask::Shell shell);

}
