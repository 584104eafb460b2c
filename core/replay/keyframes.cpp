// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/keyframes.h"

#include "core/base/verify.h"

#include <algorithm>

namespace tickscope {

template<class T>
static std::size_t bytes_in(std::vector<T> const& elements)
{
    return elements.size() * sizeof(T);
}

std::size_t bytes_of(Machine const& machine)
{
    std::size_t const mask_bytes = machine.cpus.size() / 8 + sizeof(CpuMask);
    return sizeof(Machine) + bytes_in(machine.cpus) + bytes_in(machine.tasks) + bytes_in(machine.groups) +
        bytes_in(machine.timers) + bytes_in(machine.signals.queue) + bytes_in(machine.signals.free_entries) +
        bytes_in(machine.signals.handlers) + bytes_in(machine.signals.counts) + bytes_in(machine.sync.objects) +
        bytes_in(machine.loop_counters) + bytes_in(machine.frames) + bytes_in(machine.free_frames) +
        machine.hrtimers.size() * 2 * sizeof(DueKey) + mask_bytes * (machine.affinities.size() + 4);
}

void Keyframes::keep(Keyframe keyframe)
{
    VERIFY(m_frames.empty() || m_frames.back().machine.now <= keyframe.machine.now);
    m_bytes += bytes_of(keyframe.machine);
    m_frames.push_back(std::move(keyframe));
    keep_to_budget();
}

void Keyframes::set_budget(std::size_t bytes)
{
    m_budget = bytes;
    keep_to_budget();
}

void Keyframes::keep_to_budget()
{
    while (m_bytes > m_budget && m_frames.size() > 2)
        thin();
}

void Keyframes::thin()
{
    std::size_t kept = 1;
    m_bytes = bytes_of(m_frames.front().machine);
    for (std::size_t i = 2; i < m_frames.size(); i += 2) {
        m_bytes += bytes_of(m_frames[i].machine);
        m_frames[kept++] = std::move(m_frames[i]);
    }
    m_frames.resize(kept);
    m_spacing *= 2;
}

Keyframe const& Keyframes::at_or_before(SimTime target) const
{
    VERIFY(!m_frames.empty());
    auto const after = std::upper_bound(m_frames.begin() + 1, m_frames.end(), target,
                                        [](SimTime t, Keyframe const& frame) { return t < frame.machine.now; });
    return *std::prev(after);
}

Keyframe const& Keyframes::before(SimTime target) const
{
    VERIFY(!m_frames.empty());
    auto const at_or_after = std::lower_bound(m_frames.begin() + 1, m_frames.end(), target,
                                              [](Keyframe const& frame, SimTime t) { return frame.machine.now < t; });
    return *std::prev(at_or_after);
}

SimTime Keyframes::next_after(SimTime now) const
{
    auto const after = std::upper_bound(m_frames.begin(), m_frames.end(), now,
                                        [](SimTime t, Keyframe const& frame) { return t < frame.machine.now; });
    return after == m_frames.end() ? never : after->machine.now;
}

bool Keyframes::contradict(Machine const& machine, std::size_t commands_applied) const
{
    auto frame = std::lower_bound(m_frames.begin(), m_frames.end(), machine.now,
                                  [](Keyframe const& keyframe, SimTime t) { return keyframe.machine.now < t; });
    for (; frame != m_frames.end() && frame->machine.now == machine.now; ++frame)
        if (frame->commands_applied == commands_applied && frame->machine != machine)
            return true;
    return false;
}

void Keyframes::forget_after(SimTime now, std::size_t commands_applied)
{
    auto const forgotten = std::remove_if(m_frames.begin() + 1, m_frames.end(), [&](Keyframe const& frame) {
        return frame.machine.now > now || frame.commands_applied > commands_applied;
    });
    for (auto frame = forgotten; frame != m_frames.end(); ++frame)
        m_bytes -= bytes_of(frame->machine);
    m_frames.erase(forgotten, m_frames.end());
}

}
