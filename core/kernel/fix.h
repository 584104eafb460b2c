// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace tickscope {

/// The eight commits of the pull request, in the order in which they were written.
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
    ForkRlimitCache,        // 37bebc7, 2.6.30
    RlimitCompare,          // 8f2e586, 2.6.30
    ClearCacheOnStop,       // 15365c1, 2.6.34
    DeadRaw,                // 0cf55e1, 2.6.33
    ItimerKeepPhase,        // 2.6.32
    OldInterval,            // 2.6.35
    TvRound,                // about 3.17
};

/// A set of values of an enum with at most eight of them.
template<class E>
class EnumSet {
public:
    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<E> members)
    {
        for (E const member : members)
            set(member, true);
    }

    constexpr bool has(E member) const { return ((m_bits >> static_cast<unsigned>(member)) & 1) != 0; }
    constexpr bool has_all(EnumSet other) const { return (m_bits & other.m_bits) == other.m_bits; }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr void set(E member, bool on)
    {
        auto const bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(member));
        m_bits = static_cast<std::uint8_t>(on ? m_bits | bit : m_bits & ~bit);
    }
    constexpr std::uint8_t bits() const { return m_bits; }
    static constexpr EnumSet from_bits(std::uint8_t bits)
    {
        EnumSet set;
        set.m_bits = bits;
        return set;
    }
    /// Every member up to and including `last`: a tree as it stood when `last` had landed.
    static constexpr EnumSet up_to(E last)
    {
        return from_bits(static_cast<std::uint8_t>((2u << static_cast<unsigned>(last)) - 1));
    }

    constexpr bool operator==(EnumSet const&) const = default;

private:
    std::uint8_t m_bits = 0;
};

using FixSet = EnumSet<Fix>;
using LaterFixSet = EnumSet<LaterFix>;
inline constexpr FixSet all_fixes = FixSet::up_to(Fix::AbstimeSync);

/// One row a commit. Check boxes, --fixes, the YAML keys and the documents all come from here.
struct FixInfo {
    Fix fix;
    std::string_view key;     ///< "abstime-sync": in scenario files and on the command line
    std::string_view commit;  ///< "4da94d4"
    std::string_view title;   ///< what it mends, in our words
    FixSet inert_without;     ///< toggling does nothing unless these are on; never an error
};

struct LaterFixInfo {
    LaterFix fix;
    std::string_view key;
    std::string_view since;  ///< the first release that has it
    std::string_view title;
};

extern std::array<FixInfo, 8> const fix_table;
extern std::array<LaterFixInfo, 8> const later_fix_table;

}
