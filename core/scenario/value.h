// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/name_table.h"
#include "core/scenario/value_path.h"

#include <optional>
#include <string>

namespace tickscope {

/// None while what the path names is not there: a CPU that the machine does not have, a process not yet born.
std::optional<Value> value_of(Machine const& machine, NameTable const& name_table, ValuePath const& path);

/// The process or thread of a path; of several with one name the one that came last.
Maybe<Tgid> process_of(Machine const& machine, NameTable const& name_table, ValuePath const& path);
Maybe<TaskId> thread_of(Machine const& machine, NameTable const& name_table, ValuePath const& path);

/// For people: "1000 ticks (1s)", "1500us", "3", "true", "unlimited", "0-3".
std::string to_string(Value const& value, KernelConfig const& config);
/// A number in a unit, as scenario files write it: "1000ticks", "1500us".
std::string format_amount(std::int64_t number, Unit unit);

}
