// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/base/units.h"
#include "core/kernel/fix.h"
#include "core/kernel/posix_cpu_timer.h"
#include "core/kernel/task.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <variant>

namespace tickscope {

enum class SwitchOutState : std::uint8_t { Runnable, Sleeping, Zombie, Dead, Idle };  // R S Z X, and the idle task
enum class MigrateWhy : std::uint8_t { Wakeup, Balance, IdleBalance, Hotplug, Affinity, Fork };
enum class TickMode : std::uint8_t { User, System, Idle };
enum class ItimerWhich : std::uint8_t { Real, Virtual, Prof };
enum class SignalResult : std::uint8_t { Queued, Merged, Ignored };
enum class SignalAction : std::uint8_t { Handler, Default, Ignore };
enum class RtcIrqKind : std::uint8_t { Update, Alarm, Periodic };
enum class RusageWho : std::uint8_t { Self, Children, Thread, Times };
enum class ReadBy : std::uint8_t { Process, ThreadClock, ProcessProf, ProcessVirt, ThreadProf, ThreadVirt, Outside };
enum class CommandKind : std::uint8_t {
    Offline,
    Online,
    Kill,
    ExitThread,
    Setitimer,
    SetRlimitCpu,
    Renice,
    ReadClock,
    SampleTimer,
    Fix,
    Run,
    Affinity,
    Alarm,
    RtcUpdate,
    RtcPeriodic,
    Other
};
enum class WarningSite : std::uint8_t {
    ThreadGroupCputimer,  ///< thread_group_cputimer: sampled while not running
    AffinityBroken,       ///< a task whose last allowed CPU went offline
    HpetLost,             ///< hpet_rtc_timer_reinit: lost interrupts
    RtThrottled,
    CpuOfflineRefused,
    RlimitRttime,
};
enum class Law : std::uint8_t {
    ClockIsSum,
    RuntimeNeverFalls,
    OneQueue,
    RunqueueSums,
    NohzOwner,
    MaskWithinOnline,
    VruntimeOrder,
    IdleWhileWaiting,
    LostWakeup
};

/// What can be told of a run, one struct a kind. `ev` is its name in every export, `names` its fields in order,
/// `fields` ties them: readers, writers and comparisons are made from these three and nothing else.
namespace traced {

struct SchedSwitch {
    static constexpr std::string_view ev = "sched_switch";
    static constexpr std::array<std::string_view, 3> names{"prev", "prev_state", "next"};
    static constexpr auto fields(auto& e) { return std::tie(e.prev, e.prev_state, e.next); }
    Maybe<TaskId> prev;
    SwitchOutState prev_state{};
    Maybe<TaskId> next;
    bool operator==(SchedSwitch const&) const = default;
};
struct SchedWakeup {
    static constexpr std::string_view ev = "sched_wakeup";
    static constexpr std::array<std::string_view, 2> names{"task", "target_cpu"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.target_cpu); }
    TaskId task{};
    CpuId target_cpu{};
    bool operator==(SchedWakeup const&) const = default;
};
struct SchedWakeupNew {
    static constexpr std::string_view ev = "sched_wakeup_new";
    static constexpr std::array<std::string_view, 2> names{"task", "target_cpu"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.target_cpu); }
    TaskId task{};
    CpuId target_cpu{};
    bool operator==(SchedWakeupNew const&) const = default;
};
struct SchedMigrateTask {
    static constexpr std::string_view ev = "sched_migrate_task";
    static constexpr std::array<std::string_view, 4> names{"task", "orig_cpu", "dest_cpu", "why"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.orig_cpu, e.dest_cpu, e.why); }
    TaskId task{};
    CpuId orig_cpu{}, dest_cpu{};
    MigrateWhy why{};
    bool operator==(SchedMigrateTask const&) const = default;
};
struct SchedProcessFork {
    static constexpr std::string_view ev = "sched_process_fork";
    static constexpr std::array<std::string_view, 2> names{"parent", "child"};
    static constexpr auto fields(auto& e) { return std::tie(e.parent, e.child); }
    Maybe<TaskId> parent;  ///< none: made by init
    TaskId child{};
    bool operator==(SchedProcessFork const&) const = default;
};
struct SchedProcessExit {
    static constexpr std::string_view ev = "sched_process_exit";
    static constexpr std::array<std::string_view, 3> names{"task", "code", "signal"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.code, e.signal); }
    TaskId task{};
    std::int32_t code = 0;
    std::uint8_t signal = 0;  ///< 0: none
    bool operator==(SchedProcessExit const&) const = default;
};
struct SchedProcessWait {
    static constexpr std::string_view ev = "sched_process_wait";
    static constexpr std::array<std::string_view, 2> names{"task", "reaped"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.reaped); }
    Maybe<TaskId> task;  ///< none: init
    Tgid reaped{};
    bool operator==(SchedProcessWait const&) const = default;
};
struct SchedStatRuntime {
    static constexpr std::string_view ev = "sched_stat_runtime";
    static constexpr std::array<std::string_view, 3> names{"task", "runtime", "vruntime"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.runtime, e.vruntime); }
    TaskId task{};
    Nanos runtime{};
    std::uint64_t vruntime = 0;
    bool operator==(SchedStatRuntime const&) const = default;
};
struct Tick {
    static constexpr std::string_view ev = "tick";
    static constexpr std::array<std::string_view, 3> names{"task", "mode", "charged"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.mode, e.charged); }
    Maybe<TaskId> task;
    TickMode mode{};
    Cputime charged;
    bool operator==(Tick const&) const = default;
};
struct AccountGroup {
    static constexpr std::string_view ev = "account_group";
    static constexpr std::array<std::string_view, 4> names{"process", "utime", "stime", "runtime"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.utime, e.stime, e.runtime); }
    Tgid process{};
    Cputime utime, stime;
    Nanos runtime{};
    bool operator==(AccountGroup const&) const = default;
};
struct Mode {
    static constexpr std::string_view ev = "mode";
    static constexpr std::array<std::string_view, 2> names{"task", "mode"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.mode); }
    TaskId task{};
    CpuMode mode{};
    bool operator==(Mode const&) const = default;
};
struct ItimerState {
    static constexpr std::string_view ev = "itimer_state";
    static constexpr std::array<std::string_view, 6> names{"process",  "which",       "expires_ticks",
                                                           "value_ns", "interval_ns", "by"};
    static constexpr auto fields(auto& e)
    {
        return std::tie(e.process, e.which, e.expires_ticks, e.value_ns, e.interval_ns, e.by);
    }
    Tgid process{};
    ItimerWhich which{};
    std::uint64_t expires_ticks = 0;  ///< absolute on its clock; for Real the instant in ns
    Nanos value_ns{}, interval_ns{};  ///< as the caller gave them
    Maybe<TaskId> by;                 ///< who called; none: from outside
    bool operator==(ItimerState const&) const = default;
};
struct ItimerExpire {
    static constexpr std::string_view ev = "itimer_expire";
    static constexpr std::array<std::string_view, 3> names{"process", "which", "now_ticks"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.which, e.now_ticks); }
    Tgid process{};
    ItimerWhich which{};
    std::uint64_t now_ticks = 0;
    bool operator==(ItimerExpire const&) const = default;
};
/// timer_create, timer_settime, timer_delete and timer_expire carry the same fields.
struct TimerFields {
    static constexpr std::array<std::string_view, 8> names{"process", "id",  "scope",   "clock",
                                                           "expires", "now", "overrun", "by"};
    static constexpr auto fields(auto& e)
    {
        return std::tie(e.process, e.id, e.scope, e.clock, e.expires, e.now, e.overrun, e.by);
    }
    Tgid process{};
    TimerId id{};
    TimerScope scope{};
    CpuClock clock{};
    std::uint64_t expires = 0, now = 0;  ///< in the clock's unit
    std::int32_t overrun = 0;
    Maybe<TaskId> by;  ///< who called, or whose tick it was; none: nobody
    bool operator==(TimerFields const&) const = default;
};
struct TimerCreate : TimerFields {
    static constexpr std::string_view ev = "timer_create";
    bool operator==(TimerCreate const&) const = default;
};
struct TimerSettime : TimerFields {
    static constexpr std::string_view ev = "timer_settime";
    bool operator==(TimerSettime const&) const = default;
};
struct TimerDelete : TimerFields {
    static constexpr std::string_view ev = "timer_delete";
    bool operator==(TimerDelete const&) const = default;
};
struct TimerExpire : TimerFields {
    static constexpr std::string_view ev = "timer_expire";
    bool operator==(TimerExpire const&) const = default;
};
struct CputimerStart {
    static constexpr std::string_view ev = "cputimer_start";
    static constexpr std::array<std::string_view, 3> names{"process", "was", "becomes"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.was, e.becomes); }
    Tgid process{};
    TaskCputime was, becomes;
    bool operator==(CputimerStart const&) const = default;
};
struct CputimerStop {
    static constexpr std::string_view ev = "cputimer_stop";
    static constexpr std::array<std::string_view, 2> names{"process", "was"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.was); }
    Tgid process{};
    TaskCputime was;
    bool operator==(CputimerStop const&) const = default;
};
struct ExpiryCache {
    static constexpr std::string_view ev = "expiry_cache";
    static constexpr std::array<std::string_view, 5> names{"process", "task", "prof", "virt", "sched"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.task, e.prof, e.virt, e.sched); }
    Tgid process{};
    Maybe<TaskId> task;  ///< none: the group's cache
    Cputime prof, virt;
    Nanos sched{};
    bool operator==(ExpiryCache const&) const = default;
};
struct ClockRead {
    static constexpr std::string_view ev = "clock_read";
    static constexpr std::array<std::string_view, 7> names{"process", "task",  "clock",  "by",
                                                           "utime",   "stime", "runtime"};
    static constexpr auto fields(auto& e)
    {
        return std::tie(e.process, e.task, e.clock, e.by, e.utime, e.stime, e.runtime);
    }
    Tgid process{};
    Maybe<TaskId> task;  ///< a thread clock's thread
    ReadBy clock{};
    Maybe<TaskId> by;  ///< none: from outside
    Cputime utime, stime;
    Nanos runtime{};
    bool operator==(ClockRead const&) const = default;
};
struct Getitimer {
    static constexpr std::string_view ev = "getitimer";
    static constexpr std::array<std::string_view, 5> names{"process", "which", "by", "value_ns", "interval_ns"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.which, e.by, e.value_ns, e.interval_ns); }
    Tgid process{};
    ItimerWhich which{};
    Maybe<TaskId> by;
    Nanos value_ns{}, interval_ns{};
    bool operator==(Getitimer const&) const = default;
};
struct TimerGettime {
    static constexpr std::string_view ev = "timer_gettime";
    static constexpr std::array<std::string_view, 4> names{"process", "id", "value_ns", "interval_ns"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.id, e.value_ns, e.interval_ns); }
    Tgid process{};
    TimerId id{};
    Nanos value_ns{}, interval_ns{};
    bool operator==(TimerGettime const&) const = default;
};
struct Getrusage {
    static constexpr std::string_view ev = "getrusage";
    static constexpr std::array<std::string_view, 5> names{"process", "who", "by", "utime_ns", "stime_ns"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.who, e.by, e.utime_ns, e.stime_ns); }
    Tgid process{};
    RusageWho who{};
    TaskId by{};
    Nanos utime_ns{}, stime_ns{};
    bool operator==(Getrusage const&) const = default;
};
struct RlimitCpu {
    static constexpr std::string_view ev = "rlimit_cpu";
    static constexpr std::array<std::string_view, 4> names{"process", "soft_s", "hard_s", "by"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.soft_s, e.hard_s, e.by); }
    Tgid process{};
    std::uint64_t soft_s = 0, hard_s = 0;  ///< Rlimit::infinity: unlimited
    Maybe<TaskId> by;                      ///< who called, or whose tick raised it; none: from outside
    bool operator==(RlimitCpu const&) const = default;
};
struct SignalGenerate {
    static constexpr std::string_view ev = "signal_generate";
    static constexpr std::array<std::string_view, 5> names{"sig", "process", "task", "by", "result"};
    static constexpr auto fields(auto& e) { return std::tie(e.sig, e.process, e.task, e.by, e.result); }
    std::uint8_t sig = 0;
    Tgid process{};
    Maybe<TaskId> task;  ///< who takes it, if anybody was chosen
    Maybe<TaskId> by;    ///< who or whose tick sent it; none: from outside
    SignalResult result{};
    bool operator==(SignalGenerate const&) const = default;
};
struct SignalDeliver {
    static constexpr std::string_view ev = "signal_deliver";
    static constexpr std::array<std::string_view, 3> names{"sig", "task", "action"};
    static constexpr auto fields(auto& e) { return std::tie(e.sig, e.task, e.action); }
    std::uint8_t sig = 0;
    TaskId task{};
    SignalAction action{};
    bool operator==(SignalDeliver const&) const = default;
};
struct DeadAccumulate {
    static constexpr std::string_view ev = "dead_accumulate";
    static constexpr std::array<std::string_view, 5> names{"task", "process", "utime", "stime", "runtime"};
    static constexpr auto fields(auto& e) { return std::tie(e.task, e.process, e.utime, e.stime, e.runtime); }
    TaskId task{};
    Tgid process{};
    Cputime utime, stime;  ///< what the group keeps; zero where this kernel keeps nothing
    Nanos runtime{};
    bool operator==(DeadAccumulate const&) const = default;
};
/// What a parent is told of a child's CPU time when it has died: the si_utime and si_stime of its SIGCHLD.
struct Sigchld {
    static constexpr std::string_view ev = "sigchld";
    static constexpr std::array<std::string_view, 4> names{"process", "child", "si_utime", "si_stime"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.child, e.utime, e.stime); }
    Tgid process{};  ///< the parent
    Tgid child{};
    ClockT utime, stime;
    bool operator==(Sigchld const&) const = default;
};
struct Lock {
    static constexpr std::string_view ev = "lock";
    static constexpr std::array<std::string_view, 3> names{"process", "cpu_before", "transferred"};
    static constexpr auto fields(auto& e) { return std::tie(e.process, e.cpu_before, e.transferred); }
    Tgid process{};
    Maybe<CpuId> cpu_before;
    bool transferred = false;
    bool operator==(Lock const&) const = default;
};
struct CpuhpOffline {
    static constexpr std::string_view ev = "cpuhp_offline";
    static constexpr std::array<std::string_view, 2> names{"which", "step"};
    static constexpr auto fields(auto& e) { return std::tie(e.which, e.step); }
    CpuId which{};
    std::uint8_t step = 0;  ///< 0 inactive, 1 not online, 2 tasks moved, 3 dead
    bool operator==(CpuhpOffline const&) const = default;
};
struct CpuhpOnline {
    static constexpr std::string_view ev = "cpuhp_online";
    static constexpr std::array<std::string_view, 1> names{"which"};
    static constexpr auto fields(auto& e) { return std::tie(e.which); }
    CpuId which{};
    bool operator==(CpuhpOnline const&) const = default;
};
struct TickStop {
    static constexpr std::string_view ev = "tick_stop";
    static constexpr std::array<std::string_view, 1> names{"which"};
    static constexpr auto fields(auto& e) { return std::tie(e.which); }
    CpuId which{};
    bool operator==(TickStop const&) const = default;
};
struct TickRestart {
    static constexpr std::string_view ev = "tick_restart";
    static constexpr std::array<std::string_view, 2> names{"which", "idle_ticks"};
    static constexpr auto fields(auto& e) { return std::tie(e.which, e.idle_ticks); }
    CpuId which{};
    Cputime idle_ticks;  ///< missed ticks that account_idle_ticks() adds
    bool operator==(TickRestart const&) const = default;
};
struct NohzMask {
    static constexpr std::string_view ev = "nohz_mask";
    static constexpr std::array<std::string_view, 3> names{"which", "in", "weight"};
    static constexpr auto fields(auto& e) { return std::tie(e.which, e.in, e.weight); }
    CpuId which{};    ///< whose bit changed
    bool in = false;  ///< and to what
    std::uint32_t weight = 0;
    bool operator==(NohzMask const&) const = default;
};
struct NohzBalancer {
    static constexpr std::string_view ev = "nohz_balancer";
    static constexpr std::array<std::string_view, 1> names{"owner"};
    static constexpr auto fields(auto& e) { return std::tie(e.owner); }
    Maybe<CpuId> owner;
    bool operator==(NohzBalancer const&) const = default;
};
struct HpetFields {
    static constexpr std::array<std::string_view, 4> names{"counter", "t1_cmp", "t1_cmp_register", "lost"};
    static constexpr auto fields(auto& e) { return std::tie(e.counter, e.t1_cmp, e.t1_cmp_register, e.lost); }
    std::uint64_t counter = 0, t1_cmp = 0, t1_cmp_register = 0, lost = 0;
    bool operator==(HpetFields const&) const = default;
};
struct HpetInterrupt : HpetFields {
    static constexpr std::string_view ev = "hpet_interrupt";
    bool operator==(HpetInterrupt const&) const = default;
};
struct HpetReinit : HpetFields {
    static constexpr std::string_view ev = "hpet_reinit";
    bool operator==(HpetReinit const&) const = default;
};
struct RtcIrq {
    static constexpr std::string_view ev = "rtc_irq";
    static constexpr std::array<std::string_view, 2> names{"kind", "count"};
    static constexpr auto fields(auto& e) { return std::tie(e.kind, e.count); }
    RtcIrqKind kind{};
    std::uint64_t count = 0;
    bool operator==(RtcIrq const&) const = default;
};
/// What the modelled kernel would have printed: a WARN_ON or a log line.
struct Warning {
    static constexpr std::string_view ev = "warning";
    static constexpr std::array<std::string_view, 3> names{"site", "task", "value"};
    static constexpr auto fields(auto& e) { return std::tie(e.site, e.task, e.value); }
    WarningSite site{};
    Maybe<TaskId> task;
    std::uint64_t value = 0;
    bool operator==(Warning const&) const = default;
};
struct Command {
    static constexpr std::string_view ev = "command";
    static constexpr std::array<std::string_view, 4> names{"what", "cpu", "process", "value"};
    static constexpr auto fields(auto& e) { return std::tie(e.what, e.cpu, e.process, e.value); }
    CommandKind what{};
    Maybe<CpuId> cpu;
    Maybe<Tgid> process;
    /// Signal, nice, or PackedFixes after a change; of the RTC's: the alarm's second of the day, or a whole day for
    /// no alarm; UIE on or off; PIE's rate, 0 for off.
    std::uint64_t value = 0;
    bool operator==(Command const&) const = default;
};
struct Invariant {
    static constexpr std::string_view ev = "invariant";
    static constexpr std::array<std::string_view, 2> names{"law", "subject"};
    static constexpr auto fields(auto& e) { return std::tie(e.law, e.subject); }
    Law law{};
    std::uint64_t subject = 0;
    bool operator==(Invariant const&) const = default;
};

}

using Traced =
    std::variant<traced::SchedSwitch, traced::SchedWakeup, traced::SchedWakeupNew, traced::SchedMigrateTask,
                 traced::SchedProcessFork, traced::SchedProcessExit, traced::SchedProcessWait, traced::SchedStatRuntime,
                 traced::Tick, traced::AccountGroup, traced::Mode, traced::ItimerState, traced::ItimerExpire,
                 traced::TimerCreate, traced::TimerSettime, traced::TimerDelete, traced::TimerExpire,
                 traced::CputimerStart, traced::CputimerStop, traced::ExpiryCache, traced::ClockRead, traced::Getitimer,
                 traced::TimerGettime, traced::Getrusage, traced::RlimitCpu, traced::SignalGenerate,
                 traced::SignalDeliver, traced::DeadAccumulate, traced::Lock, traced::CpuhpOffline, traced::CpuhpOnline,
                 traced::TickStop, traced::TickRestart, traced::NohzMask, traced::NohzBalancer, traced::HpetInterrupt,
                 traced::HpetReinit, traced::RtcIrq, traced::Warning, traced::Command, traced::Invariant,
                 traced::Sigchld>;

/// One thing that happened. `n` counts from 0 without gaps; `cause` is the n of the event that led to this one.
struct TraceEvent {
    static constexpr std::uint64_t no_cause = ~std::uint64_t{0};
    std::uint64_t n = 0;
    SimTime at{};
    CpuId cpu{};
    std::uint64_t cause = no_cause;
    Traced what;

    bool operator==(TraceEvent const&) const = default;
};

/// Where the machine reports. It never reads back from it.
class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void record(TraceEvent const&) = 0;
};

}
