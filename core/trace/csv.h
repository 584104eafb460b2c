// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace tickscope {

/// The columns of a trace in CSV: n, t, cpu, ev and cause first, then one for each field that any event has, under the
/// name that it has in JSON lines ("was.utime" for utime of was).
std::vector<std::string_view> csv_columns();

}
