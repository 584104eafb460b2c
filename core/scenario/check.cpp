// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/check.h"

#include "core/kernel/signal_names.h"
#include "core/scenario/happening.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

ExpectationWatcher::ExpectationWatcher(std::vector<Expectation> expectations)
    : m_expectations{std::move(expectations)}
    , m_sampled(m_expectations.size())
    , m_was_sampled(m_expectations.size())
    , m_wanted(happening_kinds)
    , m_calls{m_expectations}
{
    for (Expectation const& expectation : m_expectations) {
        if (auto const* order = std::get_if<expected::Order>(&expectation.what))
            for (auto const& [event_kind, subject] : order->first)
                note_wanted(event_kind);
        if (auto const* never_happens = std::get_if<expected::Never>(&expectation.what))
            note_wanted(never_happens->event.substr(0, never_happens->event.find(' ')));
        m_wants_ends = m_wants_ends || std::holds_alternative<expected::Ends>(expectation.what);
    }
    for (std::size_t i = 0; i < m_expectations.size(); ++i)
        if (auto const* value = std::get_if<expected::Value>(&m_expectations[i].what); value && value->at)
            m_due.push_back({*value->at, i});
    std::ranges::stable_sort(m_due, {}, &Due::at);
}

void ExpectationWatcher::note_wanted(std::string const& event_kind)
{
    if (auto const number = happening_called(event_kind))
        m_wanted[*number] = true;
}

void ExpectationWatcher::note(Happening event_kind, Subject subject, TraceEvent const& event)
{
    if (m_wanted[event_kind])
        m_firsts.try_emplace({event_kind, subject}, First{event.n, event.at});
}

void ExpectationWatcher::record(TraceEvent const& event)
{
    HappeningKind const kind = kind_of(event);
    if (m_wanted[kind])
        note(kind, subject_of(event.what), event);
    if (auto const* signal = std::get_if<traced::SignalGenerate>(&event.what))
        note(signal->sig, subject_of(signal->process), event);
    auto const* exit = m_wants_ends ? std::get_if<traced::SchedProcessExit>(&event.what) : nullptr;
    if (exit)
        m_exits.emplace_back(exit->task, event.at);
}

void ExpectationWatcher::returned(CallResult const& result) { m_calls.note(result); }

std::vector<SimTime> ExpectationWatcher::instants_wanted() const
{
    std::vector<SimTime> instants;
    for (auto const& [at, expectation] : m_due)
        if (instants.empty() || instants.back() != at)
            instants.push_back(at);
    return instants;
}

static std::optional<Value> value_at(Machine const& machine, NameTable const& name_table, std::string const& path)
{
    auto const parsed = parse_value_path(path);
    return parsed ? value_of(machine, name_table, *parsed) : std::nullopt;
}

void ExpectationWatcher::sample(Machine const& machine, NameTable const& name_table)
{
    for (auto const& [at, i] : std::ranges::equal_range(m_due, machine.now, {}, &Due::at)) {
        m_sampled[i] = value_at(machine, name_table, std::get<expected::Value>(m_expectations[i].what).path);
        m_was_sampled[i] = true;
    }
}

std::optional<ExpectationWatcher::First> ExpectationWatcher::first(Machine const& machine, NameTable const& name_table,
                                                                   std::string const& event_kind,
                                                                   std::string const& subject) const
{
    auto const number = happening_called(event_kind);
    std::optional<First> earliest;
    if (!number)
        return earliest;
    for (auto at = m_firsts.lower_bound({*number, 0}); at != m_firsts.end() && at->first.first == *number; ++at)
        if ((!earliest || at->second.n < earliest->n) && is_about(at->first.second, subject, machine, name_table))
            earliest = at->second;
    return earliest;
}

ExpectationResult ExpectationWatcher::judge(expected::Signals const& signals, Machine const& machine,
                                            NameTable const& name_table) const
{
    ExpectationResult judgement{{}, true, {}, 1, {}};
    for (auto const& [signal, bounds] : signals.counts) {
        auto const value =
            value_at(machine, name_table, fmt::format("proc.{}.signals.{}", signals.process, signal_name(signal)));
        std::int64_t const generated = value ? value->number : 0;
        if (bounds.holds(generated))
            continue;
        judgement.holds = false;
        judgement.found += fmt::format("{}{} {}", judgement.found.empty() ? "" : ", ", generated, signal_name(signal));
    }
    return judgement;
}

ExpectationResult ExpectationWatcher::judge(expected::Value const& wanted, std::optional<Value> const& found,
                                            Machine const& machine, NameTable const&) const
{
    ExpectationResult judgement;
    if (!found) {
        judgement.found = "what it is a value of was not there";
        return judgement;
    }
    judgement.holds = wanted.text ? found->text == *wanted.text : wanted.bounds.holds(found->number);
    if (!judgement.holds)
        judgement.found = to_string(*found, machine.config);
    return judgement;
}

static std::string happening_text(std::pair<std::string, std::string> const& what)
{
    return what.second.empty() ? what.first : what.first + " " + what.second;
}

ExpectationResult ExpectationWatcher::judge(expected::Order const& order, Machine const& machine,
                                            NameTable const& name_table) const
{
    ExpectationResult judgement{{}, true, {}, 1, {}};
    std::optional<First> before;
    for (auto const& what : order.first) {
        auto const now = first(machine, name_table, what.first, what.second);
        std::string const found = now ? fmt::format("{} at {}", happening_text(what), format_time(now->at))
                                      : happening_text(what) + " not at all";
        judgement.found += (judgement.found.empty() ? "" : ", ") + found;
        if (!now || (before && now->n < before->n))
            judgement.holds = false;
        before = now ? now : before;
    }
    if (judgement.holds)
        judgement.found.clear();
    return judgement;
}

ExpectationResult ExpectationWatcher::judge(expected::Never const& never_happens, Machine const& machine,
                                            NameTable const& name_table) const
{
    std::size_t const space = never_happens.event.find(' ');
    std::string const subject = space == std::string::npos ? "" : never_happens.event.substr(space + 1);
    auto const happened = first(machine, name_table, never_happens.event.substr(0, space), subject);
    ExpectationResult judgement;
    judgement.holds = !happened;
    if (happened)
        judgement.found = fmt::format("it happened at {}", format_time(happened->at));
    return judgement;
}

std::optional<SimTime> ExpectationWatcher::end_of(Machine const& machine, Tgid process) const
{
    std::optional<SimTime> last;
    for (auto const& [task, at] : m_exits)
        if (machine.tasks[index_of(task)].tgid == process)
            last = at;
    return last;
}

static bool ended_by(ThreadGroup const& group, std::string const& by)
{
    if (by.empty())
        return true;
    return by == "exit" ? group.exit_signal == 0 : group.exit_signal == signal_number(by).value_or(0);
}

ExpectationResult ExpectationWatcher::judge(expected::Ends const& ends, Machine const& machine,
                                            NameTable const& name_table) const
{
    ExpectationResult judgement;
    ValuePath path;
    path.process = ends.process;
    auto const process = process_of(machine, name_table, path);
    if (!process || machine.groups[index_of(*process)].state == GroupState::Running) {
        judgement.found = process ? "it did not end" : "there was no such process";
        return judgement;
    }
    ThreadGroup const& group = machine.groups[index_of(*process)];
    auto const at = end_of(machine, *process);
    bool const in_time = (!ends.min || (at && *at >= *ends.min)) && (!ends.max || (at && *at <= *ends.max));
    judgement.holds = in_time && ended_by(group, ends.by);
    std::string const by =
        group.exit_signal == 0 ? fmt::format("exit code {}", group.exit_code) : signal_name(group.exit_signal);
    if (!judgement.holds)
        judgement.found = fmt::format("it ended by {}{}", by, at ? fmt::format(" at {}", format_time(*at)) : "");
    return judgement;
}

std::vector<ExpectationResult> ExpectationWatcher::judge(Machine const& machine, NameTable const& name_table) const
{
    std::vector<ExpectationResult> judgements;
    for (std::size_t i = 0; i < m_expectations.size(); ++i) {
        Expectation const& expectation = m_expectations[i];
        ExpectationResult judgement;
        if (auto const* value = std::get_if<expected::Value>(&expectation.what)) {
            bool const now = !value->at || (!m_was_sampled[i] && *value->at == machine.now);
            judgement =
                judge(*value, now ? value_at(machine, name_table, value->path) : m_sampled[i], machine, name_table);
            if (!now && !m_was_sampled[i])
                judgement.found = fmt::format("the run did not come to {}", format_time(*value->at));
        } else if (auto const* signals = std::get_if<expected::Signals>(&expectation.what)) {
            judgement = judge(*signals, machine, name_table);
        } else if (auto const* order = std::get_if<expected::Order>(&expectation.what)) {
            judgement = judge(*order, machine, name_table);
        } else if (auto const* never_happens = std::get_if<expected::Never>(&expectation.what)) {
            judgement = judge(*never_happens, machine, name_table);
        } else if (auto const* call = std::get_if<expected::Call>(&expectation.what)) {
            judgement.holds = m_calls.holds(*call, machine, name_table, judgement.found);
        } else if (auto const* ends = std::get_if<expected::Ends>(&expectation.what)) {
            judgement = judge(*ends, machine, name_table);
        }
        judgement.text = to_string(expectation);
        judgement.points = expectation.points;
        judgement.note = expectation.note;
        judgement.visibility = expectation.visibility;
        judgements.push_back(std::move(judgement));
    }
    return judgements;
}

std::string bounds_text(Bounds const& bounds, Unit unit)
{
    if (bounds.min && bounds.max && *bounds.min == *bounds.max)
        return format_amount(*bounds.min, unit);
    if (bounds.min && bounds.max)
        return fmt::format("{} to {}", format_amount(*bounds.min, unit), format_amount(*bounds.max, unit));
    if (bounds.min)
        return fmt::format("at least {}", format_amount(*bounds.min, unit));
    return bounds.max ? fmt::format("at most {}", format_amount(*bounds.max, unit)) : "anything";
}

namespace {

struct ExpectationText {
    std::string operator()(expected::Signals const& signals) const
    {
        std::string text = fmt::format("signals of {}:", signals.process);
        for (std::size_t i = 0; i < signals.counts.size(); ++i)
            text += fmt::format("{} {} {}", i == 0 ? "" : ",", signal_name(signals.counts[i].first),
                                bounds_text(signals.counts[i].second, Unit::Count));
        return text;
    }
    std::string operator()(expected::Value const& value) const
    {
        auto const path = parse_value_path(value.path);
        Unit const unit = path ? path->unit() : Unit::Count;
        std::string const wanted = !value.text ? bounds_text(value.bounds, unit)
            : value.text->empty()              ? "none"
                                               : *value.text;
        return fmt::format("{}{} is {}", value.at ? fmt::format("at {}: ", format_time(*value.at)) : "", value.path,
                           wanted);
    }
    std::string operator()(expected::Order const& order) const
    {
        std::string text;
        for (auto const& what : order.first)
            text += (text.empty() ? "" : " before ") + happening_text(what);
        return text;
    }
    std::string operator()(expected::Call const& call) const { return call_text(call); }
    std::string operator()(expected::Never const& never_happens) const { return "never " + never_happens.event; }
    std::string operator()(expected::Ends const& ends) const
    {
        Bounds bounds;
        if (ends.min)
            bounds.min = ends.min->time_since_epoch().count();
        if (ends.max)
            bounds.max = ends.max->time_since_epoch().count();
        bool const exact = bounds.min && bounds.min == bounds.max;
        std::string const when =
            bounds == Bounds{} ? "" : fmt::format(" {}{}", exact ? "at " : "after ", bounds_text(bounds, Unit::Time));
        return fmt::format("{} ends{}{}", ends.process, ends.by.empty() ? "" : " by " + ends.by, when);
    }
};

}

std::string to_string(Expectation const& expectation) { return std::visit(ExpectationText{}, expectation.what); }

}
