// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/kernel_tree.h"

#include <algorithm>

namespace tickscope {

static constexpr KernelTree tree_rows[]{
    {"2.6.27", {Fix::DeadTaskStats}, {}, Accounting::Walk, "before"},
    {"2.6.28", {}, {}, Accounting::PerCpu, "before"},
    {"2.6.29-rc4", {}, {}, std::nullopt, "before the pull request"},
    {"4cd4c1b", FixSet::up_to(Fix::SplitClocksTimers), {}, std::nullopt, "on the way"},
    {"7d8e23d", FixSet::up_to(Fix::DropSpuriousWarning), {}, std::nullopt, "on the way"},
    {"3fccfd6", FixSet::up_to(Fix::EnableOnSample), {}, std::nullopt, "on the way"},
    {"2.6.29-rc5", all_fixes, {}, std::nullopt, "the pull request applied"},
    {"2.6.29", all_fixes, {LaterFix::SettimeStartsCputimer}, std::nullopt, "released"},
};

constinit std::span<KernelTree const> const kernel_trees{tree_rows};

KernelTree const* find_tree(std::string_view name)
{
    auto const tree = std::ranges::find(kernel_trees, name, &KernelTree::name);
    return tree == kernel_trees.end() ? nullptr : &*tree;
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
