// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tickscope {

/// Products of two 64-bit numbers.
__extension__ using Int128 = __int128;
__extension__ using UInt128 = unsigned __int128;

}
