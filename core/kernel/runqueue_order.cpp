// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/runqueue_order.h"

#include "core/kernel/sched_fair.h"

namespace tickscope {

/// The elements of a queue from its first one on, until `take` wants no more.
template<class Take>
static void each_queued(Machine const& machine, TreeRoot root, Take&& take)
{
    auto const links = [&machine](std::uint32_t id) -> TreeLinks const& { return machine.tasks[id].queue; };
    auto const before = [](std::uint32_t, std::uint32_t) { return false; };  // asked for by insertions only
    OrderedTree const queue{root, links, before};
    for (std::uint32_t id = root.leftmost; id != TreeLinks::none && take(TaskId{id}); id = queue.next(id)) { }
}

std::uint32_t nr_waiting(Machine const& machine, Runqueue const& rq)
{
    bool const runs = rq.curr && machine.tasks[index_of(*rq.curr)].on_rq;
    return rq.nr_running - (runs ? 1 : 0);
}

WhoWaits runqueue_order(Machine const& machine, CpuId cpu, std::size_t most)
{
    Runqueue const& rq = machine.cpus[index_of(cpu)].rq;
    WhoWaits waiting;
    auto const has_room = [&] { return waiting.rt.size() + waiting.fair.size() < most; };
    each_queued(machine, rq.rt.queue, [&](TaskId task) {
        if (has_room() && rq.curr != task)
            waiting.rt.push_back(task);
        return has_room();
    });
    if (!rq.tree.empty() && has_room()) {
        TaskId const first = pick_next_entity(machine, rq, rq.curr);
        waiting.fair.push_back(first);
        each_queued(machine, rq.tree, [&](TaskId task) {
            if (has_room() && task != first)
                waiting.fair.push_back(task);
            return has_room();
        });
    }
    waiting.more = nr_waiting(machine, rq) - static_cast<std::uint32_t>(waiting.rt.size() + waiting.fair.size());
    return waiting;
}

}
