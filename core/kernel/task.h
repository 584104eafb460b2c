// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ordered_tree.h"
#include "core/kernel/program_state.h"
#include "core/kernel/sync_state.h"
#include "core/kernel/task_cputime.h"
#include "core/kernel/task_signals.h"

#include <array>
#include <cstdint>

namespace tickscope {

/// Runnable covers queued and running: which of the two is Runqueue::curr's to say.
enum class TaskState : std::uint8_t { New, Runnable, Sleeping, Stopped, Zombie, Dead };
/// exit_state is set: the parent has been told, or nobody is to be.
constexpr bool has_exited(TaskState state) { return state == TaskState::Zombie || state == TaskState::Dead; }
enum class CpuMode : std::uint8_t { User, System };  ///< which of utime and stime a tick charges
enum class Policy : std::uint8_t { Other, Batch, Idle, Fifo, Rr };

constexpr bool is_rt(Policy policy) { return policy == Policy::Fifo || policy == Policy::Rr; }

/// What a 1 ms tick touches of a thread comes first and fits one cache line.
struct alignas(64) Task {
    std::uint64_t vruntime = 0;     ///< ns at nice 0; compared as a signed difference
    Nanos sum_exec_runtime{};       ///< banked run time
    SimTime exec_start{};           ///< rq clock up to which sum_exec_runtime is banked
    Nanos prev_sum_exec_runtime{};  ///< sum_exec_runtime when the slice began
    Cputime utime;
    Cputime stime;
    std::uint32_t weight = 1024;         ///< se.load.weight
    std::uint32_t inv_weight = 4194304;  ///< 2^32 / weight, as the kernel tabulates it
    Tgid tgid{};
    TaskState state = TaskState::New;
    CpuMode mode = CpuMode::User;
    Policy policy = Policy::Other;
    bool need_resched = false;  ///< TIF_NEED_RESCHED

    CputimeExpires cputime_expires;            ///< its own expiry cache (2.6.27: its share of the group's)
    TreeLinks queue;                           ///< in the fair tree or the RT queue
    std::uint32_t cfs_prev = TreeLinks::none;  ///< cfs_rq->tasks, most recently enqueued first
    std::uint32_t cfs_next = TreeLinks::none;
    CpuId cpu{};                   ///< task_cpu(): where it runs, is queued or last ran
    std::int8_t nice = 0;          ///< -20 .. 19; kept while an RT policy hides it
    std::uint8_t rt_priority = 0;  ///< 1 .. 99 for FIFO and RR
    bool on_rq = false;            ///< queued or running
    bool exiting = false;          ///< PF_EXITING
    bool waits_for_child = false;  ///< on its group's wait_chldexit
    std::uint32_t affinity = 0;    ///< index into Machine::affinities; 0 is every possible CPU
    std::uint32_t time_slice = 0;  ///< rt.time_slice, ticks
    std::uint32_t rt_timeout = 0;  ///< rt.timeout, ticks

    TaskId id{};
    std::uint32_t pid = 0;       ///< what users see: the tid
    std::uint32_t spec = 0;      ///< index of its thread in World::threads: name and program
    std::uint32_t instance = 0;  ///< 0 for `main`, 1 for `main.1` ...
    Cputime prev_utime;          ///< task_utime() never falls
    Cputime prev_stime;
    Nanos true_user{};  ///< what really ran, whatever the tick saw
    Nanos true_system{};
    std::uint64_t switches = 0;    ///< times it was switched in
    std::uint64_t avg_wakeup = 0;  ///< se.avg_wakeup, ns: how long it runs until it wakes another one
    Nanos last_wakeup{};           ///< se.last_wakeup: sum_exec_runtime when it last woke one; 0: not since it slept
    Nanos start_runtime{};         ///< se.start_runtime: sum_exec_runtime when it was woken
    Nanos waited{};                ///< runnable, but not running
    SimTime waits_since{};         ///< since when it has waited to run, while it does
    SimTime first_runnable = never;
    SimTime first_ran = never;
    SimTime ended = never;
    Maybe<TaskId> group_prev;  ///< ThreadGroup's list, in order of creation
    Maybe<TaskId> group_next;
    std::array<TreeRoot, 3> cpu_timers;  ///< armed timers on its own clocks: PROF, VIRT, SCHED
    std::uint64_t cause = 0;             ///< number of the trace event that made it runnable last
    Maybe<CpuId> start_cpu;              ///< where it is to be woken first
    std::int32_t exit_code = 0;
    std::uint32_t hrtimer = TreeLinks::none;  ///< its sleep in Machine::hrtimers, if any
    Maybe<TaskId> next_waiter;                ///< behind it in the WaitQueue that it waits in
    bool in_wait_queue = false;
    bool uninterruptible = false;     ///< TASK_UNINTERRUPTIBLE: no signal ends its sleep
    std::uint64_t late_releases = 0;  ///< points of a grid of `every` that had passed when it came to them
    std::uint32_t next_program = ProgramState::none;  ///< from outside: what it goes on with after the op under way
    Maybe<TimerId> nsleep_timer;                      ///< of its sleeps on CPU clocks
    WaitQueue joiners;                                ///< threads that wait for it to exit
    TaskSignals signals;
    ProgramState program;

    TaskCputime cputime() const { return {utime, stime, sum_exec_runtime}; }

    bool operator==(Task const&) const = default;
};

constexpr bool has_exited(Task const& task) { return has_exited(task.state); }

}
