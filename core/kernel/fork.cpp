// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fork.h"

#include "core/kernel/expiry_cache.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/time_convert.h"

namespace tickscope {

static Tgid new_group(Kernel& k, NewTask const& what)
{
    auto const tgid = static_cast<Tgid>(k.machine.groups.size());
    ThreadGroup& group = k.machine.groups.emplace_back();
    group.id = tgid;
    group.spec = what.spec;
    group.instance = what.instance;
    return tgid;
}

Tgid make_init(Kernel& k)
{
    Tgid const init = new_group(k, {});
    k.group(init).reaps_children = true;
    return init;
}

static TaskId new_task(Kernel& k, Tgid tgid, NewTask const& what)
{
    auto const id = static_cast<TaskId>(k.machine.tasks.size());
    Task& task = k.machine.tasks.emplace_back();
    task.id = id;
    task.pid = k.machine.next_pid++;
    task.tgid = tgid;
    task.spec = what.spec;
    task.instance = what.instance;
    return id;
}

static void link_to_group(Kernel& k, TaskId id)
{
    Task& task = k.task(id);
    ThreadGroup& group = k.group_of(task);
    task.group_prev = group.last_thread;
    (group.last_thread ? k.task(*group.last_thread).group_next : group.first_thread) = id;
    group.last_thread = id;
    ++group.count;
    ++group.live;
}

static void lead_group(Kernel& k, TaskId id)
{
    ThreadGroup& group = k.group_of(k.task(id));
    group.leader = id;
    group.pid = k.task(id).pid;
    group.curr_target = id;
}

// 2.6.28 kept per-CPU slots from the first CLONE_THREAD on; the caller's time until then went into one of them.
static void make_percpu_table(Kernel& k, ThreadGroup& group, Task const& creator)
{
    if (k.config().effective_accounting() != Accounting::PerCpu || group.has_percpu_table)
        return;
    group.has_percpu_table = true;
    group.cputimer.cputime = creator.cputime();
}

// 2.6.27: the new thread looks for process timers at its first tick.
static void expect_first_tick(Kernel& k, ThreadGroup const& group, Task& child)
{
    if (k.config().effective_accounting() == Accounting::Walk && has_process_cpu_timers(group))
        child.cputime_expires.prof = Cputime{1};
}

TaskId clone_thread(Kernel& k, Tgid tgid, Maybe<TaskId> creator, NewTask what)
{
    TaskId const id = new_task(k, tgid, what);
    ThreadGroup& group = k.group(tgid);
    if (group.count == 0) {
        link_to_group(k, id);
        lead_group(k, id);
        return id;
    }
    Task const& parent = k.task(creator ? *creator : group.leader);
    make_percpu_table(k, group, parent);
    expect_first_tick(k, group, k.task(id));
    k.task(id).signals.blocked = parent.signals.blocked;
    link_to_group(k, id);
    k.report(traced::SchedProcessFork{parent.id, id});
    return id;
}

static void link_to_parent(Kernel& k, Tgid child_id, Tgid parent_id)
{
    ThreadGroup& child = k.group(child_id);
    ThreadGroup& parent = k.group(parent_id);
    child.parent = parent_id;
    child.prev_sibling = parent.last_child;
    (parent.last_child ? k.group(*parent.last_child).next_sibling : parent.first_child) = child_id;
    parent.last_child = child_id;
}

// 2.6.27: the leader's own expiry stands for the limit. Later kernels forgot it.
static void expect_inherited_limit(Kernel& k, ThreadGroup const& group, Task& leader)
{
    if (k.config().effective_accounting() == Accounting::Walk && group.rlimit_cpu.soft != Rlimit::infinity)
        leader.cputime_expires.prof = secs_to_cputime(group.rlimit_cpu.soft, k.config());
}

// 6279a75: the child's cache holds its limit from the beginning, and the timer that is compared with it runs.
static void seed_cache_with_limit(Kernel& k, ThreadGroup& child)
{
    Accounting const accounting = k.config().effective_accounting();
    if (!k.has(LaterFix::ForkRlimitCache) || accounting == Accounting::Walk ||
        child.rlimit_cpu.soft == Rlimit::infinity)
        return;
    CauseScope because{k, child.rlimit_cpu_cause};
    set_group_expiry(k, child, CpuClock::Prof, secs_to_cputime(child.rlimit_cpu.soft, k.config()).value);
    if (accounting != Accounting::Split)
        return;
    child.cputimer.running = true;
    k.report(traced::CputimerStart{child.id, {}, {}});
}

// That a child has a limit is reported, though this kernel may not enforce it.
static void report_inherited_limit(Kernel& k, ThreadGroup& child, std::uint64_t forked)
{
    Rlimit const& limit = child.rlimit_cpu;
    if (limit.soft != Rlimit::infinity || limit.hard != Rlimit::infinity)
        child.rlimit_cpu_cause =
            k.report(traced::RlimitCpu{child.id, limit.soft, limit.hard, child.real_parent}, forked);
}

static Maybe<TaskId> forking_thread(Kernel& k, Tgid parent)
{
    Maybe<TaskId> const current = k.rq(k.cpu).curr;
    if (current && k.task(*current).tgid == parent)
        return current;
    if (k.group(parent).count == 0)
        return {};
    return k.group(parent).leader;
}

Tgid fork_process(Kernel& k, Tgid parent, NewTask process, NewTask leader)
{
    Tgid const child = new_group(k, process);
    link_to_parent(k, child, parent);
    k.group(child).real_parent = forking_thread(k, parent);
    k.group(child).rlimit_cpu = k.group(parent).rlimit_cpu;
    k.group(child).rlimit_rttime = k.group(parent).rlimit_rttime;
    TaskId const id = clone_thread(k, child, {}, leader);
    expect_inherited_limit(k, k.group(child), k.task(id));
    std::uint64_t const forked = k.report(traced::SchedProcessFork{k.group(child).real_parent, id});
    report_inherited_limit(k, k.group(child), forked);
    seed_cache_with_limit(k, k.group(child));
    return child;
}

}
