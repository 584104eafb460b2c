// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace tickscope {

/// A set of CPUs, of any size. Unset bits beyond the last word are simply not there, and a mask never ends in a
/// zero word, so that equal sets compare equal.
class CpuMask {
public:
    CpuMask() = default;
    static CpuMask first(std::size_t count);  ///< CPUs 0 .. count-1

    void set(CpuId cpu);
    void clear(CpuId cpu);
    bool test(CpuId cpu) const
    {
        std::size_t const word = index_of(cpu) / 64;
        return word < m_words.size() && ((m_words[word] >> (index_of(cpu) % 64)) & 1) != 0;
    }
    std::size_t weight() const { return m_weight; }
    bool empty() const { return m_words.empty(); }

    Maybe<CpuId> first_set() const { return next_from(0); }
    /// The lowest member that is >= cpu, as a number that may lie past the last CPU.
    Maybe<CpuId> next_from(std::size_t cpu) const;

    bool contains(CpuMask const& other) const;
    CpuMask operator&(CpuMask const& other) const;

    bool operator==(CpuMask const&) const = default;

private:
    void trim();

    std::vector<std::uint64_t> m_words;
    std::size_t m_weight = 0;  // kept, because the tick asks for it
};

}
