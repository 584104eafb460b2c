// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tickscope {

/// A kernel of that time, by name.
struct KernelTree {
    std::string_view name;
    FixSet fixes;
    LaterFixSet later_fixes;
    std::optional<Accounting> accounting;
    std::string_view note;  ///< where it stands, seen from the pull request; later, what it is known for
};

/// In the order of their release.
extern std::span<KernelTree const> const kernel_trees;
/// Null if there is none of this name.
KernelTree const* find_tree(std::string_view name);
/// The later fixes that the tree has and the one before it had not: "rlimit-slow-path, fork-rlimit-cache"; "not KEY"
/// for those that it has no more.
std::string later_fixes_changed(KernelTree const& tree);
/// `kernel` as `tree` has it: its name, fixes and accounting; the rest stays.
KernelSpec on_tree(KernelSpec kernel, KernelTree const& tree);

}
