// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/ops.h"

#include <cstdint>
#include <string>

namespace tickscope::instr {

/// A thread as a program names it.
struct ThreadName {
    std::uint32_t process = 0;  ///< its newest instance, unless `own`
    std::string name;
    std::uint32_t instance = 0;
    bool own = true;  ///< of the caller's process
};
/// A clock as a program names it.
struct Clock {
    ClockName name;
    std::uint32_t process = 0;  ///< of a foreign process clock
    ThreadName thread;          ///< of a foreign thread clock
};

}
