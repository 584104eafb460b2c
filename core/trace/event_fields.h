// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"
#include "core/trace/task_table.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace tickscope {

/// The value of a field as an export writes it.
using FieldValue = std::variant<std::nullptr_t, bool, std::int64_t, std::uint64_t, std::string, TaskCputime,
                                std::vector<std::string_view>>;

struct Field {
    std::string_view name;
    FieldValue value;
};

/// What an event says beyond its number, time, CPU, name and cause: every field under the name and in the spelling that
/// the exports share.
std::vector<Field> event_fields(Traced const& what, TaskNames const& names);

/// The same on one line, for people: "prev=idle prev_state=R next=worker/main".
std::string event_details(Traced const& what, TaskNames const& names);

}
