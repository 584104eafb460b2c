// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace tickscope {

static StopFlag flag;  // runs of a sweep look at it from threads of their own

static bool is_ignored(int signal)
{
    struct sigaction action { };
    return sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

void catch_interrupt()
{
    struct sigaction action { };
    action.sa_handler = [](int) { flag.set(StopCause::Interrupt); };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    for (int const signal : {SIGINT, SIGTERM, SIGHUP, SIGXCPU})
        if (!is_ignored(signal))  // as nohup and a shell's background jobs want it
            sigaction(signal, &action, nullptr);
}

StopFlag const& interrupt_flag() { return flag; }

bool interrupted() { return flag.cause() != StopCause::None; }

}
