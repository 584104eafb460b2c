// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace tickscope {

static std::atomic<bool> interrupt_came = false;  // runs of a sweep look at it from threads of their own
static_assert(std::atomic<bool>::is_always_lock_free);

static bool is_ignored(int signal)
{
    struct sigaction action { };
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void catch_interrupt()
{
    struct sigaction action { };
    action.sa_handler = [](int) { interrupt_came = true; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (int const signal : {SIGINT, SIGTERM, SIGHUP})
        if (!is_ignored(signal))  // as nohup and a shell's background jobs want it
            sigaction(signal, &action, nullptr);
}

bool interrupted() { return interrupt_came; }

}
