// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <cstdint>
#include <optional>

namespace tickscope {

enum class Tracing : std::uint8_t { Off, On };

/// One measurement: a machine that is kept busy for a bounded wall time.
struct BenchCell {
    std::uint32_t cpus = 1;
    std::uint32_t threads = 1;
    Tracing tracing = Tracing::Off;
};

/// What came of it. Rates are per second of CPU time that this program used.
struct BenchFigures {
    std::int64_t boot_us = 0;
    std::int64_t cpu_us = 0;        ///< used after the boot
    std::int64_t simulated_us = 0;  ///< that passed after the boot
    std::uint64_t busy_ticks = 0;   ///< ticks taken, over all CPUs
    std::uint64_t switches = 0;
    std::uint64_t events = 0;       ///< reported, whether anybody listened or not
    std::uint64_t trace_bytes = 0;  ///< held for them; 0 without a trace
    std::uint64_t peak_kib = 0;     ///< resident memory of the process that did nothing else

    std::uint64_t per_second(std::uint64_t count) const
    {
        return cpu_us == 0 ? 0 : count * 1'000'000 / static_cast<std::uint64_t>(cpu_us);
    }
};

/// A process of so many endless threads.
Scenario busy_scenario(BenchCell const& cell);

/// Measures in a process of its own, so that the memory is the cell's alone; none if that process could not be made or
/// did not come back.
std::optional<BenchFigures> measure(BenchCell const& cell);

}
