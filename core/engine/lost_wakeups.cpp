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
        if (!m_sleeper.uninterruptible && (m_sleeper.signals.sigpending || m_sleeper.program.exit_wanted))
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
    bool is_there(instr::Every const&) const { return timer_is_over(); }
    bool is_there(instr::ClockNanosleep const& sleep) const
    {
        if (sleep.clock.name.scope == TimerScope::Monotonic)
            return timer_is_over();
        return !m_sleeper.nsleep_timer || m.timers[index_of(*m_sleeper.nsleep_timer)].expires == 0;
    }
    bool is_there(instr::Sigwait const& wait) const
    {
        SignalSet const pending = m_sleeper.signals.pending.set | m.groups[index_of(m_sleeper.tgid)].shared_pending.set;
        return (pending & wait.set) != 0 || (wait.timeout && timer_is_over());
    }
    bool is_there(op::Pause const&) const { return false; }
    bool is_there(op::Exec const&) const
    {
        ThreadGroup const& group = m.groups[index_of(m_sleeper.tgid)];
        if (group.notify_count < 0)
            return m.tasks[index_of(group.leader)].state == TaskState::Zombie;
        return static_cast<std::int32_t>(group.count) <= group.notify_count;
    }

    bool is_there(op::Wait const&) const
    {
        ThreadGroup const& parent = m.groups[index_of(m_sleeper.tgid)];
        for (Maybe<Tgid> child = parent.first_child; child; child = m.groups[index_of(*child)].next_sibling)
            if (m.groups[index_of(*child)].state == GroupState::Zombie)
                return true;
        return !parent.first_child;
    }
    bool is_there(instr::Join const&) const { return m.tasks[m_sleeper.program.ticket].exiting; }
    bool is_there(instr::Sync const& call) const
    {
        SyncObject const& object = m.sync.objects[call.object];
        std::uint64_t const free = call.call == instr::SyncCall::Lock ? (object.owner ? 0 : 1) : object.count;
        return free > on_their_way_to(call.object);
    }

    bool is_there(instr::CondWait const& wait) const
    {
        bool const has_wakeup = m_sleeper.program.stage == OpStage::Granted;
        if (has_wakeup || m_sleeper.program.queue == wait.mutex)
            return !m.sync.objects[wait.mutex].owner && on_their_way_to(wait.mutex) == 0;
        return m.sync.objects[wait.cond].count > on_their_way_to(wait.cond);
    }
    bool is_there(instr::Barrier const& barrier) const
    {
        return m.sync.objects[barrier.object].count != m_sleeper.program.ticket;
    }

    // Woken for the object, they have not been on a CPU since.
    std::uint64_t on_their_way_to(std::uint32_t object) const
    {
        return static_cast<std::uint64_t>(std::ranges::count_if(m.tasks, [&](Task const& task) {
            if (task.state != TaskState::Runnable)
                return false;
            auto const* call = std::get_if<instr::Sync>(&op_of(task));
            auto const* wait = std::get_if<instr::CondWait>(&op_of(task));
            return task.program.frame != ProgramState::none || (call && call->object == object) ||
                (wait && (wait->cond == object || wait->mutex == object));
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
