// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/list_changes.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>

namespace tickscope {

namespace {

/// Two sequences of numbers, to be laid side by side.
struct Sides {
    std::span<std::size_t const> old_side, new_side;
    std::size_t old_first = 0, new_first = 0;  // where in the whole they begin
};

}

static void match(ListChanges& changes, std::size_t was, std::size_t is)
{
    changes.becomes[was] = is;
    changes.was[is] = was;
}

// The longest common subsequence by the classical table. Two long middles that are both different are not worth it.
static void match_longest(ListChanges& changes, Sides const& sides)
{
    static constexpr std::size_t largest_table = 4'000'000;
    std::size_t const rows = sides.old_side.size(), columns = sides.new_side.size();
    if (rows == 0 || columns == 0 || rows > largest_table / columns)
        return;
    std::vector<std::uint32_t> longest((rows + 1) * (columns + 1));
    auto const cell = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
        return longest[row * (columns + 1) + column];
    };
    for (std::size_t row = rows; row-- > 0;)
        for (std::size_t column = columns; column-- > 0;)
            cell(row, column) = sides.old_side[row] == sides.new_side[column]
                ? cell(row + 1, column + 1) + 1
                : std::max(cell(row + 1, column), cell(row, column + 1));
    for (std::size_t row = 0, column = 0; row < rows && column < columns;)
        if (sides.old_side[row] == sides.new_side[column])
            match(changes, sides.old_first + row++, sides.new_first + column++);
        else if (cell(row + 1, column) >= cell(row, column + 1))
            ++row;
        else
            ++column;
}

static void match_sides(ListChanges& changes, Sides sides)
{
    while (!sides.old_side.empty() && !sides.new_side.empty() && sides.old_side.front() == sides.new_side.front()) {
        match(changes, sides.old_first++, sides.new_first++);
        sides.old_side = sides.old_side.subspan(1);
        sides.new_side = sides.new_side.subspan(1);
    }
    while (!sides.old_side.empty() && !sides.new_side.empty() && sides.old_side.back() == sides.new_side.back()) {
        match(changes, sides.old_first + sides.old_side.size() - 1, sides.new_first + sides.new_side.size() - 1);
        sides.old_side = sides.old_side.first(sides.old_side.size() - 1);
        sides.new_side = sides.new_side.first(sides.new_side.size() - 1);
    }
    match_longest(changes, sides);
}

static std::string likeness(YamlText const& item)
{
    if (!item.is_map())
        return item.is_list() ? "list" : "scalar";
    if (YamlText const* name = item.find("name"))
        return "name " + name->flat();
    std::string keys = "keys";
    for (std::size_t i = 0; i < item.size(); ++i)
        (keys += ' ') += item.key(i);
    return keys;
}

namespace {

/// Gives equal texts equal numbers.
class Numbers {
public:
    std::size_t of(std::string text) { return m_numbers.try_emplace(std::move(text), m_numbers.size()).first->second; }

private:
    std::map<std::string, std::size_t> m_numbers;
};

}

// Between what stayed lie gaps: there what looks alike is matched.
static void match_gaps(ListChanges& changes, std::span<std::size_t const> old_side,
                       std::span<std::size_t const> new_side)
{
    std::size_t old_at = 0, new_at = 0;
    while (old_at < old_side.size() || new_at < new_side.size()) {
        std::size_t old_end = old_at, new_end = new_at;
        while (old_end < old_side.size() && !changes.becomes[old_end])
            ++old_end;
        while (new_end < new_side.size() && !changes.was[new_end])
            ++new_end;
        match_sides(
            changes,
            {old_side.subspan(old_at, old_end - old_at), new_side.subspan(new_at, new_end - new_at), old_at, new_at});
        old_at = old_end + 1;
        new_at = new_end + 1;
    }
}

ListChanges changes_of(YamlText const& old_list, YamlText const& new_list)
{
    ListChanges changes{std::vector<std::optional<std::size_t>>(old_list.size()),
                        std::vector<std::optional<std::size_t>>(new_list.size())};
    Numbers texts, likenesses;
    std::vector<std::size_t> old_texts, new_texts, old_likenesses, new_likenesses;
    for (std::size_t i = 0; i < old_list.size(); ++i) {
        old_texts.push_back(texts.of(old_list.child(i).flat()));
        old_likenesses.push_back(likenesses.of(likeness(old_list.child(i))));
    }
    for (std::size_t i = 0; i < new_list.size(); ++i) {
        new_texts.push_back(texts.of(new_list.child(i).flat()));
        new_likenesses.push_back(likenesses.of(likeness(new_list.child(i))));
    }
    match_sides(changes, {old_texts, new_texts});
    match_gaps(changes, old_likenesses, new_likenesses);
    return changes;
}

}
