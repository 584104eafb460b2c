// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_bounds.h"

#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"

#include <algorithm>
#include <limits>

namespace tickscope {

static std::optional<std::int64_t> read_whole_number(Reading& in, YamlNode node)
{
    auto const value = node.kind() == YamlNode::Kind::Plain ? parse_integer(node.text()) : std::nullopt;
    if (!value)
        wrong_type(in, node, "a whole number");
    return value;
}

// A time, negative ones too: virtual run times can be.
static std::optional<std::int64_t> read_nanos(Reading& in, YamlNode node)
{
    if (!node.is_scalar()) {
        wrong_type(in, node, "a time such as 5ms");
        return std::nullopt;
    }
    auto const time = in.checked(node, parse_time(node.text(), in.tick_period));
    return time ? std::optional{time->count()} : std::nullopt;
}

static std::optional<std::int64_t> read_ticks(Reading& in, YamlNode node)
{
    auto const nanos = read_nanos(in, node);
    if (!nanos)
        return std::nullopt;
    if (*nanos % in.tick_period.count() != 0) {
        in.error(node,
                 fmt::format("{} is not a whole number of ticks: this value counts ticks of {}", quoted(node.text()),
                             format_time(in.tick_period)));
        return std::nullopt;
    }
    return *nanos / in.tick_period.count();
}

std::optional<std::int64_t> read_amount(Reading& in, YamlNode node, Unit unit)
{
    switch (unit) {
    case Unit::Ticks:
        return read_ticks(in, node);
    case Unit::Limit:
        if (node.is_scalar() && node.text() == "unlimited")
            return std::numeric_limits<std::int64_t>::max();
        return read_nanos(in, node);
    case Unit::Time:
        return read_nanos(in, node);
    case Unit::Flag:
        if (node.kind() == YamlNode::Kind::Plain && (node.text() == "0" || node.text() == "1"))
            return node.text() == "1" ? 1 : 0;
        if (auto const flag = read_bool(in, node))
            return *flag ? 1 : 0;
        return std::nullopt;
    case Unit::Count:
    case Unit::Text:
    case Unit::Cpus:
    case Unit::Signals:
        return read_whole_number(in, node);
    }
    return std::nullopt;
}

static std::optional<Bounds> read_within(Reading& in, YamlNode node, Unit unit)
{
    if (!node.is_list() || node.size() != 2) {
        wrong_type(in, node, "a list of a value and a tolerance");
        return std::nullopt;
    }
    auto const value = read_amount(in, node.at(0), unit);
    auto const tolerance = read_amount(in, node.at(1), unit);
    if (!value || !tolerance)
        return std::nullopt;
    std::int64_t const most = unit == Unit::Ticks ? longest_time / in.tick_period : longest_time.count();
    if (*tolerance < 0 || *tolerance > most || *value > most - *tolerance || *value < *tolerance - most) {
        in.error(node, "a tolerance must not be negative, nor its ends out of range");
        return std::nullopt;
    }
    return Bounds{*value - *tolerance, *value + *tolerance};
}

std::optional<Bounds> read_bounds(Fields const& fields, Unit unit)
{
    Reading& in = fields.in();
    auto const amount = [unit](Reading& reading, YamlNode node) { return read_amount(reading, node, unit); };
    auto const is = fields.find("is");
    auto const within = fields.find("within");
    bool const has_ends = fields.find("min") || fields.find("max");
    if ((is && within) || ((is || within) && has_ends)) {
        in.error(fields.node(), "one of 'is', 'within' and 'min' with 'max'");
        return std::nullopt;
    }
    if (within)
        return read_within(in, *within, unit);
    Bounds bounds;
    if (is) {
        auto const value = amount(in, *is);
        return value ? std::optional{Bounds{*value, *value}} : std::nullopt;
    }
    fields.take("min", bounds.min, amount);
    fields.take("max", bounds.max, amount);
    if (!has_ends) {
        in.error(fields.node(), "what must hold? One of 'is', 'min', 'max' and 'within' is missing");
        return std::nullopt;
    }
    if (bounds.min && bounds.max && *bounds.min > *bounds.max) {
        in.error(fields.node(), "min is more than max: nothing lies between");
        return std::nullopt;
    }
    return bounds;
}

// One of a few words; a word that is none is complained of.
static std::optional<std::string> read_one_of(Reading& in, YamlNode node, std::span<std::string_view const> known)
{
    auto text = read_text(in, node);
    if (!text || std::ranges::find(known, *text) != known.end())
        return text;
    in.error(node,
             fmt::format("{} is none of {}{}", quoted(*text), fmt::join(known, ", "), did_you_mean(*text, known)));
    return std::nullopt;
}

static std::optional<std::string> read_thread_or_idle(Reading& in, YamlNode node)
{
    auto text = read_text(in, node);
    if (text && *text != "idle" && text->find('/') == std::string::npos) {
        in.error(node, fmt::format("{} is neither a thread, such as worker/main, nor 'idle'", quoted(*text)));
        return std::nullopt;
    }
    if (text && *text != "idle")
        in.names.use(DeclaredNames::Wanted::Thread, *text, node);
    return text;
}

static std::optional<std::string> read_cpu_or_none(Reading& in, YamlNode node)
{
    if (node.is_scalar() && node.text() == "none")
        return "none";
    // In quotes too: the writer puts all texts in quotes that could be something else.
    if (auto const quoted_cpu = node.is_scalar() ? parse_unsigned(node.text()) : std::nullopt;
        quoted_cpu && *quoted_cpu < in.cpus)
        return std::to_string(*quoted_cpu);
    auto const cpu = read_cpu_number(in, node);
    return cpu ? std::optional{std::to_string(*cpu)} : std::nullopt;
}

static std::optional<std::string> read_words(Reading& in, YamlNode node, TextOf text_of)
{
    static constexpr std::array<std::string_view, 3> group_states{"running", "zombie", "reaped"};
    static constexpr std::array<std::string_view, 7> task_states{"new",     "running", "runnable", "sleeping",
                                                                 "stopped", "zombie",  "dead"};
    static constexpr auto policies = words_of(words::policies);
    switch (text_of) {
    case TextOf::Anything:
        break;
    case TextOf::Process:
        return read_process_use(in, node);
    case TextOf::Thread:
        return read_thread_or_idle(in, node);
    case TextOf::Signal: {
        auto const signal = read_signal(in, node);
        return signal ? std::optional{signal_name(*signal)} : std::nullopt;
    }
    case TextOf::GroupState:
        return read_one_of(in, node, group_states);
    case TextOf::TaskState:
        return read_one_of(in, node, task_states);
    case TextOf::Policy:
        return read_one_of(in, node, policies);
    case TextOf::Cpu:
        return read_cpu_or_none(in, node);
    }
    return read_text(in, node);
}

// "SIGPROF", or a list: in the order of their numbers.
static std::optional<std::string> read_signal_names(Reading& in, YamlNode node)
{
    std::vector<int> signals;
    if (node.is_list()) {
        auto list = read_list<int>(in, node, "a list of signals", read_signal);
        if (!list)
            return std::nullopt;
        signals = std::move(*list);
    } else if (auto const signal = read_signal(in, node)) {
        signals.push_back(*signal);
    } else {
        return std::nullopt;
    }
    std::ranges::sort(signals);
    std::string names;
    for (int const signal : signals)
        names += (names.empty() ? "" : ",") + signal_name(signal);
    return names;
}

std::optional<std::string> read_text_amount(Reading& in, YamlNode node, Unit unit, TextOf text_of)
{
    if (unit == Unit::Text)
        return read_words(in, node, text_of);
    bool const is_empty = (node.is_scalar() && node.text() == "none") || (node.is_list() && node.size() == 0);
    if (is_empty)
        return std::string{};
    if (unit == Unit::Signals)
        return read_signal_names(in, node);
    auto const cpus = read_cpus(in, node);
    if (!cpus)
        return std::nullopt;
    return *cpus ? format_cpulist((*cpus)->mask()) : in.cpus == 1 ? "0" : fmt::format("0-{}", in.cpus - 1);
}

std::optional<std::string> read_expected_text(Fields const& fields, Unit unit, TextOf text_of)
{
    auto const is = fields.require("is");
    if (!is)
        return std::nullopt;
    for (std::string_view const key : {"min", "max", "within"})
        if (auto const node = fields.find(key))
            fields.in().error(*node, fmt::format("'{}' is for numbers: this value is a text", key));
    return read_text_amount(fields.in(), *is, unit, text_of);
}

}
