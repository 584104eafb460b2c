// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/scenario/state_text.h"

#include <vector>

namespace tickscope {

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
