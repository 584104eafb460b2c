// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/reading.h"

#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"

#include <algorithm>

namespace tickscope {

void Reading::error(YamlNode where, std::string text)
{
    if (!is_full())
        problems.push_back({{where.line(), where.column()}, std::move(text)});
}

bool Reading::is_full() const
{
    if (stop && stop->cause() != StopCause::None)
        throw Stopped{stop->cause()};
    return problems.size() > ScenarioLimits::problems;
}

Fields::Fields(Reading& in, YamlNode map, std::string_view what, std::span<std::string_view const> known)
    : m_in{in}
    , m_map{map}
    , m_what{what}
{
    if (!map.is_map()) {
        wrong_type(in, map, fmt::format("the keys of {}", what));
        return;
    }
    for (std::size_t i = 0; i < map.size() && !in.is_full(); ++i) {
        YamlNode const key = map.key(i);
        if (key.is_scalar() && std::ranges::find(known, key.text()) == known.end())
            in.error(key,
                     fmt::format("unknown key {} in {}{}", quoted(key.text()), what, did_you_mean(key.text(), known)));
    }
}

std::optional<YamlNode> Fields::find(std::string_view key) const
{
    if (!m_map.is_map())
        return std::nullopt;
    for (std::size_t i = 0; i < m_map.size(); ++i)
        if (m_map.key(i).is_scalar() && m_map.key(i).text() == key)
            return m_map.value(i);
    return std::nullopt;
}

std::optional<YamlNode> Fields::require(std::string_view key) const
{
    auto const node = find(key);
    if (!node && m_map.is_map())
        m_in.error(m_map, fmt::format("{} needs the key '{}'", m_what, key));
    return node;
}

bool has_key(YamlNode map, std::string_view key)
{
    for (std::size_t i = 0; i < map.size(); ++i)
        if (map.key(i).is_scalar() && map.key(i).text() == key)
            return true;
    return false;
}

std::string describe(YamlNode node)
{
    switch (node.kind()) {
    case YamlNode::Kind::Null:
        return "nothing";
    case YamlNode::Kind::List:
        return "a list";
    case YamlNode::Kind::Map:
        return "a map of keys";
    case YamlNode::Kind::Plain:
        return quoted(node.text());
    case YamlNode::Kind::Quoted:
        return fmt::format("the text {}", quoted(node.text()));
    }
    return {};
}

void wrong_type(Reading& in, YamlNode node, std::string_view wanted)
{
    in.error(node, fmt::format("expected {}, found {}", wanted, describe(node)));
}

bool is_off(YamlNode node)
{
    return node.is_scalar() &&
        (node.text() == "off" || (node.kind() == YamlNode::Kind::Plain && node.text() == "false"));
}

std::optional<std::string> read_text(Reading& in, YamlNode node)
{
    if (node.is_scalar())
        return std::string{node.text()};
    wrong_type(in, node, "a text");
    return std::nullopt;
}

std::optional<bool> read_bool(Reading& in, YamlNode node)
{
    if (node.kind() == YamlNode::Kind::Plain && (node.text() == "true" || node.text() == "false"))
        return node.text() == "true";
    wrong_type(in, node, "true or false");
    return std::nullopt;
}

std::optional<std::int64_t> read_integer(Reading& in, YamlNode node, std::int64_t least, std::int64_t most)
{
    auto const value = node.kind() == YamlNode::Kind::Plain ? parse_integer(node.text()) : std::nullopt;
    bool const looks_whole = node.kind() == YamlNode::Kind::Plain && !node.text().empty() &&
        std::ranges::all_of(node.text().substr(node.text().front() == '-' ? 1 : 0),
                            [](char c) { return c >= '0' && c <= '9'; });
    if (value && *value >= least && *value <= most)
        return value;
    if (value || looks_whole)
        in.error(node, fmt::format("{} is out of range: it must be {} to {}", node.text().substr(0, 40), least, most));
    else
        wrong_type(in, node, "a whole number");
    return std::nullopt;
}

std::optional<std::uint64_t> read_unsigned(Reading& in, YamlNode node)
{
    auto const value = node.kind() == YamlNode::Kind::Plain ? parse_unsigned(node.text()) : std::nullopt;
    if (!value)
        wrong_type(in, node, "a whole number from 0 to 18446744073709551615");
    return value;
}

std::optional<Nanos> read_time(Reading& in, YamlNode node)
{
    if (!node.is_scalar()) {
        wrong_type(in, node, "a time such as 5ms");
        return std::nullopt;
    }
    auto const time = in.checked(node, parse_time(node.text(), in.tick_period));
    if (time && *time < Nanos::zero()) {
        in.error(node, fmt::format("{} is negative", quoted(node.text())));
        return std::nullopt;
    }
    return time;
}

std::optional<Nanos> read_positive_time(Reading& in, YamlNode node)
{
    auto const time = read_time(in, node);
    if (time && *time == Nanos::zero()) {
        in.error(node, "must be longer than 0");
        return std::nullopt;
    }
    return time;
}

std::optional<SimTime> read_instant(Reading& in, YamlNode node)
{
    auto const time = read_time(in, node);
    return time ? std::optional{SimTime{*time}} : std::nullopt;
}

std::optional<std::string> read_name(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (!name)
        return std::nullopt;
    constexpr std::size_t longest = 200;
    bool const prints = std::ranges::all_of(*name, [](char c) { return static_cast<unsigned char>(c) >= 0x20; });
    if (name->empty() || name->front() == ' ' || name->back() == ' ')
        in.error(node, fmt::format("{} is no name: it is empty, or begins or ends with a space", quoted(*name)));
    else if (name->find('/') != std::string::npos || !prints)
        in.error(node, fmt::format("{} is no name: a '/' stands between process and thread", quoted(*name)));
    else if (name->size() > longest)
        in.error(node, fmt::format("{} is too long for a name: the limit is 200 bytes", quoted(*name)));
    else
        return name;
    return std::nullopt;
}

static std::vector<std::string> all_signal_names()
{
    std::vector<std::string> names;
    for (int signal = 1; signal <= last_signal; ++signal)
        names.push_back(signal_name(signal));
    return names;
}

std::optional<int> read_signal(Reading& in, YamlNode node)
{
    if (!node.is_scalar()) {
        wrong_type(in, node, "a signal such as SIGPROF");
        return std::nullopt;
    }
    if (auto const signal = signal_number(node.text()))
        return signal;
    auto const number = parse_integer(node.text());
    if (number && *number >= 1 && *number <= last_signal && node.kind() == YamlNode::Kind::Plain)
        return static_cast<int>(*number);
    in.error(node,
             fmt::format("{} is no signal{}", quoted(node.text()), did_you_mean(node.text(), all_signal_names())));
    return std::nullopt;
}

static std::optional<CpuMask> read_cpu_numbers(Reading& in, YamlNode list)
{
    CpuMask cpus;
    for (std::size_t i = 0; i < list.size(); ++i) {
        YamlNode const item = list.at(i);
        if (!item.is_scalar()) {
            wrong_type(in, item, "the number of a CPU");
            return std::nullopt;
        }
        auto const some = in.checked(item, parse_cpulist(item.text(), in.cpus));
        if (!some)
            return std::nullopt;
        cpus |= *some;
    }
    if (list.size() == 0) {
        in.error(list, "no CPU at all");
        return std::nullopt;
    }
    return cpus;
}

std::optional<CpuSet> Reading::shared(YamlNode where, CpuMask mask)
{
    auto const met = cpu_sets.insert(CpuSet{std::move(mask)}).first;
    if (cpu_sets.size() <= ScenarioLimits::cpu_sets)
        return *met;
    error(where, "more than 10,000 different sets of CPUs: that is the limit");
    cpu_sets.erase(met);
    return std::nullopt;
}

std::optional<CpuList> read_cpus(Reading& in, YamlNode node)
{
    if (node.is_scalar() && node.text() == "all")
        return CpuList{};
    if (!node.is_scalar() && !node.is_list()) {
        wrong_type(in, node, "a set of CPUs: [0, 2], \"0-3,8\" or all");
        return std::nullopt;
    }
    auto cpus = node.is_list() ? read_cpu_numbers(in, node) : in.checked(node, parse_cpulist(node.text(), in.cpus));
    auto set = cpus ? in.shared(node, std::move(*cpus)) : std::nullopt;
    return set ? std::optional{CpuList{std::move(*set)}} : std::nullopt;
}

std::optional<View> read_view(Reading& in, YamlNode node)
{
    std::optional<std::string> const word = read_text(in, node);
    if (!word)
        return std::nullopt;
    if (std::ranges::find(words::scenario_views, *word) != words::scenario_views.end())
        return meaning_of(words::views, *word);
    in.error(node,
             fmt::format("there is no view {}{} (views are {})", quoted(*word),
                         did_you_mean(*word, words::scenario_views), fmt::join(words::scenario_views, ", ")));
    return std::nullopt;
}

}
