// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/messages.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

namespace tickscope {

ExitStatus complain(ExitStatus status, std::string_view text)
{
    fmt::print(stderr, "tickscope: {}\n", text);
    return status;
}

ExitStatus exit_status_of(Result<void> const& written, ExitStatus otherwise)
{
    return written ? otherwise : complain(ExitStatus::FileError, written.error().text);
}

bool colour_on_output()
{
    char const* const no_colour = std::getenv("NO_COLOR");
    return isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
}

}
