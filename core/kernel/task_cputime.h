// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/base/units.h"

#include <algorithm>

namespace tickscope {

/// struct task_cputime. utime and stime move by whole ticks; sum_exec_runtime moves by nanoseconds.
struct TaskCputime {
    Cputime utime;
    Cputime stime;
    Nanos sum_exec_runtime{};

    bool operator==(TaskCputime const&) const = default;
    friend constexpr TaskCputime operator+(TaskCputime const& a, TaskCputime const& b)
    {
        return {a.utime + b.utime, a.stime + b.stime, a.sum_exec_runtime + b.sum_exec_runtime};
    }
    friend constexpr TaskCputime operator-(TaskCputime const& a, TaskCputime const& b)
    {
        return {a.utime - b.utime, a.stime - b.stime, a.sum_exec_runtime - b.sum_exec_runtime};
    }
};

/// update_gt_cputime(): field by field, never backwards.
constexpr TaskCputime later_of(TaskCputime const& a, TaskCputime const& b)
{
    return {std::max(a.utime, b.utime), std::max(a.stime, b.stime), std::max(a.sum_exec_runtime, b.sum_exec_runtime)};
}

/// task_cputime used as cputime_expires: the earliest expiry of each clock, zero for none.
struct CputimeExpires {
    Cputime prof;
    Cputime virt;
    Nanos sched{};

    constexpr bool none() const { return prof.value == 0 && virt.value == 0 && sched.count() == 0; }
    bool operator==(CputimeExpires const&) const = default;
};

}
