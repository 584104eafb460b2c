// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/engine/invariants.h"

#include <optional>
#include <set>
#include <utility>

namespace tickscope {

/// Watches over the laws of the model while a machine runs. What breaks is an `invariant` event of its trace: once, and
/// again only after it held in between.
class InvariantCheck {
public:
    /// Between two instants of one run, the later the better: compares with the state that it saw last. O(everything).
    void look(Engine& engine);

private:
    using Broken = std::set<std::pair<Law, std::uint64_t>>;

    std::optional<Machine> m_before;
    Broken m_broken;
};

}
