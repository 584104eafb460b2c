// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/lanes.h"

namespace tickscope {

void Lane::begin(SimTime, Maybe<TaskId>, LaneKind, bool) { }
std::vector<LaneSpan> Lane::spans(SimTime, SimTime, std::size_t, SimTime) const { return {}; }
std::size_t Lane::span_count(SimTime, SimTime) const { return 0; }
std::span<SimTime const> Lane::ticks(SimTime, SimTime) const { return {}; }
LaneBins Lane::bins(SimTime, SimTime, int columns, SimTime) const
{
    return {std::vector<LaneBin>(static_cast<std::size_t>(columns)), {}, {}};
}
std::size_t Lane::bytes() const { return 0; }

Lanes::Lanes(std::size_t cpus, CpuMask const&)
    : m_lanes(cpus)
{
}
void Lanes::feed(TraceView const&) { }
std::span<Migration const> Lanes::migrations(SimTime, SimTime) const { return {}; }
std::size_t Lanes::bytes() const { return 0; }

}
