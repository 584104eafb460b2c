// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/tick.h"

namespace tickscope {

/// A tick is plain when all that it does is count: who runs goes on running, nothing expires, nothing is balanced.
/// Nearly all ticks of busy machines are. tick_sched_timer() goes through everything to find that out; here it is
/// looked up in few places, and then counted in one go. Nothing is remembered from one tick to the next, so that
/// there is nothing that a change elsewhere would have to take back.

/// Takes the ticks that come next as long as they are plain, earlier than `before` and not later than `until`; what
/// they leave behind is what tick_sched_timer() would. Gives the first tick that is left. Between two of them a run may
/// be stopped. The machine is booted, and no hrtimer or burst end is due earlier than `before`.
NextTick take_plain_ticks(Kernel& k, SimTime before, SimTime until);

}
