// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console.h"
#include "tests/fuzz/bounded_run.h"
#include "tests/fuzz/targets.h"

#include <nlohmann/json.hpp>

#include <sstream>

namespace tickscope::fuzz {

void take_console(std::string_view bytes)
{
    std::istringstream in{std::string{bytes}};
    std::ostringstream out, err;
    ExitStatus const status = run_kernel_console(in, "fuzzed", false, out, err);
    if ((status == ExitStatus::InvalidInput) == err.str().empty())
        wrong("an error without words, or words without an error");
    std::istringstream lines{out.str()};
    for (std::string line; std::getline(lines, line);)
        if (!nlohmann::json::accept(line))
            wrong("an answer is no JSON: " + line);
}

}
