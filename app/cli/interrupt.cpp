// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <csignal>

namespace tickscope {

static std::sig_atomic_t volatile interrupt_came = 0;

void catch_interrupt()
{
    struct sigaction action { };
    action.sa_handler = [](int) { interrupt_came = 1; };
    action.sa_flags = static_cast<int>(SA_RESETHAND);
    sigaction(SIGINT, &action, nullptr);
}

bool interrupted() { return interrupt_came != 0; }

}
