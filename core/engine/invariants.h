// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/machine.h"
#include "core/kernel/trace_event.h"

#include <string>
#include <vector>

namespace tickscope {

/// A law of the model that does not hold, and whose it is.
struct BrokenLaw {
    Law law{};
    std::uint64_t subject = 0;  ///< a CPU, task or group number
    std::string text;

    bool operator==(BrokenLaw const&) const = default;
};

/// Looks at a whole machine between two instants. O(everything): for tests and for InvariantCheck.
std::vector<BrokenLaw> broken_laws(Machine const& machine);

/// Who sleeps although what it waits for is there: a timer that is over, a free mutex, a message, a dead thread or
/// child, a signal. Somebody who has been woken for it and is on the way to take it counts as well as who sleeps.
std::vector<BrokenLaw> lost_wakeups(Machine const& machine, World const& world);

/// The laws that hold between an earlier and a later state of one run: what only grows has not fallen.
std::vector<BrokenLaw> broken_laws(Machine const& earlier, Machine const& later);

}
