// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/window.h"

#include "app/cli/command_line.h"
#include "app/cli/files.h"
#include "app/cli/load_scenario.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"
#include "core/scenario/near_miss.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace tickscope {

static bool is_set(char const* variable)
{
    char const* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

ExitStatus hand_over_to_window(std::vector<std::string> arguments)
{
    std::string const program = (program_directory() / "tickscope-window").string();
    arguments.insert(arguments.begin(), program);
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(program.c_str(), pointers.data());
    return complain(
        ExitStatus::FileError,
        fmt::format("{}: {} (the window is a program of its own, beside this one)", program, std::strerror(errno)));
}

ExitStatus open_window(ask::Window const& asked)
{
    std::vector<std::string> files;
    for (std::string const& file : asked.files) {
        files.push_back(scenario_path(file));
        if (access(files.back().c_str(), F_OK) != 0)
            return complain(ExitStatus::Usage,
                            fmt::format("'{}' is neither a subcommand nor a scenario{}; see tickscope --help", file,
                                        did_you_mean(file, subcommand_names())));
    }
    if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") && !is_set("QT_QPA_PLATFORM"))
        return complain(ExitStatus::Usage,
                        "there is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are not set); "
                        "'tickscope run FILE' and the other subcommands need none");
    return hand_over_to_window(std::move(files));
}

ExitStatus plot(ask::Plot const& asked)
{
    std::vector<std::string> arguments;
    auto const pass = [&](char const* option, std::string const& value) {
        if (!value.empty())
            arguments.push_back(fmt::format("{}={}", option, value));
    };
    pass("--plot", asked.file);
    pass("--view", asked.view);
    pass("--output", asked.out);
    static constexpr std::array<char const*, 4> forms{"", "svg", "png", "pdf"};
    pass("--format", forms[static_cast<std::size_t>(asked.format)]);
    pass("--at", asked.at);
    pass("--from", asked.from);
    pass("--to", asked.to);
    pass("--fixes", asked.fixes);
    for (std::string const& setting : asked.settings)
        pass("--set", setting);
    pass("--size", asked.size);
    pass("--theme", asked.theme);
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    return hand_over_to_window(std::move(arguments));
}

}
