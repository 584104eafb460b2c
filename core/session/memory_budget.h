// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tickscope {

/// How much memory a run may fill, however long it goes on, and how its parts share it. On top of it come the machine
/// itself and a few copies of its state.
struct MemoryBudget {
    static constexpr std::uint64_t mib = std::uint64_t{1} << 20;
    static constexpr std::uint64_t least = 16 * mib;

    std::uint64_t total = 512 * mib;

    std::uint64_t trace() const { return total / 8 * 3; }
    std::uint64_t keyframes() const { return total / 4; }
    std::uint64_t lanes() const { return total / 8; }    ///< of every CPU
    std::uint64_t clocks() const { return total / 32; }  ///< of the process that is looked at
    std::uint64_t rtc() const { return total / 32; }     ///< of the RTC's interrupts
    // The last three sixteenths are for lanes, clocks and interrupts of a past that is made again.

    bool operator==(MemoryBudget const&) const = default;
};

}
