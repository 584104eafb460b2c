// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/kernel.h"

namespace tickscope {

/// setrlimit(RLIMIT_CPU), in seconds; the caller may raise hard limits. Returns 0 or -EINVAL (soft above hard).
/// Reports rlimit_cpu.
int set_rlimit_cpu(Kernel& k, Tgid tgid, Rlimit limit);
/// setrlimit(RLIMIT_RTTIME), in microseconds. Returns 0 or -EINVAL.
int set_rlimit_rttime(Kernel& k, Tgid tgid, Rlimit limit);

}
