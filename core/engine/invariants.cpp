// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/invariants.h"

#include "core/kernel/nohz_balance.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

namespace {

class Inspection {
public:
    explicit Inspection(Machine const& machine)
        : m{machine}
        , m_places(machine.tasks.size())
    {
    }

    std::vector<BrokenLaw> all()
    {
        for (ThreadGroup const& group : m.groups)
            clock_is_sum(group);
        for (Cpu const& cpu : m.cpus) {
            runqueue_sums(cpu);
            sets_of_loaded_cpus(cpu);
            vruntime_order(cpu);
            rt_order(cpu);
            nobody_waits_for_an_idle(cpu);
            count_members(cpu);
        }
        for (Task const& task : m.tasks) {
            one_queue(task);
            one_place_in_it(task);
        }
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
        bool const exits = runs && has_exited(task);  // the last of do_exit() runs
        bool const wants = task.state == TaskState::Runnable || exits;
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

    /// How often a task is found in each structure of the run queues.
    struct Counts {
        std::uint32_t timeline = 0;
        std::uint32_t rt_queue = 0;
        std::uint32_t tasks_list = 0;

        bool operator==(Counts const&) const = default;
    };

    void count_member(Cpu const& cpu, std::uint32_t id, std::uint32_t Counts::*where)
    {
        ++(m_places[id].*where);
        if (m.tasks[id].cpu != cpu.id)
            broken(Law::OneQueue, id, "queued on a CPU that is not its own");
    }

    // No walk is longer than there are tasks, however broken what it walks on.
    void count_members(Cpu const& cpu)
    {
        std::size_t const most = m.tasks.size();
        std::size_t steps = 0;
        for (std::uint32_t at = first_of(m.tasks, cpu.rq.tree.root); at != TreeLinks::none && steps < most; ++steps) {
            count_member(cpu, at, &Counts::timeline);
            at = next_of(at);
        }
        steps = 0;
        for (std::uint32_t at = first_of(m.tasks, cpu.rq.rt.queue.root); at != TreeLinks::none && steps < most;
             ++steps) {
            count_member(cpu, at, &Counts::rt_queue);
            at = next_of(at);
        }
        steps = 0;
        for (std::uint32_t at = cpu.rq.cfs_first; at != TreeLinks::none && steps < most; ++steps) {
            count_member(cpu, at, &Counts::tasks_list);
            at = m.tasks[at].cfs_next;
        }
    }

    // A running RT task stays queued, a running fair task leaves the timeline but not the list.
    void one_place_in_it(Task const& task)
    {
        bool const runs = m.cpus[index_of(task.cpu)].rq.curr == task.id;
        Counts expected;
        if (task.on_rq && is_rt(task.policy))
            expected = {.rt_queue = 1};
        else if (task.on_rq)
            expected = {.timeline = runs ? 0u : 1u, .tasks_list = 1};
        Counts const& found = m_places[index_of(task.id)];
        if (found != expected)
            broken(Law::OneQueue, index_of(task.id),
                   fmt::format("{} times in a timeline, {} in an RT queue, {} in a list of fair tasks", found.timeline,
                               found.rt_queue, found.tasks_list));
    }

    struct Sums {
        std::uint32_t all = 0, fair = 0;
        std::uint64_t load = 0, fair_load = 0;

        bool operator==(Sums const&) const = default;
    };

    void runqueue_sums(Cpu const& cpu)
    {
        Sums queued;
        for (Task const& task : m.tasks) {
            if (!task.on_rq || task.cpu != cpu.id)
                continue;
            ++queued.all;
            queued.load += task.weight;
            if (is_rt(task.policy))
                continue;
            ++queued.fair;
            queued.fair_load += task.weight;
        }
        Runqueue const& rq = cpu.rq;
        Sums const said{rq.nr_running, rq.cfs_nr_running, rq.load, rq.cfs_load};
        if (queued != said || rq.rt.nr_running != queued.all - queued.fair)
            broken(Law::RunqueueSums, index_of(cpu.id),
                   fmt::format("{} queued of load {} ({} fair, {}), the run queue says {} of {} ({}, {}) and {} RT",
                               queued.all, queued.load, queued.fair, queued.fair_load, said.all, said.load, said.fair,
                               said.fair_load, rq.rt.nr_running));
    }

    void sets_of_loaded_cpus(Cpu const& cpu)
    {
        std::uint32_t const running = cpu.rq.nr_running;
        if (m.loaded.test(cpu.id) != (running > 0) || m.overloaded.test(cpu.id) != (running > 1))
            broken(Law::RunqueueSums, index_of(cpu.id), "is wrongly in or out of the CPUs with tasks");
        if (cpu.online && m.rt_overloaded.test(cpu.id) != (cpu.rq.rt.nr_running > 1))
            broken(Law::RunqueueSums, index_of(cpu.id), "is wrongly in or out of the CPUs with several RT tasks");
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
        std::uint32_t const first = first_of(m.tasks, cpu.rq.tree.root);
        if (first != TreeLinks::none && cpu.rq.leftmost_vruntime != m.tasks[first].vruntime)
            broken(Law::VruntimeOrder, index_of(cpu.id), "the leftmost virtual time kept at hand is another");
    }

    void rt_order(Cpu const& cpu)
    {
        std::uint32_t seen = 0, before = TreeLinks::none;
        for (std::uint32_t at = first_of(m.tasks, cpu.rq.rt.queue.root);
             at != TreeLinks::none && seen <= cpu.rq.rt.queue.size; before = at, at = next_of(at), ++seen)
            if (before != TreeLinks::none && m.tasks[at].rt_priority > m.tasks[before].rt_priority)
                broken(Law::OneQueue, index_of(cpu.id), "a lower RT priority is queued before a higher one");
        if (seen != cpu.rq.rt.queue.size)
            broken(Law::OneQueue, index_of(cpu.id), "the RT queue has lost a task");
    }

    void nobody_waits_for_an_idle(Cpu const& cpu)
    {
        // Throttled RT tasks may wait, fair ones never.
        std::uint32_t const waiting = cpu.rq.rt.throttled ? cpu.rq.cfs_nr_running : cpu.rq.nr_running;
        if (cpu.online && !cpu.rq.curr && waiting > 0)
            broken(Law::IdleWhileWaiting, index_of(cpu.id), "idles while a task waits in its own queue");
    }

    void nohz_owner()
    {
        if (!m.nohz.load_balancer)
            return;
        CpuId const owner = *m.nohz.load_balancer;
        if (offline_cpu_leaves_nohz(m.config) && !m.online.test(owner))
            broken(Law::NohzOwner, index_of(owner), "the idle load balancer is offline");
        if (!m.nohz.cpu_mask.test(owner))
            broken(Law::NohzOwner, index_of(owner), "the idle load balancer is not in nohz.cpu_mask");
        bool const keeps_tick = m.config.sched_features().idle_balancing != IdleBalancing::Push;
        if (keeps_tick && m.online.test(owner) && !m.ticks.ticking.test(owner))
            broken(Law::NohzOwner, index_of(owner), "the idle load balancer has stopped its tick");
    }

    void masks()
    {
        CpuMask const possible = CpuMask::first(m.cpus.size());
        if (!possible.contains(m.online) || !possible.contains(m.nohz.cpu_mask))
            broken(Law::MaskWithinOnline, 0, "a CPU that is not there is online or in nohz.cpu_mask");
        for (CpuMask const& affinity : m.affinities)
            if (!possible.contains(affinity) || affinity.empty())
                broken(Law::MaskWithinOnline, 0, "an affinity allows no CPU, or one that is not there");
        if (!m.online.contains(m.active))
            broken(Law::MaskWithinOnline, 0, "an active CPU is not online");
        if (!m.online.contains(m.ticks.ticking))
            broken(Law::MaskWithinOnline, 0, "a CPU ticks that is not online");
        for (Cpu const& cpu : m.cpus)
            if (cpu.online != m.online.test(cpu.id) || cpu.active != m.active.test(cpu.id))
                broken(Law::MaskWithinOnline, index_of(cpu.id), "is in the masks what it is not itself");
        if (offline_cpu_leaves_nohz(m.config) && !m.online.contains(m.nohz.cpu_mask))
            broken(Law::MaskWithinOnline, 0, "an offline CPU is in nohz.cpu_mask");
    }

    Machine const& m;
    std::vector<Counts> m_places;
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
