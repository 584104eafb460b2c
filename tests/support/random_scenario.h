// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

namespace tickscope {

/// How large and how wild a random scenario may be.
struct RandomScenarioSize {
    std::uint32_t cpus = 4;       ///< at most
    std::uint32_t processes = 4;  ///< at most
    std::uint32_t threads = 4;    ///< of a process, at most
    std::uint32_t ops = 8;        ///< of a program, at most
    std::uint32_t events = 6;     ///< at most
    Nanos duration{300'000'000};  ///< at most
};

/// A valid scenario, the same for the same seed: programs with sleeps, timers, signals, locks, threads and children,
/// affinities, limits, and events such as CPUs that go offline and come back, or fixes that change. No loop of it runs
/// without time passing, and it has a duration.
Scenario random_scenario(std::uint64_t seed, RandomScenarioSize const& size = {});

}
