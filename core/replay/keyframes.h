// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/machine.h"

#include <cstddef>
#include <vector>

namespace tickscope {

/// A state to begin from. How many commands are in it is counted, not timed, so that two commands of one instant and a
/// command at boot are exact.
struct Keyframe {
    Machine machine;
    std::size_t commands_applied = 0;
    std::shared_ptr<World const> world;
};

/// States of one run in order of time, the first of which is boot. They thin themselves: when they outgrow their budget
/// every other one goes and from then on they are taken half as often.
class Keyframes {
public:
    static constexpr std::uint64_t first_spacing = 32'768;  ///< events between two keyframes
    static constexpr std::size_t default_budget = std::size_t{256} << 20;

    /// Of all of them; but boot and the newest one are kept, whatever they take.
    void set_budget(std::size_t bytes);
    /// Not earlier than the one kept last.
    void keep(Keyframe keyframe);
    /// Whether a state with this many reported events is far enough from the last one to be worth keeping.
    bool wants(Machine const& machine) const
    {
        return m_frames.back().machine.now < machine.now &&
            machine.reported - m_frames.back().machine.reported >= m_spacing;
    }
    /// The last one that is not later than `target`.
    Keyframe const& at_or_before(SimTime target) const;
    /// The last one that is earlier than `target`; boot if there is none.
    Keyframe const& before(SimTime target) const;
    /// The instant of the first one that is later than `now`; `never` if none is.
    SimTime next_after(SimTime now) const;
    /// Whether this is the instant of one, with the same commands, but not the same state.
    bool contradict(Machine const& machine, std::size_t commands_applied) const;
    /// Drops what lies after `now`, or holds commands that were forgotten.
    void forget_after(SimTime now, std::size_t commands_applied);

    std::size_t size() const { return m_frames.size(); }
    std::size_t bytes() const { return m_bytes; }
    std::uint64_t spacing() const { return m_spacing; }

private:
    void keep_to_budget();
    void thin();

    std::vector<Keyframe> m_frames;
    std::size_t m_bytes = 0;
    std::size_t m_budget = default_budget;
    std::uint64_t m_spacing = first_spacing;
};

/// What a copy of the machine takes in memory, to within its smallest parts.
std::size_t bytes_of(Machine const& machine);

}
