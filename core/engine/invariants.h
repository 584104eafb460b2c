// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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

/// Looks at a whole machine between two instants. O(everything): for tests and for `--check-invariants`.
std::vector<BrokenLaw> broken_laws(Machine const& machine);

/// The laws that hold between an earlier and a later state of one run: what only grows has not fallen.
std::vector<BrokenLaw> broken_laws(Machine const& earlier, Machine const& later);

}
