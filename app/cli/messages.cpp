// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/messages.h"

#include "core/base/shown_text.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <unistd.h>

namespace tickscope {

static std::string& label()
{
    static std::string text = "tickscope";
    return text;
}

void messages_are_of(std::string_view speaker) { label() = speaker; }

// A closed or full standard error is no reason to end: nobody reads there.
void say(std::string_view line) { std::fputs(fmt::format("{}\n", line).c_str(), stderr); }

ExitStatus complain(ExitStatus status, std::string_view text)
{
    TextColours const colours = colours_on_error();
    say(fmt::format("{}{}:{} {}", colours.bold, label(), colours.off, shown_lines(text)));
    return status;
}

ExitStatus exit_status_of(Result<void> const& written, ExitStatus otherwise)
{
    return written ? otherwise : complain(ExitStatus::FileError, written.error().text);
}

void show(std::span<Problem const> problems)
{
    TextColours const colours = colours_on_error();
    for (Problem const& problem : problems)
        say(fmt::format("{}{}:{}:{}: {}error: {}{}", colours.bold, shown_text(problem.file), problem.line,
                        problem.column, colours.bad, colours.off, shown_text(problem.text)));
}

static TextColours colours_on(int descriptor)
{
    auto const has_value = [](char const* name) {
        char const* const value = std::getenv(name);
        return value != nullptr && *value != '\0';
    };
    char const* const terminal = std::getenv("TERM");
    bool const dumb = terminal == nullptr || std::string_view{terminal} == "dumb";
    if (isatty(descriptor) != 1 || has_value("NO_COLOR") || dumb)
        return {};
    return {"\033[32m", "\033[31m", "\033[36m", "\033[1m", "\033[0m"};
}

TextColours colours_on_output() { return colours_on(STDOUT_FILENO); }
TextColours colours_on_error() { return colours_on(STDERR_FILENO); }

}
