// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/kernel_tree.h"

#include "core/scenario/fix_set_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static constexpr LaterFixSet later_in_2_6_29{LaterFix::SettimeStartsCputimer};
static constexpr LaterFixSet later_in_2_6_30 =
    later_in_2_6_29 | LaterFixSet{LaterFix::RlimitSlowPath, LaterFix::ForkRlimitCache, LaterFix::RlimitCompare};
static constexpr LaterFixSet later_in_2_6_31 =
    later_in_2_6_30 | LaterFixSet{LaterFix::WaitOwnSums, LaterFix::ExitNoCputimer};
static constexpr LaterFixSet later_in_2_6_32 =
    later_in_2_6_31 | LaterFixSet{LaterFix::ItimerKeepPhase, LaterFix::CoversTie};
static constexpr LaterFixSet later_in_2_6_33 =
    (later_in_2_6_32 | LaterFixSet{LaterFix::TaskTimesJiffies, LaterFix::DeadRaw}) - LaterFixSet{LaterFix::WaitOwnSums};
static constexpr LaterFixSet later_in_2_6_34 = later_in_2_6_33 | LaterFixSet{LaterFix::ClearCacheOnStop};
static constexpr LaterFixSet later_in_2_6_35 =
    (later_in_2_6_34 |
     LaterFixSet{LaterFix::EarliestCache, LaterFix::OldInterval, LaterFix::NoneTimersArmed, LaterFix::RebuiltCache,
                 LaterFix::LateRuntime}) -
    LaterFixSet{LaterFix::RlimitSlowPath, LaterFix::CoversTie};
static constexpr LaterFixSet later_in_2_6_36 = later_in_2_6_35 | LaterFixSet{LaterFix::LateTicks};

static constexpr KernelTree tree_rows[]{
    {"2.6.27", {Fix::DeadTaskStats}, {}, Accounting::Walk, "before"},
    {"2.6.28", {}, {}, Accounting::PerCpu, "before"},
    {"2.6.29-rc4", {}, {}, std::nullopt, "before the pull request"},
    {"4cd4c1b", FixSet::up_to(Fix::SplitClocksTimers), {}, std::nullopt, "on the way"},
    {"7d8e23d", FixSet::up_to(Fix::DropSpuriousWarning), {}, std::nullopt, "on the way"},
    {"3fccfd6", FixSet::up_to(Fix::EnableOnSample), {}, std::nullopt, "on the way"},
    {"2.6.29-rc5", all_fixes, {}, std::nullopt, "the pull request applied"},
    {"2.6.29", all_fixes, later_in_2_6_29, std::nullopt, "released"},
    {"2.6.30", all_fixes, later_in_2_6_30, std::nullopt, "children feel their limit"},
    {"2.6.31", all_fixes, later_in_2_6_31, std::nullopt, "waiting walks less"},
    {"2.6.32", all_fixes, later_in_2_6_32, std::nullopt, "interval timers keep their rate"},
    {"2.6.33", all_fixes, later_in_2_6_33, std::nullopt, "getrusage is scaled, the dead leave ticks"},
    {"2.6.34", all_fixes, later_in_2_6_34, std::nullopt, "no stale cache"},
    {"2.6.35", all_fixes, later_in_2_6_35, std::nullopt, "the cache is built anew"},
    {"2.6.36", all_fixes, later_in_2_6_36, std::nullopt, "a tick after the end counts"},
};

constinit std::span<KernelTree const> const kernel_trees{tree_rows};

KernelTree const* find_tree(std::string_view name)
{
    auto const tree = std::ranges::find(kernel_trees, name, &KernelTree::name);
    return tree == kernel_trees.end() ? nullptr : &*tree;
}

std::string later_fixes_changed(KernelTree const& tree)
{
    LaterFixSet const before = &tree == kernel_trees.data() ? LaterFixSet{} : (&tree - 1)->later_fixes;
    std::string text = fmt::format("{}", fmt::join(keys_of(tree.later_fixes - before), ", "));
    for (std::string_view const gone : keys_of(before - tree.later_fixes))
        text += fmt::format("{}not {}", text.empty() ? "" : ", ", gone);
    return text;
}

KernelSpec on_tree(KernelSpec kernel, KernelTree const& tree)
{
    kernel.tree = tree.name;
    kernel.fixes = tree.fixes;
    kernel.later_fixes = tree.later_fixes;
    kernel.accounting = tree.accounting;
    return kernel;
}

}
