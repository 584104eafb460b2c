// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/invariants.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

namespace {

class Inspection {
public:
    explicit Inspection(Machine const& machine)
        : m{machine}
    {
    }

    std::vector<BrokenLaw> all()
    {
        for (ThreadGroup const& group : m.groups)
            clock_is_sum(group);
        for (Cpu const& cpu : m.cpus) {
            runqueue_sums(cpu);
            vruntime_order(cpu);
            nobody_waits_for_an_idle(cpu);
        }
        for (Task const& task : m.tasks)
            one_queue(task);
        nohz_owner();
        masks();
        return std::move(m_broken);
    }

private:
    void broken(Law law, std::size_t subject, std::string text) { m_broken.push_back({law, subject, std::move(text)}); }

    void clock_is_sum(ThreadGroup const& group)
    {
        if (group.state == GroupState::Reaped)
            return;  // its last figures stay, its threads do not
        TaskCputime sum;
        std::uint32_t count = 0;
        for (Maybe<TaskId> at = group.first_thread; at; at = m.tasks[index_of(*at)].group_next, ++count)
            sum = sum + m.tasks[index_of(*at)].cputime();
        if (sum != group.live_sum)
            broken(Law::ClockIsSum, index_of(group.id),
                   fmt::format("live threads have {} ticks and {} ns, the group says {} and {}",
                               sum.utime.value + sum.stime.value, sum.sum_exec_runtime.count(),
                               group.live_sum.utime.value + group.live_sum.stime.value,
                               group.live_sum.sum_exec_runtime.count()));
        if (count != group.count)
            broken(Law::ClockIsSum, index_of(group.id),
                   fmt::format("{} threads listed, {} counted", count, group.count));
    }

    void one_queue(Task const& task)
    {
        bool const runs = m.cpus[index_of(task.cpu)].rq.curr == task.id;
        bool const wants = task.state == TaskState::Runnable;
        if (wants != task.on_rq)
            broken(Law::OneQueue, index_of(task.id),
                   "a runnable task is on no queue, or one on a queue is not runnable");
        if (runs && !task.on_rq)
            broken(Law::OneQueue, index_of(task.id), "the running task is on no queue");
        if (wants && !m.cpus[index_of(task.cpu)].online)
            broken(Law::OneQueue, index_of(task.id), "runnable on an offline CPU");
        if (runs && task.affinity != 0 && !m.affinities[task.affinity].test(task.cpu))
            broken(Law::OneQueue, index_of(task.id), "runs where it may not");
    }

    void runqueue_sums(Cpu const& cpu)
    {
        std::uint32_t fair = 0, all = 0;
        std::uint64_t load = 0;
        for (Task const& task : m.tasks) {
            if (!task.on_rq || task.cpu != cpu.id)
                continue;
            ++all;
            if (is_rt(task.policy))
                continue;
            ++fair;
            load += task.weight;
        }
        if (all != cpu.rq.nr_running || fair != cpu.rq.cfs_nr_running || load != cpu.rq.cfs_load)
            broken(Law::RunqueueSums, index_of(cpu.id),
                   fmt::format("{} queued ({} fair, load {}), the run queue says {} ({}, {})", all, fair, load,
                               cpu.rq.nr_running, cpu.rq.cfs_nr_running, cpu.rq.cfs_load));
    }

    static std::uint32_t first_of(std::vector<Task> const& tasks, std::uint32_t root)
    {
        while (root != TreeLinks::none && tasks[root].queue.left != TreeLinks::none)
            root = tasks[root].queue.left;
        return root;
    }

    std::uint32_t next_of(std::uint32_t id) const
    {
        if (m.tasks[id].queue.right != TreeLinks::none)
            return first_of(m.tasks, m.tasks[id].queue.right);
        std::uint32_t parent = m.tasks[id].queue.parent;
        while (parent != TreeLinks::none && m.tasks[parent].queue.right == id) {
            id = parent;
            parent = m.tasks[id].queue.parent;
        }
        return parent;
    }

    void vruntime_order(Cpu const& cpu)
    {
        std::uint32_t seen = 0, before = TreeLinks::none;
        for (std::uint32_t at = first_of(m.tasks, cpu.rq.tree.root); at != TreeLinks::none;
             before = at, at = next_of(at)) {
            if (++seen > cpu.rq.tree.size)
                break;
            if (before != TreeLinks::none &&
                static_cast<std::int64_t>(m.tasks[at].vruntime - m.tasks[before].vruntime) < 0)
                broken(Law::VruntimeOrder, index_of(cpu.id), "the tree is out of order");
        }
        if (seen != cpu.rq.tree.size)
            broken(Law::VruntimeOrder, index_of(cpu.id), "the tree has lost a task");
    }

    void nobody_waits_for_an_idle(Cpu const& cpu)
    {
        if (cpu.online && !cpu.rq.curr && cpu.rq.nr_running > 0 && !cpu.rq.rt.throttled)
            broken(Law::IdleWhileWaiting, index_of(cpu.id), "idles while a task waits in its own queue");
    }

    void nohz_owner()
    {
        if (!m.nohz.load_balancer)
            return;
        bool const has_fix = m.config.fixes.has(Fix::NohzCpuOffline);
        if (has_fix && !m.online.test(*m.nohz.load_balancer))
            broken(Law::NohzOwner, index_of(*m.nohz.load_balancer), "the idle load balancer is offline");
    }

    void masks()
    {
        if (!m.online.contains(m.active))
            broken(Law::MaskWithinOnline, 0, "an active CPU is not online");
        if (m.config.fixes.has(Fix::NohzCpuOffline) && !m.online.contains(m.nohz.cpu_mask))
            broken(Law::MaskWithinOnline, 0, "an offline CPU is in nohz.cpu_mask");
    }

    Machine const& m;
    std::vector<BrokenLaw> m_broken;
};

}

std::vector<BrokenLaw> broken_laws(Machine const& machine) { return Inspection{machine}.all(); }

std::vector<BrokenLaw> broken_laws(Machine const& earlier, Machine const& later)
{
    std::vector<BrokenLaw> broken;
    for (std::size_t i = 0; i < earlier.tasks.size(); ++i)
        if (later.tasks[i].sum_exec_runtime < earlier.tasks[i].sum_exec_runtime ||
            later.tasks[i].utime < earlier.tasks[i].utime || later.tasks[i].stime < earlier.tasks[i].stime)
            broken.push_back({Law::RuntimeNeverFalls, i, "a thread's time fell"});
    for (std::size_t i = 0; i < earlier.cpus.size(); ++i)
        if (static_cast<std::int64_t>(later.cpus[i].rq.min_vruntime - earlier.cpus[i].rq.min_vruntime) < 0)
            broken.push_back({Law::VruntimeOrder, i, "min_vruntime fell"});
    return broken;
}

}
