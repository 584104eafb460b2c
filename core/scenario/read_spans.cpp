// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"

namespace tickscope {

static std::optional<Nanos> mean_of(Reading& in, YamlNode node) { return read_positive_time(in, node); }

// The two times of {uniform: [a, b]} and {normal: [a, b]}.
static std::optional<Span> read_pair(Reading& in, YamlNode node, Span::Kind kind)
{
    if (!node.is_list() || node.size() != 2) {
        wrong_type(in, node, "a list of two times");
        return std::nullopt;
    }
    auto const a = read_time(in, node.at(0));
    auto const b = read_time(in, node.at(1));
    if (!a || !b)
        return std::nullopt;
    if (kind == Span::Kind::Uniform && *b < *a) {
        in.error(node, "the least time is longer than the most");
        return std::nullopt;
    }
    return Span{kind, *a, *b};
}

std::optional<Span> read_span(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> kinds{"uniform", "exponential", "normal"};
    if (!node.is_map()) {
        auto const time = read_time(in, node);
        return time ? std::optional{Span{Span::Kind::Fixed, *time, {}}} : std::nullopt;
    }
    Fields const fields{in, node, "a drawn time", kinds};
    if (node.size() != 1) {
        in.error(node, "a drawn time has one of uniform, exponential and normal");
        return std::nullopt;
    }
    if (auto const pair = fields.find("uniform"))
        return read_pair(in, *pair, Span::Kind::Uniform);
    if (auto const pair = fields.find("normal"))
        return read_pair(in, *pair, Span::Kind::Normal);
    Span span{Span::Kind::Exponential, {}, {}};
    return fields.take("exponential", span.a, mean_of) ? std::optional{span} : std::nullopt;
}

std::optional<op::Until> read_phase(Reading& in, YamlNode node)
{
    if (!node.is_scalar()) {
        wrong_type(in, node, "a phase such as '900us after tick'");
        return std::nullopt;
    }
    std::string_view text = node.text();
    op::Until until;
    if (text == "tick")
        return until;
    for (auto const& [ending, before] : {std::pair{std::string_view{" after tick"}, false}, {" before tick", true}}) {
        if (!text.ends_with(ending))
            continue;
        text.remove_suffix(ending.size());
        auto const offset = in.checked(node, parse_time(text, in.tick_period));
        if (!offset)
            return std::nullopt;
        if (*offset < Nanos::zero() || *offset >= in.tick_period) {
            in.error(node,
                     fmt::format("{} is not within a tick: there is one every {}", quoted(text),
                                 format_time(in.tick_period)));
            return std::nullopt;
        }
        return op::Until{*offset, before};
    }
    in.error(node, fmt::format("{} is no phase: write '900us after tick' or '100us before tick'", quoted(text)));
    return std::nullopt;
}

}
