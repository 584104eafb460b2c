// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/call_watcher.h"

#include "core/kernel/call_names.h"
#include "core/scenario/call_fields.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

CallWatcher::CallWatcher(std::vector<Expectation> const& expectations)
{
    for (Expectation const& expectation : expectations)
        if (auto const* call = std::get_if<expected::Call>(&expectation.what))
            m_most[call->call] = std::max(m_most[call->call], std::size_t{call->nth});
}

void CallWatcher::note(CallResult const& result)
{
    auto const most = m_most.find(result.call);
    if (most == m_most.end())
        return;
    std::vector<CallResult>& results = m_results[{result.task, result.call}];
    if (results.size() < most->second)
        results.push_back(result);
}

static Maybe<TaskId> thread_named(std::string const& name, Machine const& machine, NameTable const& names)
{
    std::size_t const slash = name.find('/');
    ValuePath path;
    path.process = name.substr(0, slash);
    if (slash != std::string::npos) {
        path.thread = name.substr(slash + 1);
        return thread_of(machine, names, path);
    }
    Maybe<Tgid> const process = process_of(machine, names, path);
    return process ? Maybe<TaskId>{machine.groups[index_of(*process)].leader} : Maybe<TaskId>{};
}

static CallField const* find_field(CallResult const& result, std::string_view name)
{
    for (std::uint32_t i = 0; i < result.count; ++i)
        if (result.fields[i].name == name)
            return &result.fields[i];
    return nullptr;
}

static bool has_result(CallResult const& result, expected::Call::Result const& wanted, Machine const& machine,
                       NameTable const& names)
{
    CallField const* field = find_field(result, wanted.field);
    if (field == nullptr)
        return false;
    Value const value = call_value(*field, machine, names);
    return wanted.text ? value.text == *wanted.text : wanted.bounds.holds(value.number);
}

static std::string result_text(CallResult const& result, Machine const& machine, NameTable const& names)
{
    if (result.error != 0)
        return errno_name(result.error);
    std::string text;
    for (std::uint32_t i = 0; i < result.count; ++i)
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", result.fields[i].name,
                            to_string(call_value(result.fields[i], machine, names), machine.config));
    return text.empty() ? "it returned 0" : text;
}

bool CallWatcher::holds(expected::Call const& call, Machine const& machine, NameTable const& names,
                        std::string& found) const
{
    Maybe<TaskId> const thread = thread_named(call.thread, machine, names);
    auto const results = thread ? m_results.find({*thread, call.call}) : m_results.end();
    if (results == m_results.end() || results->second.size() < call.nth) {
        std::size_t const times = results == m_results.end() ? 0 : results->second.size();
        found = thread ? fmt::format("it returned {} times", times) : "there was no such thread";
        return false;
    }
    CallResult const& result = results->second[call.nth - 1];
    bool const right = result.error == call.error.value_or(0) &&
        std::ranges::all_of(call.results,
                            [&](auto const& wanted) { return has_result(result, wanted, machine, names); });
    if (!right)
        found = result_text(result, machine, names);
    return right;
}

static std::string wanted_text(expected::Call const& call)
{
    if (call.error && *call.error != 0)
        return "fails with " + errno_name(*call.error);
    if (call.results.empty())
        return "does not fail";
    std::string text;
    for (expected::Call::Result const& result : call.results) {
        Unit unit = Unit::Count;
        for (CallFieldInfo const& field : fields_of_call(call.call))
            if (field.name == result.field)
                unit = field.unit;
        text += fmt::format("{}{} {}", text.empty() ? "returns " : ", ", result.field,
                            result.text ? *result.text : bounds_text(result.bounds, unit));
    }
    return text;
}

std::string call_text(expected::Call const& call)
{
    return fmt::format("{} number {} of {} {}", call_word(call.call), call.nth, call.thread, wanted_text(call));
}

}
