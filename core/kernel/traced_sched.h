// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/base/units.h"
#include "core/kernel/task.h"
#include "core/kernel/traced_fields.h"

#include <cstdint>
#include <string_view>

namespace tickscope {

enum class SwitchOutState : std::uint8_t { Runnable, Sleeping, Zombie, Dead, Idle, Stopped };  // R S Z X, idle, T
enum class MigrateWhy : std::uint8_t { Wakeup, Balance, IdleBalance, Hotplug, Affinity, Fork, Exec };
enum class TickMode : std::uint8_t { User, System, Idle };

/// What the scheduler and the tick do.
namespace traced {

struct SchedSwitch {
    static constexpr std::string_view ev = "sched_switch";
    static constexpr auto names = field_names("prev", "prev_state", "next");
    Maybe<TaskId> prev;
    SwitchOutState prev_state{};
    Maybe<TaskId> next;
    bool operator==(SchedSwitch const&) const = default;
};
struct SchedWakeup {
    static constexpr std::string_view ev = "sched_wakeup";
    static constexpr auto names = field_names("task", "target_cpu");
    TaskId task{};
    CpuId target_cpu{};
    bool operator==(SchedWakeup const&) const = default;
};
struct SchedWakeupNew {
    static constexpr std::string_view ev = "sched_wakeup_new";
    static constexpr auto names = field_names("task", "target_cpu");
    TaskId task{};
    CpuId target_cpu{};
    bool operator==(SchedWakeupNew const&) const = default;
};
struct SchedMigrateTask {
    static constexpr std::string_view ev = "sched_migrate_task";
    static constexpr auto names = field_names("task", "orig_cpu", "dest_cpu", "why");
    TaskId task{};
    CpuId orig_cpu{}, dest_cpu{};
    MigrateWhy why{};
    bool operator==(SchedMigrateTask const&) const = default;
};
struct SchedStatRuntime {
    static constexpr std::string_view ev = "sched_stat_runtime";
    static constexpr auto names = field_names("task", "runtime", "vruntime");
    TaskId task{};
    Nanos runtime{};
    std::uint64_t vruntime = 0;
    bool operator==(SchedStatRuntime const&) const = default;
};
struct Tick {
    static constexpr std::string_view ev = "tick";
    static constexpr auto names = field_names("task", "mode", "charged");
    Maybe<TaskId> task;
    TickMode mode{};
    Cputime charged;
    bool operator==(Tick const&) const = default;
};
struct AccountGroup {
    static constexpr std::string_view ev = "account_group";
    static constexpr auto names = field_names("process", "utime", "stime", "runtime");
    Tgid process{};
    Cputime utime, stime;
    Nanos runtime{};
    bool operator==(AccountGroup const&) const = default;
};
struct Mode {
    static constexpr std::string_view ev = "mode";
    static constexpr auto names = field_names("task", "mode");
    TaskId task{};
    CpuMode mode{};
    bool operator==(Mode const&) const = default;
};
struct Lock {
    static constexpr std::string_view ev = "lock";
    static constexpr auto names = field_names("process", "cpu_before", "transferred");
    Tgid process{};
    Maybe<CpuId> cpu_before;
    bool transferred = false;
    bool operator==(Lock const&) const = default;
};

}

}
