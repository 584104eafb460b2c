// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/call_names.h"
#include "core/scenario/call_fields.h"
#include "core/scenario/read_bounds.h"
#include "core/scenario/read_parts.h"

#include <algorithm>

namespace tickscope {

static std::optional<CallName> read_call_name(Reading& in, YamlNode node)
{
    auto const text = read_text(in, node);
    auto const call = text ? call_called(*text) : std::nullopt;
    if (!text || call)
        return call;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < call_names; ++i)
        names.emplace_back(call_word(static_cast<CallName>(i)));
    in.error(node, fmt::format("{} is no op that calls the kernel{}", quoted(*text), did_you_mean(*text, names)));
    return std::nullopt;
}

// An errno by its name; 'none': the call does not fail.
static std::optional<int> read_errno(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 7> known{"none",   "EPERM",  "ESRCH", "EINTR",
                                                           "ECHILD", "EAGAIN", "EINVAL"};
    auto const text = read_text(in, node);
    if (!text)
        return std::nullopt;
    auto const number = *text == "none" ? std::optional{0} : errno_number(*text);
    if (!number)
        in.error(node,
                 fmt::format("{} is none of {}{}", quoted(*text), fmt::join(known, ", "), did_you_mean(*text, known)));
    return number;
}

static std::optional<std::string> read_named_thread(Reading& in, YamlNode node) { return read_thread_use(in, node); }

static std::optional<expected::Call> read_call(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"thread", "op", "nth"};
    Fields const fields{in, node, "call", keys};
    expected::Call call;
    bool const has_thread = fields.take_required("thread", call.thread, read_named_thread);
    bool const has_op = fields.take_required("op", call.call, read_call_name);
    fields.take("nth", call.nth, read_in_range<1, 1'000'000>);
    return has_thread && has_op ? std::optional{std::move(call)} : std::nullopt;
}

// What one result must be: a value, or a map of min, max and within.
static std::optional<expected::Call::Result> read_result(Reading& in, YamlNode node, CallFieldInfo const& field)
{
    static constexpr std::array<std::string_view, 3> keys{"min", "max", "within"};
    expected::Call::Result result{std::string{field.name}, {}, {}};
    if (is_text(field.unit)) {
        result.text = read_text_amount(in, node, field.unit, field.text_of);
        return result.text ? std::optional{result} : std::nullopt;
    }
    std::optional<Bounds> bounds;
    if (node.is_map())
        bounds = read_bounds(Fields{in, node, "a result", keys}, field.unit);
    else if (auto const amount = read_amount(in, node, field.unit))
        bounds = Bounds{*amount, *amount};
    if (!bounds)
        return std::nullopt;
    result.bounds = *bounds;
    return result;
}

static void read_results(Reading& in, YamlNode map, expected::Call& call)
{
    auto const known = fields_of_call(call.call);
    std::vector<std::string> names;
    for (CallFieldInfo const& field : known)
        names.emplace_back(field.name);
    for (std::size_t i = 0; i < map.size(); ++i) {
        std::string_view const name = map.key(i).is_scalar() ? map.key(i).text() : std::string_view{};
        auto const field = std::ranges::find(known, name, &CallFieldInfo::name);
        if (field == known.end())
            in.error(map.key(i),
                     fmt::format("{} returns no {}{}", call_word(call.call), quoted(name), did_you_mean(name, names)));
        else if (auto result = read_result(in, map.value(i), *field))
            call.results.push_back(std::move(*result));
    }
}

// `is`, or the keys min, max and within, of the one result that a call has, or of its first.
static void read_only_result(Fields const& fields, expected::Call& call)
{
    auto const known = fields_of_call(call.call);
    auto const is = fields.find("is");
    if (known.empty()) {
        if (!is || !is->is_scalar() || is->text() != "0")
            fields.in().error(fields.node(),
                              fmt::format("{} returns nothing but 0, or fails: 'error: none' or 'error: EINVAL'",
                                          call_word(call.call)));
        return;
    }
    expected::Call::Result result{std::string{known.front().name}, {}, {}};
    if (is_text(known.front().unit))
        result.text = read_expected_text(fields, known.front().unit, known.front().text_of);
    else
        result.bounds = read_bounds(fields, known.front().unit).value_or(Bounds{});
    call.results.push_back(std::move(result));
}

expected::Call read_call_expectation(Fields const& fields)
{
    Reading& in = fields.in();
    expected::Call call;
    if (!fields.take("call", call, read_call))
        return call;
    auto const is = fields.find("is");
    bool const has_result = is || fields.find("min") || fields.find("max") || fields.find("within");
    if (auto const error = fields.find("error")) {
        call.error = read_errno(in, *error);
        if (has_result && call.error != 0)
            in.error(*error, "a call that fails returns nothing else: one of 'error' and 'is'");
        if (!has_result)
            return call;
    }
    if (!has_result)
        in.error(fields.node(), "what must hold? One of 'is' and 'error' is missing");
    else if (is && is->is_map())
        read_results(in, *is, call);
    else
        read_only_result(fields, call);
    return call;
}

}
