// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/condition.h"

#include "core/scenario/read_bounds.h"
#include "core/scenario/value.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static std::optional<Value> right_of(Comparison const& comparison, Machine const& machine, NameTable const& name_table)
{
    if (comparison.right)
        return value_of(machine, name_table, *comparison.right);
    return Value{comparison.left.unit(), comparison.amount, comparison.text.value_or("")};
}

static bool is_so(Comparison::Operator op, std::strong_ordering order)
{
    switch (op) {
    case Comparison::Operator::Equal:
        return order == 0;
    case Comparison::Operator::Unequal:
        return order != 0;
    case Comparison::Operator::Less:
        return order < 0;
    case Comparison::Operator::AtMost:
        return order <= 0;
    case Comparison::Operator::More:
        return order > 0;
    case Comparison::Operator::AtLeast:
        return order >= 0;
    }
    return false;
}

static std::strong_ordering order_of(Comparison const& comparison, Value const& left, Value const& right)
{
    return is_text(comparison.left.unit()) ? left.text <=> right.text : left.number <=> right.number;
}

static bool comparison_holds(Comparison const& comparison, Machine const& machine, NameTable const& name_table)
{
    auto const left = value_of(machine, name_table, comparison.left);
    auto const right = left ? right_of(comparison, machine, name_table) : std::nullopt;
    if (!right)
        return false;
    return is_so(comparison.op, order_of(comparison, *left, *right));
}

bool Condition::holds(Machine const& machine, NameTable const& name_table) const
{
    std::vector<bool> stack;
    for (Step const& step : m_steps) {
        if (step.kind == Step::Kind::Compare) {
            stack.push_back(comparison_holds(m_comparisons[step.comparison], machine, name_table));
            continue;
        }
        bool const last = stack.back();
        if (step.kind == Step::Kind::Not) {
            stack.back() = !last;
            continue;
        }
        stack.pop_back();
        stack.back() = step.kind == Step::Kind::And ? stack.back() && last : stack.back() || last;
    }
    return stack.back();
}

std::vector<std::optional<std::strong_ordering>> Condition::sides(Machine const& machine,
                                                                  NameTable const& name_table) const
{
    std::vector<std::optional<std::strong_ordering>> sides;
    for (Comparison const& comparison : m_comparisons) {
        sides.emplace_back();
        auto const left = value_of(machine, name_table, comparison.left);
        auto const right = right_of(comparison, machine, name_table);
        if (left && right)
            sides.back() = order_of(comparison, *left, *right);
    }
    return sides;
}

std::string Condition::values_text(Machine const& machine, NameTable const& name_table) const
{
    std::vector<std::string> said;
    auto const say = [&](std::string const& name, ValuePath const& path) {
        auto const value = value_of(machine, name_table, path);
        std::string text = fmt::format("{} is {}", name, value ? to_string(*value, machine.config) : "not there");
        if (std::ranges::find(said, text) == said.end())
            said.push_back(std::move(text));
    };
    for (Comparison const& comparison : m_comparisons) {
        say(comparison.left_text, comparison.left);
        if (comparison.right)
            say(comparison.right_text, *comparison.right);
    }
    return fmt::format("{}", fmt::join(said, ", "));
}

}
