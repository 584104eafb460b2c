// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tickscope {

/// What a modelled system call returns: 0, or one of these negated.
namespace kernel_errno {

inline constexpr int eperm = 1;
inline constexpr int esrch = 3;
inline constexpr int eintr = 4;
inline constexpr int echild = 10;
inline constexpr int eagain = 11;
inline constexpr int einval = 22;

}

}
