// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/happening.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_bounds.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/value_path.h"

#include <algorithm>
#include <limits>
#include <ranges>

namespace tickscope {

std::optional<std::string> read_value_path(Reading& in, YamlNode node)
{
    auto text = read_text(in, node);
    if (!text)
        return std::nullopt;
    auto const path = in.checked(node, parse_value_path(*text));
    if (!path)
        return std::nullopt;
    if (path->subject() == Subject::Process)
        in.names.use(DeclaredNames::Wanted::Process, path->process, node);
    if (path->subject() == Subject::Thread)
        in.names.use(DeclaredNames::Wanted::Thread, path->process + "/" + path->thread, node);
    if (path->subject() == Subject::Cpu && path->cpu >= in.cpus) {
        in.error(node, fmt::format("there is no CPU {}: the machine has {}", path->cpu, in.cpus));
        return std::nullopt;
    }
    return text;
}

static constexpr std::array<std::string_view, 4> bound_keys{"is", "min", "max", "within"};

static std::optional<Bounds> read_count_bounds(Reading& in, YamlNode node)
{
    if (!node.is_map()) {
        auto const count = read_integer(in, node, 0, std::numeric_limits<std::int64_t>::max());
        return count ? std::optional{Bounds{*count, *count}} : std::nullopt;
    }
    return read_bounds(Fields{in, node, "a count", bound_keys}, Unit::Count);
}

static std::optional<expected::Signals> read_expected_signals(Reading& in, YamlNode node)
{
    if (!node.is_map()) {
        wrong_type(in, node, "a process and its signals: {process: worker, SIGPROF: 30}");
        return std::nullopt;
    }
    expected::Signals signals;
    for (std::size_t i = 0; i < node.size(); ++i) {
        YamlNode const key = node.key(i);
        if (!key.is_scalar())
            continue;
        if (key.text() == "process") {
            signals.process = read_process_use(in, node.value(i)).value_or("");
            continue;
        }
        auto const signal = read_signal(in, key);
        auto const bounds = read_count_bounds(in, node.value(i));
        if (signal && bounds)
            signals.counts.emplace_back(*signal, *bounds);
    }
    bool const has_process = std::ranges::any_of(std::views::iota(std::size_t{0}, node.size()), [&](std::size_t i) {
        return node.key(i).is_scalar() && node.key(i).text() == "process";
    });
    if (!has_process)
        in.error(node, "signals needs the key 'process'");
    if (node.size() < 2)
        in.error(node, "signals needs a signal and how many");
    return signals;
}

static void read_value(Fields const& fields, expected::Value& value)
{
    fields.take("at", value.at, read_instant);
    if (!fields.take("value", value.path, read_value_path))
        return;
    auto const path = parse_value_path(value.path);
    if (is_text(path->unit()))
        value.text = read_expected_text(fields, path->unit(), path->quantity->text_of);
    else
        value.bounds = read_bounds(fields, path->unit()).value_or(Bounds{});
}

std::optional<std::pair<std::string, std::string>> read_happening(Reading& in, YamlNode node)
{
    auto const text = read_text(in, node);
    if (!text)
        return std::nullopt;
    std::size_t const space = text->find(' ');
    std::pair<std::string, std::string> event_kind{text->substr(0, space),
                                                   space == std::string::npos ? "" : text->substr(space + 1)};
    if (!happening_called(event_kind.first)) {
        in.error(node,
                 fmt::format("{} is neither a signal nor an event of the trace{}", quoted(event_kind.first),
                             did_you_mean_happening(event_kind.first)));
        return std::nullopt;
    }
    if (space != std::string::npos)
        in.names.use(DeclaredNames::Wanted::ProcessOrThread, event_kind.second, node);
    return event_kind;
}

static std::optional<expected::Order> read_order(Reading& in, YamlNode node)
{
    auto first = read_list<std::pair<std::string, std::string>>(in, node, "a list such as [SIGPROF worker, warning]",
                                                                read_happening);
    if (!first)
        return std::nullopt;
    if (node.size() < 2)
        in.error(node, "an order is of two things or more");
    return expected::Order{std::move(*first)};
}

static std::optional<expected::Never> read_never(Reading& in, YamlNode node)
{
    if (!read_happening(in, node))
        return std::nullopt;
    return expected::Never{std::string{node.text()}};
}

static std::optional<std::string> read_end(Reading& in, YamlNode node)
{
    auto by = read_text(in, node);
    if (!by || *by == "exit")
        return by;
    auto const signal = read_signal(in, node);
    return signal ? std::optional{signal_name(*signal)} : std::nullopt;
}

static void read_end_time(Reading& in, YamlNode node, expected::Ends& ends)
{
    if (!node.is_map()) {
        ends.min = ends.max = read_instant(in, node);
        return;
    }
    auto const bounds = read_bounds(Fields{in, node, "a time", bound_keys}, Unit::Time);
    if (bounds && bounds->min)
        ends.min = SimTime{Nanos{*bounds->min}};
    if (bounds && bounds->max)
        ends.max = SimTime{Nanos{*bounds->max}};
}

static std::optional<expected::Ends> read_ends(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"process", "by", "at"};
    Fields const fields{in, node, "ends", keys};
    expected::Ends ends;
    fields.take_required("process", ends.process, read_process_use);
    fields.take("by", ends.by, read_end);
    if (auto const at = fields.find("at"))
        read_end_time(in, *at, ends);
    return ends;
}

static std::optional<Expectation> read_kind(Fields const& fields)
{
    Expectation expectation;
    if (fields.find("value")) {
        expected::Value value;
        read_value(fields, value);
        expectation.what = std::move(value);
        return expectation;
    }
    expected::Signals signals;
    expected::Order order;
    expected::Never never_happens;
    expected::Ends ends;
    if (fields.find("call")) {
        expectation.what = read_call_expectation(fields);
        return expectation;
    }
    if (fields.take("signals", signals, read_expected_signals))
        expectation.what = std::move(signals);
    else if (fields.take("order", order, read_order))
        expectation.what = std::move(order);
    else if (fields.take("never", never_happens, read_never))
        expectation.what = std::move(never_happens);
    else if (fields.take("ends", ends, read_ends))
        expectation.what = std::move(ends);
    else
        return std::nullopt;
    return expectation;
}

std::optional<Expectation> read_expectation(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 15> keys{"signals", "value", "order",  "never", "ends",
                                                           "call",    "at",    "is",     "min",   "max",
                                                           "within",  "error", "points", "note",  "visibility"};
    Fields const fields{in, node, "an expectation", keys};
    if (!node.is_map())
        return std::nullopt;
    int kinds = 0;
    for (std::string_view const kind : {"signals", "value", "order", "never", "ends", "call"})
        kinds += fields.find(kind) ? 1 : 0;
    if (kinds != 1)
        in.error(node, "an expectation has one of signals, value, order, never, ends and call");
    bool const is_value = fields.find("value").has_value(), is_call = fields.find("call").has_value();
    for (std::string_view const key : {"is", "min", "max", "within"})
        if (auto const extra = fields.find(key); extra && !is_value && !is_call)
            in.error(*extra, fmt::format("'{}' goes with 'value' or 'call'", key));
    if (auto const extra = fields.find("at"); extra && !is_value)
        in.error(*extra, "'at' goes with 'value'");
    if (auto const extra = fields.find("error"); extra && !is_call)
        in.error(*extra, "'error' goes with 'call'");
    auto expectation = kinds == 1 ? read_kind(fields) : std::nullopt;
    if (!expectation)
        expectation.emplace();
    fields.take("points", expectation->points, read_in_range<0, 1'000'000>);
    fields.take("note", expectation->note, read_text);
    fields.take("visibility", expectation->visibility, read_word<words::visibilities>);
    return expectation;
}

}
