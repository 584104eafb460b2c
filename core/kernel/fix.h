// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enum_set.h"

#include <cstdint>

namespace tickscope {

/// The commits of the pull request, in the order in which they were written. Their rows are in fix_table.h.
enum class Fix : std::uint8_t {
    HpetReinit,           // a6a9540
    HpetCntAhead,         // ff08f76
    NohzCpuOffline,       // 483b4ee
    DeadTaskStats,        // 32bd671
    SplitClocksTimers,    // 4cd4c1b
    DropSpuriousWarning,  // 7d8e23d
    EnableOnSample,       // 3fccfd6
    AbstimeSync,          // 4da94d4
};

/// What later kernels mended. All are off in the kernels of February 2009.
enum class LaterFix : std::uint8_t {
    SettimeStartsCputimer,  // 3997ad3, 2.6.29-rc6
    RlimitSlowPath,         // 37bebc7, 2.6.30; gone again with EarliestCache
    ForkRlimitCache,        // 6279a75, 2.6.30
    RlimitCompare,          // 8f2e586, 2.6.30
    WaitOwnSums,            // 77d1ef7, 2.6.31
    ExitNoCputimer,         // 17d42c1, 2.6.31
    ItimerKeepPhase,        // 8356b5f, 2.6.32
    CoversTie,              // d1e3b6d, 2.6.32
    TaskTimesJiffies,       // 761b1d2, d180c5b, b7b20df, 2.6.33
    DeadRaw,                // 0cf55e1, 2.6.33
    ClearCacheOnStop,       // 15365c1, 2.6.34
    EarliestCache,          // f55db60 with 5eb9aa6, 2.6.35
    OldInterval,            // ae1a78e, 2.6.35
    NoneTimersArmed,        // 1f169f8, 2.6.35
    RebuiltCache,           // 29f87b7, 2.6.35
    LateRuntime,            // ea6d290, 2.6.35
    LateTicks,              // 48286d5, 0bdd2ed, 2.6.36
    TvRound,                // about 3.17
};

using FixSet = EnumSet<Fix>;
using LaterFixSet = EnumSet<LaterFix>;
inline constexpr FixSet all_fixes = FixSet::all();

/// Both sets as one number, and back: how a traced::Command carries them.
struct PackedFixes {
    static_assert(FixSet::width + LaterFixSet::width <= 64);

    static constexpr std::uint64_t pack(FixSet fixes, LaterFixSet later)
    {
        return fixes.bits() | later.bits() << FixSet::width;
    }
    constexpr FixSet fixes() const { return FixSet::from_bits(bits); }
    constexpr LaterFixSet later() const { return LaterFixSet::from_bits(bits >> FixSet::width); }

    std::uint64_t bits = 0;
};

}
