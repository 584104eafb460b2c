// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/invariants.h"

#include <algorithm>

namespace tickscope {

namespace {

// What a sleeping thread waits for, by the op that it is in.
class WaitedFor {
public:
    WaitedFor(Machine const& machine, World const& world, Task const& sleeper)
        : m{machine}
        , m_world{world}
        , m_sleeper{sleeper}
    {
    }

    bool is_there() const
    {
        if (m_sleeper.signals.sigpending || m_sleeper.program.exit_wanted)
            return true;
        return std::visit([this](auto const& op) { return is_there(op); }, op_of(m_sleeper));
    }

private:
    Instr const& op_of(Task const& task) const { return m_world.programs[task.program.program].code[task.program.pc]; }

    bool timer_is_over() const
    {
        if (m_sleeper.hrtimer == TreeLinks::none)
            return true;
        DueKey const& due = m.hrtimers.key(m_sleeper.hrtimer);
        return due.at <= m.now || due.kind != DueKind::Wakeup || due.id != static_cast<std::uint32_t>(m_sleeper.id);
    }
    bool is_there(instr::Sleep const&) const { return timer_is_over(); }
    bool is_there(instr::Until const&) const { return timer_is_over(); }
    bool is_there(op::Pause const&) const { return m_sleeper.program.signalled; }

    bool is_there(op::Wait const&) const
    {
        ThreadGroup const& parent = m.groups[index_of(m_sleeper.tgid)];
        for (Maybe<Tgid> child = parent.first_child; child; child = m.groups[index_of(*child)].next_sibling)
            if (m.groups[index_of(*child)].state == GroupState::Zombie)
                return true;
        return !parent.first_child;
    }
    bool is_there(instr::Join const& join) const
    {
        return std::ranges::none_of(m.tasks, [&](Task const& task) {
            return task.tgid == m_sleeper.tgid && task.instance == join.instance && !task.exiting &&
                m_world.name_table.threads[task.spec].name == join.thread;
        });
    }
    bool is_there(instr::Sync const& call) const
    {
        SyncObject const& object = m.sync.objects[call.object];
        std::uint64_t const free = call.call == instr::SyncCall::Lock ? (object.owner ? 0 : 1) : object.count;
        return free > on_their_way_to(call.object);
    }

    // Woken for the object, they have not been on a CPU since.
    std::uint64_t on_their_way_to(std::uint32_t object) const
    {
        return static_cast<std::uint64_t>(std::ranges::count_if(m.tasks, [&](Task const& task) {
            if (task.state != TaskState::Runnable)
                return false;
            auto const* call = std::get_if<instr::Sync>(&op_of(task));
            return task.program.frame != ProgramState::none || (call && call->object == object);
        }));
    }

    // No other op sleeps.
    template<class Op>
    bool is_there(Op const&) const
    {
        return true;
    }

    Machine const& m;
    World const& m_world;
    Task const& m_sleeper;
};

}

std::vector<BrokenLaw> lost_wakeups(Machine const& machine, World const& world)
{
    std::vector<BrokenLaw> broken;
    for (Task const& task : machine.tasks)
        if (task.state == TaskState::Sleeping && WaitedFor{machine, world, task}.is_there())
            broken.push_back({Law::LostWakeup, index_of(task.id), "sleeps although what it waits for is there"});
    machine.hrtimers.each([&](DueKey const& due, EventQueue::Handle) {
        if (due.at <= machine.now)
            broken.push_back({Law::LostWakeup, due.id, "a timer is over and nobody has taken its interrupt"});
    });
    return broken;
}

}
