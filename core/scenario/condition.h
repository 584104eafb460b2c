// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/scenario/value_path.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// What is wrong with a condition's text, and where: characters, from 1.
struct ConditionError {
    int column = 1;
    std::string text;

    bool operator==(ConditionError const&) const = default;
};

/// One comparison of a condition: a value with an amount in the value's own unit, with a text, or with another value.
struct Comparison {
    enum class Operator : std::uint8_t { Equal, Unequal, Less, AtMost, More, AtLeast };

    ValuePath left;
    std::string left_text;  ///< as typed
    Operator op = Operator::Equal;
    std::int64_t amount = 0;
    std::optional<std::string> text;  ///< there where the value is no number
    std::optional<ValuePath> right;   ///< there where it is compared with another value
    std::string right_text;

    bool operator==(Comparison const&) const = default;
};

/// A question about the machine: "proc.worker.timer.utime >= 100ticks and not (cpu.2.online or cpu.3.online)".
///
///   condition  = all ("or" all)...
///   all        = one ("and" one)...
///   one        = "not" one | "(" condition ")" | path | path operator amount | path operator path
///   operator   = "=" "==" "!=" "<" "<=" ">" ">="
///
/// Paths and amounts are those of a scenario's `expect:`. A path alone is for values that are true or false. What holds
/// spaces stands in quotes. While a value is not there (a process not yet born) no comparison of it holds.
class Condition {
public:
    /// For machines of this kind, whose processes and threads have these names.
    static tl::expected<Condition, ConditionError> parse(std::string_view text, MachineSpec const& machine,
                                                         NameTable const& name_table);

    /// At the machine's present instant.
    bool holds(Machine const& machine, NameTable const& name_table) const;
    /// How the two sides of each comparison stand to each other, texts by their letters; none where a value is not
    /// there.
    std::vector<std::optional<std::strong_ordering>> sides(Machine const& machine, NameTable const& name_table) const;
    /// What its values are: "cpu.2.online is false, proc.worker.timer.utime is 100 ticks (100ms)".
    std::string values_text(Machine const& machine, NameTable const& name_table) const;

    std::string const& text() const { return m_text; }  ///< as it was given
    std::vector<Comparison> const& comparisons() const { return m_comparisons; }

    bool operator==(Condition const&) const = default;

private:
    friend class ConditionParser;
    struct Step {
        enum class Kind : std::uint8_t { Compare, Not, And, Or };
        Kind kind{};
        std::uint32_t comparison = 0;
        bool operator==(Step const&) const = default;
    };

    std::string m_text;
    std::vector<Comparison> m_comparisons;
    std::vector<Step> m_steps;  // operands before their operator
};

}
