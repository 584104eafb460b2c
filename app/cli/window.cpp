// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/window.h"

#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "app/cli/subcommands.h"

#include <fmt/format.h>

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
    for (std::string const& file : asked.files) {
        if (access(file.c_str(), F_OK) != 0)
            return complain(ExitStatus::Usage,
                            fmt::format("'{}' is neither a subcommand nor a file; see tickscope --help", file));
    }
    if (!is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") && !is_set("QT_QPA_PLATFORM"))
        return complain(ExitStatus::Usage,
                        "there is no display to open the window on (DISPLAY and WAYLAND_DISPLAY are not set); "
                        "'tickscope run FILE' and the other subcommands need none");
    return hand_over_to_window(asked.files);
}

ExitStatus plot(ask::Plot const& asked)
{
    std::vector<std::string> arguments{"--plot", asked.file, "--view", asked.view, "-o", asked.out};
    if (!asked.at.empty())
        arguments.insert(arguments.end(), {"--at", asked.at});
    setenv("QT_QPA_PLATFORM", "offscreen", 1);
    return hand_over_to_window(std::move(arguments));
}

}
