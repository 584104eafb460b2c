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
    void set_range(CpuId first, CpuId last);  ///< last included
    void clear(CpuId cpu);
    bool test(CpuId cpu) const
    {
        std::size_t const word = index_of(cpu) / 64;
        return word < m_words.size() && ((m_words[word] >> (index_of(cpu) % 64)) & 1) != 0;
    }
    std::size_t weight() const { return m_weight; }
    bool empty() const { return m_words.empty(); }

    Maybe<CpuId> first_set() const { return next_from(0); }
    /// The lowest member that is >= cpu, which may lie past the last CPU.
    Maybe<CpuId> next_from(std::size_t cpu) const;

    /// Goes through the members from the lowest on. Members that are set or cleared meanwhile count, if they lie ahead.
    class Iterator {
    public:
        Iterator() = default;  ///< the end
        explicit Iterator(CpuMask const& mask)
            : m_mask{&mask}
            , m_at{mask.first_set()}
        {
        }
        CpuId operator*() const { return *m_at; }
        Iterator& operator++()
        {
            m_at = m_mask->next_from(index_of(*m_at) + 1);
            return *this;
        }
        bool operator==(Iterator const& other) const { return m_at == other.m_at; }

    private:
        CpuMask const* m_mask = nullptr;
        Maybe<CpuId> m_at;
    };
    Iterator begin() const { return Iterator{*this}; }
    Iterator end() const { return {}; }

    bool contains(CpuMask const& other) const;
    CpuMask operator&(CpuMask const& other) const;
    CpuMask& operator|=(CpuMask const& other);

    bool operator==(CpuMask const&) const = default;
    auto operator<=>(CpuMask const&) const = default;  ///< some order, for sets of sets

private:
    void trim();

    std::vector<std::uint64_t> m_words;
    std::size_t m_weight = 0;  // kept, because the tick asks for it
};

}
