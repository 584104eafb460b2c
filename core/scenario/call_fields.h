// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/call_result.h"
#include "core/scenario/quantity_table.h"

#include <vector>

namespace tickscope {

/// A result of a call, as expectations name it.
struct CallFieldInfo {
    CallName call;
    std::string_view name;
    Unit unit;
    TextOf text_of = TextOf::Anything;
};

/// The results of a call; the first is what `is` alone speaks of. Empty for a call that returns nothing but 0.
std::vector<CallFieldInfo> fields_of_call(CallName call);

/// A result as a value: names of processes, threads and signals are texts.
Value call_value(CallField const& field, Machine const& machine, NameTable const& names);

}
