// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

#include <array>

namespace tickscope {

/// SD_SIBLING_INIT, SD_MC_INIT and SD_CPU_INIT of 2.6.29.
struct DomainParameters {
    std::uint32_t min_interval;  ///< ms
    std::uint32_t max_interval;  ///< ms
    std::uint32_t busy_factor;
    std::uint32_t imbalance_pct;
    std::uint32_t cache_nice_tries;
    std::uint8_t busy_idx;
    std::uint8_t idle_idx;
    std::uint8_t newidle_idx;
    std::uint8_t wake_idx;
    std::uint8_t forkexec_idx;
    bool balance_newidle;
    bool wake_balance;
    bool share_cpupower;
};

/// msecs_to_jiffies(): rounds up.
constexpr std::uint64_t ms_to_jiffies(KernelConfig const& config, std::uint64_t ms)
{
    return (ms * config.hz + 999) / 1000;
}

/// struct sched_domain of one CPU, without what changes. CPUs are numbered socket by socket, core by core, thread by
/// thread, so a domain is a row of neighbours and so is each of its groups. Every group has the power of one CPU.
struct SchedDomain {
    DomainParameters const* parameters = nullptr;
    std::uint32_t level = 0;       ///< index into Cpu::domains
    std::uint32_t first = 0;       ///< first CPU of the span
    std::uint32_t end = 0;         ///< one past its last
    std::uint32_t group_size = 1;  ///< CPUs in a group

    bool spans(CpuId cpu) const { return index_of(cpu) >= first && index_of(cpu) < end; }
};

/// The domains of a CPU, smallest first.
struct SchedDomains {
    std::array<SchedDomain, 3> all{};
    std::size_t count = 0;

    SchedDomain const* begin() const { return all.data(); }
    SchedDomain const* end() const { return all.data() + count; }
};

/// Domains with one group of online CPUs left in them are not there, as the kernel drops them.
SchedDomains sched_domains(Machine const& machine, CpuId cpu);

}
