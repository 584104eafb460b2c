// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/cpumask.h"

#include <algorithm>

namespace tickscope {

CpuMask CpuMask::first(std::size_t count)
{
    CpuMask mask;
    mask.m_words.assign((count + 63) / 64, ~std::uint64_t{0});
    if (count % 64 != 0)
        mask.m_words.back() = (std::uint64_t{1} << (count % 64)) - 1;
    mask.m_weight = count;
    return mask;
}

void CpuMask::set(CpuId cpu)
{
    std::size_t const word = index_of(cpu) / 64;
    if (word >= m_words.size())
        m_words.resize(word + 1);
    std::uint64_t const bit = std::uint64_t{1} << (index_of(cpu) % 64);
    m_weight += (m_words[word] & bit) == 0;
    m_words[word] |= bit;
}

void CpuMask::set_range(CpuId first, CpuId last)
{
    std::size_t const first_word = index_of(first) / 64, last_word = index_of(last) / 64;
    if (last_word >= m_words.size())
        m_words.resize(last_word + 1);
    for (std::size_t word = first_word; word <= last_word; ++word) {
        std::uint64_t bits = ~std::uint64_t{0};
        if (word == first_word)
            bits &= ~std::uint64_t{0} << (index_of(first) % 64);
        if (word == last_word)
            bits &= ~std::uint64_t{0} >> (63 - index_of(last) % 64);
        m_weight += static_cast<std::size_t>(std::popcount(bits & ~m_words[word]));
        m_words[word] |= bits;
    }
}

void CpuMask::clear(CpuId cpu)
{
    std::size_t const word = index_of(cpu) / 64;
    if (word >= m_words.size())
        return;
    std::uint64_t const bit = std::uint64_t{1} << (index_of(cpu) % 64);
    m_weight -= (m_words[word] & bit) != 0;
    m_words[word] &= ~bit;
    trim();
}

Maybe<CpuId> CpuMask::next_from(std::size_t cpu) const
{
    for (std::size_t word = cpu / 64; word < m_words.size(); ++word) {
        std::uint64_t bits = m_words[word];
        if (word == cpu / 64)
            bits &= ~std::uint64_t{0} << (cpu % 64);
        if (bits != 0)
            return static_cast<CpuId>(word * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    return {};
}

bool CpuMask::contains(CpuMask const& other) const { return (*this & other) == other; }

CpuMask CpuMask::operator&(CpuMask const& other) const
{
    CpuMask both = *this;
    both.m_words.resize(std::min(m_words.size(), other.m_words.size()));
    for (std::size_t word = 0; word < both.m_words.size(); ++word)
        both.m_words[word] &= other.m_words[word];
    both.trim();
    both.m_weight = 0;
    for (std::uint64_t const word : both.m_words)
        both.m_weight += static_cast<std::size_t>(std::popcount(word));
    return both;
}

CpuMask& CpuMask::operator|=(CpuMask const& other)
{
    m_words.resize(std::max(m_words.size(), other.m_words.size()));
    for (std::size_t word = 0; word < other.m_words.size(); ++word) {
        m_weight += static_cast<std::size_t>(std::popcount(other.m_words[word] & ~m_words[word]));
        m_words[word] |= other.m_words[word];
    }
    return *this;
}

void CpuMask::trim()
{
    while (!m_words.empty() && m_words.back() == 0)
        m_words.pop_back();
}

}
