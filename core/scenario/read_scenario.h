// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/problem.h"
#include "core/scenario/scenario.h"
#include "core/scenario/settings.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// A scenario, or everything that is wrong with its file, in the order of the file.
struct ReadOutcome {
    std::optional<Scenario> scenario;  ///< there if and only if there are no problems
    std::vector<Problem> problems;
};

/// What a file may ask for, so that no input takes long or much memory.
struct ScenarioLimits {
    static constexpr std::size_t bytes = 16u << 20;
    static constexpr std::size_t nodes = 1'000'000;  ///< keys and values; aliases counted as often as they are used
    static constexpr std::size_t expanded_bytes = 64u << 20;  ///< of text, counted likewise
    static constexpr std::size_t cpu_sets = 10'000;           ///< that are not the same
    static constexpr std::size_t depth = 64;
    static constexpr std::size_t cpus = 4096;
    static constexpr std::size_t threads = 1'000'000;
    static constexpr std::size_t problems = 1000;  ///< reported of one file; the last then says that there are more
};

/// Reads a scenario file's text, with the settings in place of what it says, and of what varies that which `variant`
/// draws; the empty text draws the first of each. `file_name` is only for the messages. Takes any bytes. Throws nothing
/// but Stopped, where `stop` wants it; it may be null.
ReadOutcome read_scenario(std::string_view text, std::string const& file_name, std::span<Setting const> settings = {},
                          std::string_view variant = {}, StopFlag const* stop = nullptr);

}
