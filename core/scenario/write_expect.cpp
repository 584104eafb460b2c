// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/verify.h"
#include "core/kernel/call_names.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/call_fields.h"
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

// "SIGALRM,SIGPROF" as a list.
static YamlText signals_of(std::string_view names)
{
    YamlText list = YamlText::list();
    while (!names.empty()) {
        std::size_t const comma = std::min(names.find(','), names.size());
        list.add(YamlText::word(std::string{names.substr(0, comma)}));
        names.remove_prefix(std::min(comma + 1, names.size()));
    }
    return list;
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
        if (path->unit() == Unit::Signals && !value.text->empty())
            keys.add("is", signals_of(*value.text));
        else if (path->unit() == Unit::Cpus || path->unit() == Unit::Signals)
            keys.add("is", value.text->empty() ? YamlText::word("none") : YamlText::word('"' + *value.text + '"'));
        else if (value.text)
            keys.add("is", YamlText::text(*value.text));
        else
            add_bounds(keys, value.bounds, path->unit());
    }
    void operator()(expected::Call const& call) const
    {
        keys.add("call",
                 YamlText::map()
                     .add("thread", YamlText::text(call.thread))
                     .add("op", std::string{call_word(call.call)})
                     .add("nth", std::to_string(call.nth)));
        if (call.error)
            keys.add("error", *call.error == 0 ? "none" : errno_name(*call.error));
        YamlText results = YamlText::map();
        for (expected::Call::Result const& result : call.results)
            results.add(result.field, result_text(call.call, result));
        if (!results.empty())
            keys.add("is", std::move(results));
        else if (!call.error)
            keys.add("is", "0");
    }
    static YamlText result_text(CallName call, expected::Call::Result const& result)
    {
        if (result.text)
            return YamlText::text(*result.text);
        Unit unit = Unit::Count;
        for (CallFieldInfo const& field : fields_of_call(call))
            if (field.name == result.field)
                unit = field.unit;
        if (result.bounds.min && result.bounds.min == result.bounds.max)
            return YamlText::word(format_amount(*result.bounds.min, unit));
        YamlText bounds = YamlText::map();
        add_bounds(bounds, result.bounds, unit);
        return bounds;
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

}
