// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/names.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/ops.h"
#include "core/scenario/words.h"
#include "core/scenario/yaml_tree.h"

#include <fmt/format.h>

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// What the readers of a scenario's parts share: where complaints go, what the parts need of each other, and the names
/// met so far. A reader that fails has complained and gives none; the rest of the file is still read.
struct Reading {
    std::vector<YamlProblem> problems;
    DeclaredNames names;
    Nanos tick_period{1'000'000};
    std::uint32_t hz = 1000;
    std::uint32_t cpus = 1;
    std::size_t threads = 0;
    bool has_rtc = false;
    StopFlag const* stop = nullptr;
    std::set<CpuSet> cpu_sets;  ///< met so far: those that are the same share their memory

    void error(YamlNode where, std::string text);
    bool is_full() const;  ///< more would only be thrown away; throws Stopped where somebody wants an end
    std::optional<CpuSet> shared(YamlNode where, CpuMask mask);  ///< once in memory; none where a file has too many
    /// Passes a Result's value on, or complains.
    template<class T>
    std::optional<T> checked(YamlNode where, tl::expected<T, Error> result)
    {
        if (result)
            return std::move(*result);
        error(where, std::move(result.error().text));
        return std::nullopt;
    }
};

/// The keys of a map, looked up by name. What is not among `known` is complained of at once.
class Fields {
public:
    /// `what` names the map in messages: "machine", "a thread".
    Fields(Reading& in, YamlNode map, std::string_view what, std::span<std::string_view const> known);

    std::optional<YamlNode> find(std::string_view key) const;
    /// As find(), but complains when it is not there.
    std::optional<YamlNode> require(std::string_view key) const;

    /// into = read(in, node of the key), if the key is there and good. True if it was.
    template<class T, class Read>
    bool take(std::string_view key, T& into, Read read) const
    {
        auto const node = find(key);
        return node && store(*node, into, read);
    }
    template<class T, class Read>
    bool take_required(std::string_view key, T& into, Read read) const
    {
        auto const node = require(key);
        return node && store(*node, into, read);
    }

    YamlNode node() const { return m_map; }
    Reading& in() const { return m_in; }

private:
    template<class T, class Read>
    bool store(YamlNode node, T& into, Read read) const
    {
        auto value = read(m_in, node);
        if (value)
            into = static_cast<T>(std::move(*value));
        return value.has_value();
    }

    Reading& m_in;
    YamlNode m_map;
    std::string_view m_what;
};

bool has_key(YamlNode map, std::string_view key);
/// "a number", "a list" ...: what a node is, for complaints of a wrong type.
std::string describe(YamlNode node);
void wrong_type(Reading& in, YamlNode node, std::string_view wanted);
/// Whether a node is the word off, or false, which is what YAML 1.1 makes of it.
bool is_off(YamlNode node);
std::optional<std::string> read_text(Reading& in, YamlNode node);
std::optional<bool> read_bool(Reading& in, YamlNode node);
std::optional<std::int64_t> read_integer(Reading& in, YamlNode node, std::int64_t least, std::int64_t most);
std::optional<std::uint64_t> read_unsigned(Reading& in, YamlNode node);
std::optional<Nanos> read_time(Reading& in, YamlNode node);           ///< not negative
std::optional<Nanos> read_positive_time(Reading& in, YamlNode node);  ///< more than 0
std::optional<SimTime> read_instant(Reading& in, YamlNode node);
std::optional<std::string> read_name(Reading& in, YamlNode node);  ///< text that can be part of a path
std::optional<int> read_signal(Reading& in, YamlNode node);
/// "all", a list or a cpulist of the machine's CPUs; at least one.
std::optional<CpuList> read_cpus(Reading& in, YamlNode node);
std::optional<View> read_view(Reading& in, YamlNode node);

template<std::int64_t least, std::int64_t most>
std::optional<std::int64_t> read_in_range(Reading& in, YamlNode node)
{
    return read_integer(in, node, least, most);
}

/// The meaning of one of a table's words.
template<auto const& table>
auto read_word(Reading& in, YamlNode node) -> std::optional<decltype(table[0].meaning)>
{
    static constexpr auto known = words_of(table);
    if (node.is_scalar())
        for (auto const& row : table)
            if (row.word == node.text())
                return row.meaning;
    if (!node.is_scalar())
        wrong_type(in, node, fmt::format("one of {}", fmt::join(known, ", ")));
    else
        in.error(node,
                 fmt::format("{} is none of {}{}", quoted(node.text()), fmt::join(known, ", "),
                             did_you_mean(node.text(), known)));
    return std::nullopt;
}

/// Every item of a list, read by `read`.
template<class T, class Read>
std::optional<std::vector<T>> read_list(Reading& in, YamlNode node, std::string_view what, Read read)
{
    if (!node.is_list()) {
        wrong_type(in, node, what);
        return std::nullopt;
    }
    std::vector<T> items;
    items.reserve(node.size());
    for (std::size_t i = 0; i < node.size() && !in.is_full(); ++i)
        if (auto item = read(in, node.at(i)))
            items.push_back(std::move(*item));
    return items;
}

}
