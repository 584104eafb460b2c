// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"

#include <string_view>

namespace tickscope {

/// The process of that name that lives or died last: "worker", or "child.2" for the third of its name.
Maybe<Tgid> find_process(World const& world, Machine const& machine, std::string_view name);
/// The thread "worker/main.1"; "worker" alone is its leader.
Maybe<TaskId> find_thread(World const& world, Machine const& machine, std::string_view path);

}
