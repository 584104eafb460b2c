// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/kernel/machine.h"
#include "core/trace/lane.h"
#include "core/trace/trace_log.h"

#include <span>
#include <vector>

namespace tickscope {

struct Migration {
    SimTime at{};
    std::uint64_t n = 0;
    TaskId task{};
    CpuId from{}, to{};
    MigrateWhy why{};
    bool operator==(Migration const&) const = default;
};

/// Every CPU's lane. Memory: 16 bytes a span and 16 for its sums, 8 a tick, 32 a migration, 17 for
/// a change of the number that waits.
class Lanes {
public:
    Lanes(std::size_t cpus, CpuMask const& online_at_boot);
    /// Begins where a machine stands, with the event that it will report next.
    explicit Lanes(Machine const& machine);

    /// When they take more, the lanes that take most fold their older halves. Memory is below it after every feed(),
    /// unless there are so many CPUs that the least of a lane, 8 KiB, is more.
    void set_budget(std::size_t bytes) { m_budget = bytes; }
    /// Reads on from where it stopped last time. When Frame::epoch has changed begin with new Lanes.
    void feed(TraceView const& trace);

    SimTime begins() const { return m_lanes.front().begins(); }  ///< nothing is known of earlier instants
    /// From here on every lane is exact.
    SimTime detail_from() const;

    std::size_t cpus() const { return m_lanes.size(); }
    Lane const& lane(CpuId cpu) const { return m_lanes[index_of(cpu)]; }
    /// `reached` is where the record ends: the last span of a lane lasts until then.
    std::vector<LaneBin> bins(CpuId cpu, SimTime from, SimTime to, int columns, SimTime reached) const
    {
        return lane(cpu).bins(from, to, columns, reached);
    }
    std::vector<LaneSpan> spans(CpuId cpu, SimTime from, SimTime to, std::size_t cap, SimTime reached) const
    {
        return lane(cpu).spans(from, to, cap, reached);
    }
    std::span<Migration const> migrations(SimTime from, SimTime to) const;
    std::uint64_t fed() const { return m_next; }
    std::size_t bytes() const;

private:
    struct TaskNow {
        CpuMode mode{};
        bool on_rq = false;
        CpuId cpu{};
    };
    class Feeder;

    LaneKind kind_now(std::size_t cpu) const;
    void count_waiting(std::size_t cpu, SimTime now);
    void keep_to_budget();

    std::vector<Lane> m_lanes;
    std::vector<Maybe<TaskId>> m_running;
    std::vector<std::uint32_t> m_queued;  // running ones included
    std::vector<bool> m_offline;
    std::vector<TaskNow> m_tasks;
    std::vector<Migration> m_migrations;
    SimTime m_migrations_from{};  // earlier ones were given up
    std::uint64_t m_next = 0;
    std::size_t m_budget = ~std::size_t{0};
};

}
