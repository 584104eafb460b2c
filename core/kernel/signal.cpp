// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal.h"

namespace tickscope {

std::optional<Delivered> get_signal_to_deliver(Kernel&, TaskId) { return std::nullopt; }
void kill_process(Kernel&, Tgid, int, Maybe<TaskId>) { }
void do_group_exit(Kernel&, TaskId, std::int32_t, std::uint8_t) { }

}
