// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/report_files.h"

#include "app/cli/files.h"
#include "app/cli/load_scenario.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace tickscope {

/// A device such as /dev/stdout or /dev/null may be written to as often as one likes.
static bool is_device(std::string const& path)
{
    std::error_code ignored;
    auto const status = std::filesystem::status(path, ignored);
    return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

static bool are_same(std::string const& a, std::string const& b)
{
    if (a.empty() || b.empty() || a == "-" || b == "-")
        return false;
    std::error_code ignored;
    if (std::filesystem::equivalent(a, b, ignored))
        return !is_device(a);
    return std::filesystem::weakly_canonical(a, ignored) == std::filesystem::weakly_canonical(b, ignored);
}

Result<void> check_outputs(std::span<std::string const> inputs, std::span<std::string const> outputs, bool prints)
{
    if (std::ranges::count(inputs, "-") > 1)
        return failure("standard input can be read once only");
    std::size_t on_standard_output = prints ? 1 : 0;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        for (std::string const& input : inputs)
            if (are_same(scenario_path(input), outputs[i]))
                return failure(fmt::format("{} is read: it cannot be written too", outputs[i]));
        for (std::size_t k = 0; k < i; ++k)
            if (are_same(outputs[k], outputs[i]))
                return failure(fmt::format("{} is to be written twice", outputs[i]));
        on_standard_output += outputs[i] == "-" ? 1 : 0;
    }
    if (on_standard_output > 1)
        return failure("standard output can take one report only: give the others a file");
    return {};
}

Result<void> write_whole(std::string const& path, std::string_view text)
{
    Result<Output> file = Output::open(path);
    if (!file)
        return tl::unexpected{file.error()};
    file->write(text);
    return file->close();
}

}
