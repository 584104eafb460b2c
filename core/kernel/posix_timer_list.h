// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ordered_tree.h"
#include "core/kernel/kernel.h"

namespace tickscope {

/// A list of armed CPU timers, earliest first; equal ones in the order in which they were armed.
inline auto posix_timer_list(Kernel& k, TreeRoot& root)
{
    auto links = [&k](std::uint32_t id) -> TreeLinks& { return k.machine.timers[id].list; };
    auto before = [&k](std::uint32_t a, std::uint32_t b) {
        return k.machine.timers[a].expires < k.machine.timers[b].expires;
    };
    return OrderedTree{root, links, before};
}

}
