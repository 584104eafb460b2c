// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/tick.h"

#include <vector>

namespace tickscope {

/// A machine of idle CPUs, without an engine: a test moves the time and calls the kernel's functions itself.
struct BareMachine : TraceSink {
    explicit BareMachine(std::uint32_t cpus, KernelConfig const& config = {})
    {
        machine.config = config;
        machine.cpus.resize(cpus);
        for (std::uint32_t i = 0; i < cpus; ++i)
            machine.cpus[i].id = CpuId{static_cast<std::uint16_t>(i)};
        machine.online = machine.active = CpuMask::first(cpus);
        machine.affinities.push_back(machine.online);
        tick_init(kernel);
    }
    BareMachine(BareMachine const&) = delete;

    /// Ticks are taken, and nothing else, until `until` is reached.
    void take_ticks_until(SimTime until)
    {
        for (NextTick next = next_tick(machine); next.at <= until; next = next_tick(machine)) {
            machine.now = next.at;
            kernel.cpu = next.cpu;
            tick_sched_timer(kernel, next.cpu);
        }
        machine.now = until;
    }

    template<class Event>
    std::vector<Event> all() const
    {
        std::vector<Event> found;
        for (TraceEvent const& event : events)
            if (Event const* what = std::get_if<Event>(&event.what))
                found.push_back(*what);
        return found;
    }

    void record(TraceEvent const& event) override { events.push_back(event); }

    Machine machine;
    Kernel kernel{.machine = machine, .trace = this};
    std::vector<TraceEvent> events;
};

inline SimTime at(Nanos since_boot) { return SimTime{since_boot}; }

}
