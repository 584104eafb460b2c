// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"

#include <iosfwd>
#include <string>

namespace tickscope {

/// `tickscope kernel`: calls the kernel's functions op by op, without a scheduler. `in` has one JSON case a line,
/// `name` is what errors call it. With `check` the observations are compared with those that the input carries.
ExitStatus run_kernel_console(std::istream& in, std::string const& name, bool check, std::ostream& out,
                              std::ostream& err);

}
