// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"

#include <optional>
#include <span>
#include <vector>

namespace tickscope {

/// It is runnable from now on: the time until it runs is what it waits.
inline void begin_to_wait(Task& task, SimTime now)
{
    task.state = TaskState::Runnable;
    task.waits_since = now;
    if (task.first_runnable == never)
        task.first_runnable = now;
}
inline void begin_to_run(Task& task, SimTime now)
{
    ++task.switches;
    task.waited += now - task.waits_since;
    if (task.first_ran == never)
        task.first_ran = now;
}

/// How long a thread was runnable without running, up to now.
Nanos peek_waiting(Machine const& machine, Task const& task);
/// From when it was first runnable to when it first ran; none if it has not run.
std::optional<Nanos> response_time(Task const& task);
/// From when it was first runnable to its end; none while it lives.
std::optional<Nanos> turnaround_time(Task const& task);

/// The same of a process: the sum of its threads' waiting; from when one of them was first runnable to when one first
/// ran; to the end of the last.
Nanos peek_waiting(Machine const& machine, ThreadGroup const& group);
std::optional<Nanos> response_time(Machine const& machine, ThreadGroup const& group);
std::optional<Nanos> turnaround_time(Machine const& machine, ThreadGroup const& group);

struct ProcessWaits {
    Nanos waiting{};
    std::optional<Nanos> response, turnaround;
};
/// All three, of the threads that a process ever had.
ProcessWaits process_waits(Machine const& machine, std::span<Task const* const> threads);

/// What a thread has taken, in the order of the signals' numbers.
std::span<SignalsTaken const> signals_taken_by(Machine const& machine, TaskId task);
/// How many of a signal a thread has taken, and all threads of a process together.
std::uint64_t signals_taken(Machine const& machine, TaskId task, int sig);
std::uint64_t signals_taken(Machine const& machine, ThreadGroup const& group, int sig);

}
