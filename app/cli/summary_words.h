// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// "running", "zombie" or "reaped".
std::string_view state_word(GroupState state);
/// "running" on a CPU, "runnable", "sleeping", "new", "zombie" or "dead".
std::string_view state_word(Machine const& machine, Task const& task);

/// The processes of the scenario, the dead ones too, without init; each with its threads, the dead ones too.
struct ProcessRows {
    ThreadGroup const* group = nullptr;
    std::vector<Task const*> threads;
};
std::vector<ProcessRows> process_rows(Machine const& machine);

/// What really ran, of all threads together.
struct TrueTime {
    Nanos user{}, system{};
};
TrueTime true_time(ProcessRows const& rows);

/// Signals generated for the process, by number, those that were counted only.
std::vector<SignalCount> signals_of(Machine const& machine, Tgid tgid);

}
