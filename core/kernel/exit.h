// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

#include <optional>

namespace tickscope {

/// do_exit() up to its last schedule(): exit_signals(), exit_notify(), release_task() where nobody waits.
void do_exit(Kernel& k, TaskId task, std::int32_t code);

struct Reaped {
    Tgid child{};
    std::int32_t code = 0;
};
enum class WaitOutcome : std::uint8_t { Reaped, MustSleep, NoChildren };
/// wait4() for any child: reaps one zombie, whose times go to cutime and cstime.
WaitOutcome do_wait(Kernel& k, TaskId parent, std::optional<Reaped>& reaped);

}
