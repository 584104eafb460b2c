// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kernel/name_table.h"
#include "core/scenario/value.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// A figure of the machine as a whole that no value path names, because it is worked out of several.
struct DerivedInfo {
    enum class Kind : unsigned char { Time, Count, Share };

    std::string_view name;
    Kind kind;
    std::int64_t (*of)(Machine const&);  ///< ns, a count, or parts of a million
    std::string_view help;
};
/// overhead, overhead_share, locks.acquired ...
std::vector<DerivedInfo> const& derived_figures();

/// Something to be read off a machine: a value path or a derived figure.
struct Measure {
    std::string name;  ///< as typed
    std::variant<ValuePath, DerivedInfo const*> what;
};

/// What a measure came to.
struct Figure {
    std::optional<std::int64_t> number;  ///< in the measure's unit; none of a text, and of what is not there
    std::string text;                    ///< for people; "-" where there is nothing

    bool operator==(Figure const&) const = default;
};

/// Does not ask whether what the path names is there.
Result<Measure> parse_measure(std::string const& text);
/// "_ns", "_ticks", "_ppm", or nothing for counts, flags and texts.
std::string_view unit_suffix(Measure const&);
/// Whether its figures are texts rather than numbers.
bool is_text(Measure const&);
/// `machine` is settled().
Figure read_off(Measure const&, Machine const& machine, NameTable const& name_table);
/// What is wrong with the process or thread that a measure names, if the cast has none of that name.
std::optional<std::string> unknown_name(Measure const&, NameTable const& name_table);

}
