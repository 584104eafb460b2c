// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/config.h"
#include "core/kernel/fix.h"

#include <array>
#include <string>
#include <string_view>

namespace tickscope {

/// Why switching a fix, on or off, changes nothing in a kernel that is otherwise as `config` has it; empty where it may
/// change something. "split-clocks-timers is off".
using WhyInert = std::string(KernelConfig const& config);
/// Whether somebody who chose this state of a fix expects it to do something. That all fixes are on is a matter of
/// course where the machine gives one nothing to do, or a later one contains it.
using IsDeliberate = bool(KernelConfig const& config);

/// One row a commit. Check boxes, --fixes and the YAML keys come from here; tests hold the schema, the completions and
/// the documents against it.
struct FixInfo {
    Fix fix;
    std::string_view key;                   ///< "abstime-sync": in scenario files and on the command line
    std::string_view commit;                ///< "4da94d4"
    std::string_view title;                 ///< what it mends, in our words
    WhyInert* why_inert = nullptr;          ///< none: it may always change something
    IsDeliberate* is_deliberate = nullptr;  ///< none: where it is on
};

/// One row for each thing that a later kernel changed.
struct LaterFixInfo {
    LaterFix fix;
    std::string_view key;
    std::string_view commit;  ///< the first one, where there are several; empty where it was not looked up
    std::string_view since;   ///< the first release that has it
    std::string_view title;
    WhyInert* why_inert = nullptr;          ///< none: it may always change something
    IsDeliberate* is_deliberate = nullptr;  ///< none: where it is on
};

/// In the order of the enums: a fix is its row's index.
extern std::array<FixInfo, FixSet::width> const fix_table;
extern std::array<LaterFixInfo, LaterFixSet::width> const later_fix_table;

inline FixInfo const& info_of(Fix fix) { return fix_table[static_cast<std::size_t>(fix)]; }
inline LaterFixInfo const& info_of(LaterFix fix) { return later_fix_table[static_cast<std::size_t>(fix)]; }

/// The row's `why_inert` for this kernel.
std::string why_inert(Fix fix, KernelConfig const& config);
std::string why_inert(LaterFix fix, KernelConfig const& config);

}
