// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

enum class StopTick : std::uint8_t { No, Yes };

/// select_nohz_load_balancer(): true if this CPU is to keep its tick as the idle load balancer.
bool select_nohz_load_balancer(Kernel& k, CpuId cpu, StopTick stop);

/// The CONFIG_NO_HZ part of trigger_load_balance(), after rq->idle_at_tick has been set: a CPU that has become busy
/// gives the ownership up and nominates another, an owner with nobody left to care for is sent to sleep. True if the
/// tick goes on to ask whether balancing is due.
bool nohz_trigger(Kernel& k, CpuId cpu);

/// Whether the CPU balances on behalf of all others in Machine::nohz.cpu_mask.
inline bool is_nohz_owner(Machine const& machine, CpuId cpu) { return machine.nohz.load_balancer == cpu; }

/// 483b4ee: whether a CPU that goes offline leaves the mask, and gives the balancing up.
inline bool offline_cpu_leaves_nohz(KernelConfig const& config) { return config.fixes.has(Fix::NohzCpuOffline); }

}
