// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/words.h"

#include <algorithm>

namespace tickscope {

// One name, or a list of them.
template<class Read>
static std::optional<std::vector<std::string>> read_one_or_more(Reading& in, YamlNode node, Read read)
{
    if (node.is_list())
        return read_list<std::string>(in, node, "a list", read);
    auto one = read(in, node);
    return one ? std::optional{std::vector{std::move(*one)}} : std::nullopt;
}

static std::optional<std::vector<std::string>> read_shown_processes(Reading& in, YamlNode node)
{
    return read_one_or_more(in, node, read_process_use);
}

static std::optional<std::vector<std::string>> read_curves(Reading& in, YamlNode node)
{
    return read_list<std::string>(in, node, "a list of value paths", read_value_path);
}

static std::optional<std::pair<SimTime, SimTime>> read_range(Reading& in, YamlNode node)
{
    if (!node.is_list() || node.size() != 2) {
        wrong_type(in, node, "a list of two instants: [0s, 40ms]");
        return std::nullopt;
    }
    auto const from = read_instant(in, node.at(0)), to = read_instant(in, node.at(1));
    if (!from || !to)
        return std::nullopt;
    if (*to <= *from) {
        in.error(node, "a range ends after it begins");
        return std::nullopt;
    }
    return std::pair{*from, *to};
}

// "0.05" simulated seconds a second are as long as "0.05s".
static std::optional<std::int64_t> read_speed(Reading& in, YamlNode node)
{
    if (node.kind() != YamlNode::Kind::Plain) {
        wrong_type(in, node, "simulated seconds a second, such as 0.05");
        return std::nullopt;
    }
    auto const span = parse_time(std::string{node.text()} + "s", in.tick_period);
    if (!span || *span <= Nanos::zero() || *span > Nanos{1'000'000'000'000}) {
        in.error(node, fmt::format("{} is no speed: simulated seconds a second, up to 1000", quoted(node.text())));
        return std::nullopt;
    }
    return span->count();
}

static constexpr std::array<std::string_view, 9> main_parts{"clocks", "curves", "lanes",  "threads", "rtc",
                                                            "hpet",   "queues", "values", "log"};

static std::optional<std::string> read_main_part(Reading& in, YamlNode node)
{
    auto text = read_text(in, node);
    if (!text || std::ranges::find(main_parts, *text) != main_parts.end())
        return text;
    in.error(
        node,
        fmt::format("{} is none of {}{}", quoted(*text), fmt::join(main_parts, ", "), did_you_mean(*text, main_parts)));
    return std::nullopt;
}

static std::optional<std::vector<std::string>> read_main(Reading& in, YamlNode node)
{
    return read_one_or_more(in, node, read_main_part);
}

static std::optional<std::string> read_page(Reading& in, YamlNode node)
{
    auto const page = read_word<words::views>(in, node);
    return page ? std::optional{std::string{word_for(words::views, *page)}} : std::nullopt;
}

Show read_show(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 6> keys{"process", "curves", "range", "speed", "main", "page"};
    Fields const fields{in, node, "show", keys};
    Show show;
    fields.take("process", show.processes, read_shown_processes);
    fields.take("curves", show.curves, read_curves);
    fields.take("range", show.range, read_range);
    fields.take("speed", show.speed, read_speed);
    fields.take("main", show.main, read_main);
    fields.take("page", show.page, read_page);
    return show;
}

std::optional<StoryNote> read_note(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 5> keys{"at", "from", "to", "on", "say"};
    Fields const fields{in, node, "a note", keys};
    if (!node.is_map())
        return std::nullopt;
    StoryNote note;
    bool const has_range = fields.find("from") || fields.find("to");
    if (fields.find("at").has_value() == has_range)
        in.error(node, "a note stands at an instant ('at'), or 'from' one 'to' another");
    else if (!has_range && fields.take("at", note.from, read_instant))
        note.to = note.from;
    else if (has_range && fields.take_required("from", note.from, read_instant) &&
             fields.take_required("to", note.to, read_instant) && note.to < note.from)
        in.error(node, "a note ends after it begins");
    fields.take("on", note.on, read_selection);
    fields.take_required("say", note.say, read_text);
    return note;
}

}
