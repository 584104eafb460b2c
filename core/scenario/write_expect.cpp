// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/verify.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/value.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

namespace tickscope {

static void add_bounds(YamlText& keys, Bounds const& bounds, Unit unit)
{
    if (bounds.min && bounds.max && *bounds.min == *bounds.max) {
        keys.add("is", format_amount(*bounds.min, unit));
        return;
    }
    if (bounds.min)
        keys.add("min", format_amount(*bounds.min, unit));
    if (bounds.max)
        keys.add("max", format_amount(*bounds.max, unit));
}

static std::string event_kind(std::pair<std::string, std::string> const& what)
{
    return what.second.empty() ? what.first : what.first + " " + what.second;
}

namespace {

struct ExpectationWriter {
    YamlText& keys;

    void operator()(expected::Signals const& signals) const
    {
        YamlText counts = YamlText::map();
        counts.add("process", YamlText::text(signals.process));
        for (auto const& [signal, bounds] : signals.counts) {
            YamlText ends = YamlText::map();
            add_bounds(ends, bounds, Unit::Count);
            counts.add(signal_name(signal), std::move(ends));
        }
        keys.add("signals", std::move(counts));
    }
    void operator()(expected::Value const& value) const
    {
        if (value.at)
            keys.add("at", format_time(*value.at));
        keys.add("value", YamlText::text(value.path));
        auto const path = parse_value_path(value.path);
        VERIFY(path.has_value());
        if (path->unit() == Unit::Cpus)
            keys.add("is", value.text->empty() ? YamlText::word("none") : YamlText::word('"' + *value.text + '"'));
        else if (value.text)
            keys.add("is", YamlText::text(*value.text));
        else
            add_bounds(keys, value.bounds, path->unit());
    }
    void operator()(expected::Order const& order) const
    {
        YamlText list = YamlText::list();
        for (auto const& what : order.first)
            list.add(YamlText::text(event_kind(what)));
        keys.add("order", std::move(list));
    }
    void operator()(expected::Never const& what) const { keys.add("never", YamlText::text(what.event)); }
    void operator()(expected::Ends const& ends) const
    {
        YamlText end = YamlText::map();
        end.add("process", YamlText::text(ends.process));
        if (!ends.by.empty())
            end.add("by", ends.by);
        if (ends.min || ends.max)
            end.add("at", time_of(ends));
        keys.add("ends", std::move(end));
    }

    static YamlText time_of(expected::Ends const& ends)
    {
        if (ends.min == ends.max)
            return YamlText::word(format_time(*ends.min));
        YamlText bounds = YamlText::map();
        if (ends.min)
            bounds.add("min", format_time(*ends.min));
        if (ends.max)
            bounds.add("max", format_time(*ends.max));
        return bounds;
    }
};

}

YamlText write_expectation(Expectation const& expectation)
{
    YamlText keys = YamlText::map();
    std::visit(ExpectationWriter{keys}, expectation.what);
    if (expectation.points != 1)
        keys.add("points", std::to_string(expectation.points));
    if (!expectation.note.empty())
        keys.add("note", YamlText::text(expectation.note));
    if (expectation.visibility != Visibility::Visible)
        keys.add("visibility", std::string{word_for(words::visibilities, expectation.visibility)});
    return keys;
}

static YamlText write_question(LessonQuestion const& ask)
{
    YamlText keys = YamlText::map(YamlText::Layout::Spread);
    keys.add("question", YamlText::text(ask.question));
    YamlText answer = YamlText::map();
    answer.add("value", YamlText::text(ask.answer_path));
    if (ask.answer_at)
        answer.add("at", format_time(*ask.answer_at));
    keys.add("answer", std::move(answer));
    YamlText choices = YamlText::list();
    for (std::string const& choice : ask.choices)
        choices.add(YamlText::text(choice));
    if (!choices.empty())
        keys.add("choices", std::move(choices));
    if (!ask.draw.empty())
        keys.add("draw", YamlText::text(ask.draw));
    if (!ask.because.empty())
        keys.add("because", YamlText::text(ask.because));
    return keys;
}

YamlText write_lesson_step(LessonStep const& step)
{
    YamlText keys = YamlText::map(YamlText::Layout::Spread);
    if (!step.say.empty())
        keys.add("say", YamlText::text(step.say));
    if (step.go_to)
        keys.add("goto", format_time(*step.go_to));
    if (step.view)
        keys.add("view", std::string{word_for(words::views, *step.view)});
    if (!step.select.empty())
        keys.add("select", YamlText::text(step.select));
    if (step.run_to)
        keys.add("run_to", format_time(*step.run_to));
    if (step.ask)
        keys.add("ask", write_question(*step.ask));
    return keys;
}

}
