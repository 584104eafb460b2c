// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/expectation.h"
#include "core/scenario/quantity_table.h"
#include "core/scenario/reading.h"

namespace tickscope {

/// Whether values of this unit are texts.
constexpr bool is_text(Unit unit) { return unit == Unit::Text || unit == Unit::Cpus || unit == Unit::Signals; }

/// A number in the unit of the value that it is compared with.
std::optional<std::int64_t> read_amount(Reading& in, YamlNode node, Unit unit);
/// The keys is, min, max and within of a map.
std::optional<Bounds> read_bounds(Fields const& fields, Unit unit);
/// What `is` says of a value that is no number, as the value is written; names in it are checked.
std::optional<std::string> read_expected_text(Fields const& fields, Unit unit, TextOf text_of);
/// The same of a node alone.
std::optional<std::string> read_text_amount(Reading& in, YamlNode node, Unit unit, TextOf text_of);

/// {call: {thread: P/T, op: NAME, nth: N}, is: ...} or error: ERRNO.
expected::Call read_call_expectation(Fields const& fields);

}
