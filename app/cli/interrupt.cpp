// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace tickscope {

static std::atomic<bool> interrupt_came = false;  // runs of a sweep look at it from threads of their own
static_assert(std::atomic<bool>::is_always_lock_free);

void catch_interrupt()
{
    struct sigaction action { };
    action.sa_handler = [](int) { interrupt_came = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
}

bool interrupted() { return interrupt_came; }

}
