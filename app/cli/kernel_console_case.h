// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/config.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// Keeps the order of keys, which is part of what the console prints.
using Json = nlohmann::ordered_json;

/// One line of input, without its versions and observations.
struct ConsoleCase {
    std::string id;
    std::string kind;  ///< "" for timers, "hpet", "nohz"
    std::uint32_t hz = 1000;
    std::uint64_t tick_nsec = 1'000'000;
    std::vector<Json> ops;  ///< objects for timers, strings for hpet and nohz
};

/// What came out, and the op that led to it.
struct Observation {
    std::size_t op = 0;
    Json what;
};
using Observations = std::vector<Observation>;

/// Runs a case on one version; one file a kind. An error's text begins with op_failure()'s 'op N: '.
Result<Observations> run_timers_case(ConsoleCase const& input, std::string_view version);
/// The same on any kernel.
Result<Observations> run_timers_case(ConsoleCase const& input, KernelConfig const& config);
Result<Observations> run_hpet_case(ConsoleCase const& input, std::string_view version);
Result<Observations> run_nohz_case(ConsoleCase const& input, std::string_view version);

tl::unexpected<Error> op_failure(std::size_t op, std::string_view expected);

}
