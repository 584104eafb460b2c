// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/task_waits.h"

#include <algorithm>
#include <tuple>

namespace tickscope {

Nanos peek_waiting(Machine const& machine, Task const& task)
{
    bool const runs = machine.cpus[index_of(task.cpu)].rq.curr == task.id;
    bool const waits = task.state == TaskState::Runnable && !runs;
    return waits ? task.waited + (machine.now - task.waits_since) : task.waited;
}

static std::optional<Nanos> between(SimTime from, SimTime to)
{
    return from == never || to == never ? std::nullopt : std::optional{to - from};
}

std::optional<Nanos> response_time(Task const& task) { return between(task.first_runnable, task.first_ran); }
std::optional<Nanos> turnaround_time(Task const& task) { return between(task.first_runnable, task.ended); }

// Every thread that ever was in the process: the dead keep their rows.
static std::vector<Task const*> threads_of(Machine const& machine, ThreadGroup const& group)
{
    std::vector<Task const*> threads;
    for (Task const& task : machine.tasks)
        if (task.tgid == group.id)
            threads.push_back(&task);
    return threads;
}

ProcessWaits process_waits(Machine const& machine, std::span<Task const* const> threads)
{
    ProcessWaits waits;
    SimTime runnable = never, ran = never, end{};
    for (Task const* task : threads) {
        waits.waiting += peek_waiting(machine, *task);
        runnable = std::min(runnable, task->first_runnable);
        ran = std::min(ran, task->first_ran);
        end = std::max(end, task->ended);
    }
    waits.response = between(runnable, ran);
    waits.turnaround = between(runnable, end);
    return waits;
}

Nanos peek_waiting(Machine const& machine, ThreadGroup const& group)
{
    return process_waits(machine, threads_of(machine, group)).waiting;
}

std::optional<Nanos> response_time(Machine const& machine, ThreadGroup const& group)
{
    return process_waits(machine, threads_of(machine, group)).response;
}

std::optional<Nanos> turnaround_time(Machine const& machine, ThreadGroup const& group)
{
    return process_waits(machine, threads_of(machine, group)).turnaround;
}

std::span<SignalsTaken const> signals_taken_by(Machine const& machine, TaskId task)
{
    auto const rows = std::ranges::equal_range(machine.signals.taken, task, {}, &SignalsTaken::task);
    return {rows.begin(), rows.end()};
}

std::uint64_t signals_taken(Machine const& machine, TaskId task, int sig)
{
    auto const key = [](SignalsTaken const& row) { return std::tuple{row.task, row.sig}; };
    auto const wanted = std::tuple{task, static_cast<std::uint8_t>(sig)};
    auto const row = std::ranges::lower_bound(machine.signals.taken, wanted, {}, key);
    return row != machine.signals.taken.end() && key(*row) == wanted ? row->taken : 0;
}

std::uint64_t signals_taken(Machine const& machine, ThreadGroup const& group, int sig)
{
    std::uint64_t sum = 0;
    for (SignalsTaken const& row : machine.signals.taken)
        if (row.sig == sig && machine.tasks[index_of(row.task)].tgid == group.id)
            sum += row.taken;
    return sum;
}

}
