// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enum_size.h"

#include <bit>
#include <cstdint>
#include <initializer_list>

namespace tickscope {

/// A set of values of an enum with at most 64 of them.
template<class E>
class EnumSet {
public:
    static constexpr std::size_t width = enum_size<E>();  ///< how many values there are
    static_assert(width > 0 && width <= 64);

    constexpr EnumSet() = default;
    constexpr EnumSet(std::initializer_list<E> members)
    {
        for (E const member : members)
            set(member, true);
    }

    constexpr bool has(E member) const { return (m_bits & bit(member)) != 0; }
    constexpr bool has_all(EnumSet other) const { return (m_bits & other.m_bits) == other.m_bits; }
    constexpr bool empty() const { return m_bits == 0; }
    constexpr int size() const { return std::popcount(m_bits); }
    constexpr void set(E member, bool on) { m_bits = on ? m_bits | bit(member) : m_bits & ~bit(member); }

    /// One bit a member, that of the first one lowest; below 2^width.
    constexpr std::uint64_t bits() const { return m_bits; }
    /// Bits from 2^width on stand for nothing and are dropped.
    static constexpr EnumSet from_bits(std::uint64_t bits)
    {
        EnumSet set;
        set.m_bits = bits & (~std::uint64_t{0} >> (64 - width));
        return set;
    }
    static constexpr EnumSet all() { return from_bits(~std::uint64_t{0}); }
    /// Every member up to and including `last`.
    static constexpr EnumSet up_to(E last) { return from_bits((bit(last) << 1) - 1); }

    friend constexpr EnumSet operator|(EnumSet a, EnumSet b) { return from_bits(a.m_bits | b.m_bits); }
    /// The members of `a` that are not in `b`.
    friend constexpr EnumSet operator-(EnumSet a, EnumSet b) { return from_bits(a.m_bits & ~b.m_bits); }
    constexpr bool operator==(EnumSet const&) const = default;

private:
    static constexpr std::uint64_t bit(E member) { return std::uint64_t{1} << static_cast<unsigned>(member); }

    std::uint64_t m_bits = 0;
};

}
