// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/kernel/posix_cpu_timer.h"
#include "core/kernel/task.h"
#include "core/kernel/thread_group.h"
#include "core/kernel/trace_event.h"
#include "core/scenario/cpu_set.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// A length of time in a scenario: fixed, or drawn anew each time from the scenario's seed.
struct Span {
    enum class Kind : std::uint8_t { Fixed, Uniform, Exponential, Normal };
    Kind kind = Kind::Fixed;
    Nanos a{};  ///< the length; the least; the mean
    Nanos b{};  ///< the most (uniform) or the standard deviation (normal)

    bool operator==(Span const&) const = default;
};

struct ThreadSpec;
struct ProcessSpec;
struct Op;

/// A clock as a program names it.
struct ClockName {
    TimerScope scope = TimerScope::Process;
    CpuClock kind = CpuClock::Sched;
    std::string process;    ///< of another process; empty: the caller's own
    std::string thread;     ///< of another thread, scope Thread; empty: the caller
    bool realtime = false;  ///< CLOCK_REALTIME, scope Monotonic
    bool operator==(ClockName const&) const = default;
};

enum class MaskChange : std::uint8_t { Block, Unblock, Set };

/// What a signal does to a process.
struct Disposition {
    enum class Kind : std::uint8_t { Default, Ignore, HandlerTime, HandlerOps };
    Kind kind = Kind::Default;
    Nanos time{};          ///< HandlerTime: user time
    std::vector<Op> ops;   ///< HandlerOps
    bool restart = true;   ///< SA_RESTART
    bool nodefer = false;  ///< SA_NODEFER

    bool operator==(Disposition const&) const;
};

/// The ops of a program, one struct a kind.
namespace op {

struct User {
    Span length;
    bool operator==(User const&) const = default;
};
struct System {
    Span length;
    bool operator==(System const&) const = default;
};
struct Sleep {
    Span length;
    bool operator==(Sleep const&) const = default;
};
struct Repeat {
    std::optional<std::uint64_t> count;  ///< none: forever
    std::vector<Op> body;
    bool operator==(Repeat const&) const;
};
/// Sleeps until this much after (or before) a tick of the CPU it is on.
struct Until {
    Nanos offset{};
    bool before = false;
    bool operator==(Until const&) const = default;
};
/// Burns user time until a handler for the signal has run on the thread, or until a flag is set.
struct Spin {
    int signal = 0;  ///< 0: for a flag
    std::string flag;
    bool operator==(Spin const&) const = default;
};
struct SetFlag {
    std::string flag;
    bool operator==(SetFlag const&) const = default;
};
/// Sleeps to the next point of a grid that begins where the op is first reached.
struct Every {
    Nanos period{};
    bool operator==(Every const&) const = default;
};
struct ClockNanosleep {
    ClockName clock;
    Nanos value{};
    bool absolute = false;
    bool operator==(ClockNanosleep const&) const = default;
};
struct Yield {
    bool operator==(Yield const&) const = default;
};
struct Setitimer {
    ItimerWhich which{};
    Nanos value{}, interval{};
    bool operator==(Setitimer const&) const = default;
};
struct Getitimer {
    ItimerWhich which{};
    bool operator==(Getitimer const&) const = default;
};
struct TimerCreate {
    std::string id;
    ClockName clock;
    TimerNotify notify{};
    int signal = 14;
    bool operator==(TimerCreate const&) const = default;
};
struct TimerSettime {
    std::string id;
    Nanos value{}, interval{};
    bool absolute = false;
    bool operator==(TimerSettime const&) const = default;
};
struct TimerGettime {
    std::string id;
    bool operator==(TimerGettime const&) const = default;
};
struct TimerGetoverrun {
    std::string id;
    bool operator==(TimerGetoverrun const&) const = default;
};
struct TimerDelete {
    std::string id;
    bool operator==(TimerDelete const&) const = default;
};
struct ClockGettime {
    ClockName clock;
    bool operator==(ClockGettime const&) const = default;
};
struct Getrusage {
    RusageWho who{};
    bool operator==(Getrusage const&) const = default;
};  ///< Times: the times() call
struct SetrlimitCpu {
    Rlimit limit;
    bool operator==(SetrlimitCpu const&) const = default;
};
struct SchedSetscheduler {
    Policy policy{};
    std::uint8_t priority = 0;
    bool operator==(SchedSetscheduler const&) const = default;
};
struct SchedRrGetInterval {
    bool operator==(SchedRrGetInterval const&) const = default;
};
struct Nice {
    int value = 0;
    bool operator==(Nice const&) const = default;
};
struct Setaffinity {
    CpuList cpus;
    bool operator==(Setaffinity const&) const = default;
};
struct Sigaction {
    int signal = 0;
    Disposition what;
    bool operator==(Sigaction const&) const = default;
};
struct Sigprocmask {
    MaskChange how{};
    std::vector<int> signals;
    bool operator==(Sigprocmask const&) const = default;
};
/// sigwait(); with a timeout sigtimedwait().
struct Sigwait {
    std::vector<int> signals;
    std::optional<Nanos> timeout;
    bool operator==(Sigwait const&) const = default;
};
/// kill() of a process, or tgkill() of a thread.
struct Kill {
    std::string process;  ///< empty: `thread` says who
    int signal = 0;
    std::string thread;  ///< "process/thread", or a thread of the caller's process
    bool operator==(Kill const&) const = default;
};
struct Pause {
    bool operator==(Pause const&) const = default;
};
struct Spawn {
    std::shared_ptr<ThreadSpec const> thread;
    Span takes{};  ///< system time of the call itself
    bool operator==(Spawn const&) const;
};
struct Fork {
    std::shared_ptr<ProcessSpec const> process;
    Span takes{};  ///< system time of the call itself
    bool operator==(Fork const&) const;
};
struct Wait {
    bool operator==(Wait const&) const = default;
};
struct Exec {
    bool operator==(Exec const&) const = default;
};
struct Join {
    std::string thread;
    bool last = false;  ///< the one that this thread spawned last under that name
    bool operator==(Join const&) const = default;
};
struct Lock {
    std::string mutex;
    bool operator==(Lock const&) const = default;
};
struct Unlock {
    std::string mutex;
    bool operator==(Unlock const&) const = default;
};
struct CondWait {
    std::string cond, mutex;
    bool operator==(CondWait const&) const = default;
};
struct CondSignal {
    std::string cond;
    bool operator==(CondSignal const&) const = default;
};
struct CondBroadcast {
    std::string cond;
    bool operator==(CondBroadcast const&) const = default;
};
struct Barrier {
    std::string name;
    std::uint32_t count = 1;
    bool operator==(Barrier const&) const = default;
};
struct Post {
    std::string semaphore;
    bool operator==(Post const&) const = default;
};
struct Acquire {
    std::string semaphore;
    bool operator==(Acquire const&) const = default;
};
struct Write {
    std::string pipe;
    bool operator==(Write const&) const = default;
};
struct Read {
    std::string pipe;
    bool operator==(Read const&) const = default;
};
struct Exit {
    int code = 0;
    bool operator==(Exit const&) const = default;
};
struct ExitGroup {
    int code = 0;
    bool operator==(ExitGroup const&) const = default;
};

}

using OpVariant =
    std::variant<op::User, op::System, op::Sleep, op::Repeat, op::Until, op::Yield, op::Setitimer, op::Getitimer,
                 op::TimerCreate, op::TimerSettime, op::TimerGettime, op::TimerDelete, op::ClockGettime, op::Getrusage,
                 op::SetrlimitCpu, op::SchedSetscheduler, op::Nice, op::Setaffinity, op::Sigaction, op::Sigprocmask,
                 op::Kill, op::Pause, op::Spawn, op::Fork, op::Wait, op::Join, op::Lock, op::Unlock, op::Post,
                 op::Acquire, op::Write, op::Read, op::Exit, op::ExitGroup, op::Spin, op::SetFlag, op::Every,
                 op::ClockNanosleep, op::TimerGetoverrun, op::SchedRrGetInterval, op::Sigwait, op::Exec, op::CondWait,
                 op::CondSignal, op::CondBroadcast, op::Barrier>;

struct Op {
    OpVariant what;
    bool operator==(Op const&) const = default;
};

}
