// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/base/result.h"

#include <string_view>

namespace tickscope {

/// Tells a person, on standard error; gives the status back, so that `return complain(...)` reads well.
ExitStatus complain(ExitStatus status, std::string_view text);
/// Done, or the error printed and the status of files that cannot be read or written.
ExitStatus exit_status_of(Result<void> const& written, ExitStatus otherwise = ExitStatus::Done);

/// Whether results may be coloured: a terminal is there and NO_COLOR is not set.
bool colour_on_output();

}
