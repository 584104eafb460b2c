// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/ordered_tree.h"
#include "core/kernel/sync_state.h"
#include "core/kernel/task_cputime.h"
#include "core/kernel/task_signals.h"

#include <array>
#include <cstdint>
#include <limits>

namespace tickscope {

/// struct thread_group_cputimer; under PerCpu and LockedTotals the totals that came before it.
struct ThreadGroupCputimer {
    TaskCputime cputime;
    bool running = false;

    bool operator==(ThreadGroupCputimer const&) const = default;
};

/// ITIMER_PROF or ITIMER_VIRTUAL of a process: it_{prof,virt}_expires and _incr, absolute on the group's timer.
struct CpuItimer {
    Cputime expires;
    Cputime incr;
    std::uint32_t error = 0;       ///< ns by which rounding has made its expiry late; used by later kernels
    std::uint32_t incr_error = 0;  ///< ns that each period adds to it
    std::uint64_t cause = 0;       ///< number of the trace event that set it

    bool operator==(CpuItimer const&) const = default;
};

/// ITIMER_REAL: an hrtimer on CLOCK_MONOTONIC.
struct RealItimer {
    std::uint32_t hrtimer = TreeLinks::none;
    SimTime expires{};
    Nanos incr{};
    bool active = false;
    std::uint64_t cause = 0;

    bool operator==(RealItimer const&) const = default;
};

/// struct rlimit, in the limit's own unit: seconds for RLIMIT_CPU, microseconds for RLIMIT_RTTIME.
struct Rlimit {
    static constexpr std::uint64_t infinity = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t soft = infinity;
    std::uint64_t hard = infinity;

    bool operator==(Rlimit const&) const = default;
};

enum class GroupState : std::uint8_t { Running, Zombie, Reaped };

/// The flags of job control in signal_struct::flags.
struct JobControl {
    bool stop_stopped = false;     ///< SIGNAL_STOP_STOPPED: every thread has stopped
    bool stop_dequeued = false;    ///< SIGNAL_STOP_DEQUEUED: a stop signal was taken and no SIGCONT came since
    bool stop_continued = false;   ///< SIGNAL_STOP_CONTINUED
    bool cld_stopped = false;      ///< SIGNAL_CLD_STOPPED: the parent is to be told
    bool cld_continued = false;    ///< SIGNAL_CLD_CONTINUED
    std::uint8_t signal = 0;       ///< group_exit_code: what stopped it
    std::uint32_t stop_count = 0;  ///< group_stop_count: threads that are still to stop

    bool operator==(JobControl const&) const = default;
};

/// signal_struct: what the threads of one process share.
struct ThreadGroup {
    Tgid id{};
    std::uint32_t pid = 0;       ///< the leader's pid
    std::uint32_t spec = 0;      ///< index into World::processes
    std::uint32_t instance = 0;  ///< for `name`, `name.1` ... when one spec is forked again and again
    Maybe<Tgid> parent;
    Maybe<TaskId> real_parent;  ///< the thread of `parent` that forked it, or has it from one that exited
    Maybe<Tgid> first_child;    ///< children not yet reaped, oldest first
    Maybe<Tgid> last_child;
    Maybe<Tgid> prev_sibling;
    Maybe<Tgid> next_sibling;
    GroupState state = GroupState::Running;
    bool group_exit = false;  ///< SIGNAL_GROUP_EXIT
    JobControl job;
    Maybe<TaskId> group_exit_task;  ///< the thread in exec() that waits for the others to go
    std::int32_t notify_count = 0;  ///< it is woken when so many are left; -1: when the leader has exited
    std::int32_t exit_code = 0;
    std::uint8_t exit_signal = 0;
    TaskId leader{};
    Maybe<TaskId> first_thread;  ///< the threads not yet released, in order of creation
    Maybe<TaskId> last_thread;
    std::uint32_t live = 0;   ///< sig->live: threads that have not begun to exit
    std::uint32_t count = 0;  ///< sig->count: threads not yet released

    TaskCputime live_sum;             ///< raw sum over the threads in the list, kept so that a walk need not be made
    TaskCputime dead;                 ///< sig->utime, sig->stime, sig->sum_sched_runtime
    Cputime prev_utime, prev_stime;   ///< thread_group_times() never fall
    Cputime cutime, cstime;           ///< reaped children
    bool death_notified = false;      ///< whether a parent that may wait was notified of its death
    ClockT death_utime, death_stime;  ///< what it got: si_utime and si_stime of its SIGCHLD
    std::uint32_t child_waiters = 0;  ///< threads on wait_chldexit
    Nanos reaped_true_user{}, reaped_true_system{};  ///< of threads that are gone

    ThreadGroupCputimer cputimer;
    bool has_percpu_table = false;  ///< PerCpu only: made at the first CLONE_THREAD
    Maybe<CpuId> lock_last_cpu;     ///< which CPU took the cputimer's lock last
    CputimeExpires cputime_expires;
    CpuItimer it_prof;
    CpuItimer it_virt;
    RealItimer it_real;
    Rlimit rlimit_cpu;
    std::uint64_t rlimit_cpu_cause = no_event;  ///< number of the event that set it; none: inherited
    Rlimit rlimit_rttime;
    std::array<TreeRoot, 3> cpu_timers;  ///< armed process timers: PROF, VIRT, SCHED
    Maybe<TimerId> posix_timers;

    SigPending shared_pending;
    WaitQueue wait_chldexit;      ///< threads that wait for a child
    Maybe<TaskId> curr_target;    ///< where the search for a receiving thread begins
    SignalSet ignored = 0;        ///< SIG_IGN
    SignalSet handled = 0;        ///< has a handler: see Machine::signals.handlers
    bool reaps_children = false;  ///< init: its children vanish without a wait by a program

    bool operator==(ThreadGroup const&) const = default;
};

}
