// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"

#include <cstdint>
#include <vector>

namespace tickscope {

enum class HotplugDirection : std::uint8_t { Down, Up };

struct HotplugRequest {
    CpuId cpu{};
    HotplugDirection way{};
    std::uint64_t cause = 0;  ///< number of the trace event that asked for it

    bool operator==(HotplugRequest const&) const = default;
};

/// What has been asked of cpu_down() and cpu_up() and is not done yet. cpu_hotplug.lock lets one through at a time.
struct CpuHotplug {
    std::vector<HotplugRequest> requests;  ///< the first is under way
    bool inactive = false;                 ///< the first one's CPU waits for the grace period
    SimTime inactive_since{};
    std::uint32_t waits_for = 0;  ///< lower CPUs have had a tick since then, or none runs there

    bool operator==(CpuHotplug const&) const = default;
};

}
