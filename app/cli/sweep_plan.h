// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace tickscope {

/// A setting that takes several values, one after the other: `--set machine.cpus=1,2,4`.
struct SweptKey {
    std::string key;
    std::vector<std::string> values;  ///< as typed, each YAML; at least two
};

/// What a sweep runs: every combination of the values of its keys.
struct SweepPlan {
    std::vector<std::string> fixed;  ///< KEY=VALUE, the same in every run
    std::vector<SweptKey> keys;      ///< as they were given; the last one changes fastest

    std::size_t runs() const;
    /// Of run `n`, which value each key has.
    std::vector<std::string> values_of(std::size_t n) const;
    /// Of run `n`, all settings, KEY=VALUE each.
    std::vector<std::string> settings_of(std::size_t n) const;
};

inline constexpr std::size_t most_runs = 10'000;

/// Takes `--set` texts apart. A comma in brackets, braces or quotes belongs to a value. Errors: no KEY=VALUE, a key
/// that is given twice, an empty value, more than `most_runs` combinations.
Result<SweepPlan> plan_sweep(std::vector<std::string> const& settings);

}
