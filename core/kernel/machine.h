// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/kernel/config.h"
#include "core/kernel/cpu.h"
#include "core/kernel/cpu_hotplug_state.h"
#include "core/kernel/event_queue.h"
#include "core/kernel/hpet.h"
#include "core/kernel/nohz.h"
#include "core/kernel/posix_cpu_timer.h"
#include "core/kernel/signal_state.h"
#include "core/kernel/sync_state.h"
#include "core/kernel/task.h"
#include "core/kernel/thread_group.h"
#include "core/kernel/tick_ring.h"

#include <cstdint>
#include <vector>

namespace tickscope {

/// Counters of work that the accounting strategies differ in.
struct Counters {
    std::uint64_t locks_acquired = 0;     ///< the group time lock
    std::uint64_t locks_transferred = 0;  ///< of these, with the lock's line coming from another CPU
    std::uint64_t walks = 0;              ///< thread_group_cputime by walking
    std::uint64_t threads_walked = 0;
    std::uint64_t slow_paths = 0;  ///< entries into check_{thread,process}_timers
    std::uint64_t warnings = 0;

    bool operator==(Counters const&) const = default;
};

/// Loop counters that nobody uses: `count` of them from `first`.
struct FreeLoops {
    std::uint32_t first = 0, count = 0;

    bool operator==(FreeLoops const&) const = default;
};

/// What a signal handler interrupted.
struct InterruptedProgram {
    ProgramState program;
    SignalSet blocked = 0;
    std::uint8_t sig = 0;  ///< whose handler it is

    bool operator==(InterruptedProgram const&) const = default;
};

/// How many threads of one spec a process has had.
struct SpawnCount {
    Tgid group{};
    std::uint32_t spec = 0;
    std::uint32_t count = 0;

    bool operator==(SpawnCount const&) const = default;
};

/// The thread that a thread spawned last of one spec.
struct LastSpawned {
    TaskId creator{};
    std::uint32_t spec = 0;
    TaskId thread{};

    bool operator==(LastSpawned const&) const = default;
};

/// Everything the simulation knows, as one value. Copying it is a snapshot; == is "same state". It holds no pointers,
/// references, handles or closures; what never changes (names, programs) is World's.
struct Machine {
    KernelConfig config;
    SimTime now{};
    Jiffies jiffies;
    SimTime last_jiffies_update{};
    Maybe<CpuId> do_timer_cpu = CpuId{0};  ///< tick_do_timer_cpu
    std::vector<Cpu> cpus;                 ///< every possible CPU
    CpuMask online;
    CpuMask active;
    std::vector<CpuMask> affinities;  ///< distinct affinity masks; the first is every possible CPU
    std::vector<Task> tasks;          ///< indexed by TaskId; the dead keep their row
    std::vector<ThreadGroup> groups;  ///< indexed by Tgid; the first is init
    std::vector<PosixTimer> timers;
    SignalTables signals;
    SyncTables sync;
    TickRing ticks;
    EventQueue hrtimers;
    EventQueue burst_ends;        ///< CPUs whose burst ends before their next tick does
    CpuMask pending_cpus;         ///< CPUs to look at before this instant is over: resched, signals
    std::uint32_t busy_cpus = 0;  ///< CPUs that do not idle
    std::vector<std::uint64_t> loop_counters;
    std::vector<FreeLoops> free_loops;
    std::vector<InterruptedProgram> frames;  ///< what signal handlers interrupted
    std::vector<std::uint32_t> free_frames;
    std::vector<SpawnCount> spawned;        ///< sorted
    std::vector<std::uint32_t> forked;      ///< instances so far, by process spec
    std::vector<LastSpawned> last_spawned;  ///< sorted by (creator, spec)
    NohzBalancer nohz;
    CpuHotplug hotplug;
    HpetRtc hpet;
    Counters counters;
    CpuMask loaded;               ///< CPUs with a runnable task
    CpuMask overloaded;           ///< CPUs with more than one
    CpuMask rt_overloaded;        ///< rto_mask: CPUs with more than one RT task
    bool rt_timer_armed = false;  ///< def_rt_bandwidth's period timer
    std::uint32_t next_pid = 100;
    std::uint64_t random_state = 1;
    std::uint64_t arrivals = 0;  ///< orders equal things by arrival where an id does not
    std::uint64_t reported = 0;  ///< trace events so far
    bool booted = false;         ///< the first instant is over
    Maybe<TaskId> stuck_task;    ///< whose program takes no time: the machine stands still

    bool operator==(Machine const&) const = default;
};

}
