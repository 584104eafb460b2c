// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"

#include <memory>
#include <optional>
#include <vector>

namespace tickscope {

/// CPUs that a scenario names, at least one. Copies share one mask: a file may name thousands of CPUs for each of its
/// threads.
class CpuSet {
public:
    explicit CpuSet(CpuMask mask)
        : m_mask{std::make_shared<CpuMask const>(std::move(mask))}
    {
    }
    CpuSet(std::vector<std::uint32_t> const& cpus);

    CpuMask const& mask() const { return *m_mask; }
    std::size_t size() const { return m_mask->weight(); }
    bool contains(std::uint32_t cpu) const { return m_mask->test(static_cast<CpuId>(cpu)); }
    /// Rising.
    std::vector<std::uint32_t> numbers() const;

    bool operator==(CpuSet const& other) const { return m_mask == other.m_mask || *m_mask == *other.m_mask; }
    auto operator<=>(CpuSet const& other) const { return *m_mask <=> *other.m_mask; }

private:
    std::shared_ptr<CpuMask const> m_mask;
};

/// CPUs as a scenario names them: none means 'all'.
using CpuList = std::optional<CpuSet>;

/// The mask of such a list; empty for 'all'.
inline CpuMask mask_of(CpuList const& list) { return list ? list->mask() : CpuMask{}; }

}
