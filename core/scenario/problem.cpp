// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/problem.h"

#include <fmt/format.h>

namespace tickscope {

std::string to_string(Problem const& problem)
{
    return fmt::format("{}:{}:{}: error: {}", problem.file, problem.line, problem.column, problem.text);
}

}
