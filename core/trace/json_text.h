// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event_fields.h"

#include <fmt/format.h>

#include <string_view>

namespace tickscope::json {

using Out = fmt::memory_buffer;

inline void put(Out& out, std::string_view text) { out.append(text); }
void put_string(Out& out, std::string_view text);   ///< quoted and escaped
void put_escaped(Out& out, std::string_view text);  ///< a part of what stands between the quotes
void put_value(Out& out, FieldValue const& value);
/// `"name":value`
void put_field(Out& out, Field const& field);

}
