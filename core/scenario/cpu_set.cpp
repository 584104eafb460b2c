// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/cpu_set.h"

namespace tickscope {

static CpuMask mask_with(std::vector<std::uint32_t> const& cpus)
{
    CpuMask mask;
    for (std::uint32_t const cpu : cpus)
        mask.set(static_cast<CpuId>(cpu));
    return mask;
}

CpuSet::CpuSet(std::vector<std::uint32_t> const& cpus)
    : CpuSet{mask_with(cpus)}
{
}

std::vector<std::uint32_t> CpuSet::numbers() const
{
    std::vector<std::uint32_t> numbers;
    for (auto cpu = m_mask->first_set(); cpu; cpu = m_mask->next_from(index_of(*cpu) + 1))
        numbers.push_back(static_cast<std::uint32_t>(index_of(*cpu)));
    return numbers;
}

}
