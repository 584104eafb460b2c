// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/event_fields.h"

#include "core/kernel/call_names.h"
#include "core/kernel/fix_table.h"
#include "core/kernel/rtc.h"
#include "core/kernel/signal_names.h"
#include "core/kernel/thread_group.h"
#include "core/trace/event_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

namespace {

/// Who a field means when it names no thread.
template<class Kind>
constexpr char const* nobody = nullptr;
template<>
constexpr char const* nobody<traced::SchedSwitch> = "idle";
template<>
constexpr char const* nobody<traced::Tick> = "idle";
template<>
constexpr char const* nobody<traced::SchedProcessFork> = "init";
template<>
constexpr char const* nobody<traced::SchedProcessWait> = "init";

FieldValue signal_value(std::uint8_t signal)
{
    if (signal == 0)
        return nullptr;
    return signal <= last_signal ? signal_name(signal) : fmt::format("SIG{}", signal);
}

template<class Kind>
class Spelling {
public:
    explicit Spelling(TaskNames const& names)
        : m_names{names}
    {
    }

    FieldValue of(std::string_view, TaskId id) const { return m_names.path(id); }
    FieldValue of(std::string_view, Maybe<TaskId> id) const
    {
        if (id)
            return m_names.path(*id);
        return nobody<Kind> != nullptr ? FieldValue{std::string{nobody<Kind>}} : nullptr;
    }
    FieldValue of(std::string_view, Tgid id) const { return m_names.process(id); }
    FieldValue of(std::string_view, Maybe<Tgid> id) const { return id ? FieldValue{m_names.process(*id)} : nullptr; }
    FieldValue of(std::string_view, CpuId cpu) const { return std::uint64_t{index_of(cpu)}; }
    FieldValue of(std::string_view, Maybe<CpuId> cpu) const
    {
        return cpu ? FieldValue{std::uint64_t{index_of(*cpu)}} : nullptr;
    }
    FieldValue of(std::string_view, TimerId id) const { return m_names.timer(id); }
    FieldValue of(std::string_view, Nanos span) const { return span.count(); }
    template<class Tag>
    FieldValue of(std::string_view, Count<Tag> count) const
    {
        return count.value;
    }
    FieldValue of(std::string_view, TaskCputime const& time) const { return time; }
    FieldValue of(std::string_view, bool value) const { return value; }
    FieldValue of(std::string_view, std::int32_t value) const { return std::int64_t{value}; }
    FieldValue of(std::string_view, std::uint32_t value) const { return std::uint64_t{value}; }
    FieldValue of(std::string_view name, std::uint8_t value) const
    {
        if (name == "errno")
            return errno_name(value);
        return name == "sig" || name == "signal" ? signal_value(value) : FieldValue{std::uint64_t{value}};
    }
    FieldValue of(std::string_view name, std::uint64_t value) const
    {
        bool const unlimited = value == Rlimit::infinity && (name == "soft_s" || name == "hard_s");
        return unlimited ? FieldValue{nullptr} : value;
    }
    template<class Word>
    requires std::is_enum_v<Word> FieldValue of(std::string_view, Word value)
    const { return std::string{word(value)}; }

private:
    TaskNames const& m_names;
};

template<class Kind>
std::vector<Field> fields_as_declared(Kind const& kind, TaskNames const& names)
{
    Spelling<Kind> const spelling{names};
    std::vector<Field> fields;
    fields.reserve(Kind::names.size() + 1);
    auto const add = [&]<std::size_t... I>(auto const& values, std::index_sequence<I...>)
    {
        (fields.push_back({Kind::names[I], spelling.of(Kind::names[I], std::get<I>(values))}), ...);
    };
    add(members_of(kind), std::make_index_sequence<Kind::names.size()>{});
    return fields;
}

void remove(std::vector<Field>& fields, std::string_view name)
{
    std::erase_if(fields, [name](Field const& field) { return field.name == name; });
}

/// Where the exports spell an event otherwise than as its fields are declared.
template<class Kind>
std::vector<Field> fields_of(Kind const& kind, TaskNames const& names)
{
    return fields_as_declared(kind, names);
}

// The clock of a timer is one word, as in scenario files.
template<class Timer>
requires std::is_base_of_v<traced::TimerFields, Timer> std::vector<Field> fields_of(Timer const& timer,
                                                                                    TaskNames const& names)
{
    return {{"process", names.process(timer.process)},
            {"id", names.timer(timer.id)},
            {"clock", std::string{word(timer.scope, timer.clock)}},
            {"expires", timer.expires},
            {"now", timer.now},
            {"overrun", std::int64_t{timer.overrun}},
            {"by", timer.by ? FieldValue{names.path(*timer.by)} : nullptr}};
}

template<class Kind>
std::vector<Field> of_process_or_task(Kind const& kind, TaskNames const& names)
{
    std::vector<Field> fields = fields_as_declared(kind, names);
    remove(fields, kind.task ? "process" : "task");
    return fields;
}

std::vector<Field> fields_of(traced::ExpiryCache const& kind, TaskNames const& names)
{
    return of_process_or_task(kind, names);
}
std::vector<Field> fields_of(traced::ClockRead const& kind, TaskNames const& names)
{
    return of_process_or_task(kind, names);
}

// Only the signals of timers have overruns.
std::vector<Field> fields_of(traced::SignalDeliver const& delivered, TaskNames const& names)
{
    std::vector<Field> fields = fields_as_declared(delivered, names);
    if (delivered.overrun == 0)
        remove(fields, "si_overrun");
    return fields;
}

std::vector<Field> fields_of(traced::Lock const& lock, TaskNames const& names)
{
    std::vector<Field> fields = fields_as_declared(lock, names);
    fields.front().name = "name";
    return fields;
}

std::vector<Field> fields_of(traced::Warning const& warning, TaskNames const& names)
{
    std::vector<Field> fields{{"site", std::string{word(warning.site)}}, {"text", std::string{sentence(warning.site)}}};
    if (warning.task)
        fields.push_back({"task", names.path(*warning.task)});
    fields.push_back({"value", warning.value});
    return fields;
}

std::vector<Field> fields_of(traced::Invariant const& broken, TaskNames const&)
{
    return {{"law", std::string{word(broken.law)}},
            {"text", std::string{sentence(broken.law)}},
            {"subject", broken.subject}};
}

std::vector<std::string_view> fix_keys(PackedFixes switched)
{
    std::vector<std::string_view> keys;
    for (FixInfo const& info : fix_table)
        if (switched.fixes().has(info.fix))
            keys.push_back(info.key);
    for (LaterFixInfo const& info : later_fix_table)
        if (switched.later().has(info.fix))
            keys.push_back(info.key);
    return keys;
}

std::string alarm_word(std::uint64_t second_of_day)
{
    auto const seconds = static_cast<std::int64_t>(second_of_day);
    return seconds < 86'400 ? to_string(time_of_day(seconds)) : "off";
}

std::vector<Field> fields_of(traced::Command const& command, TaskNames const& names)
{
    std::vector<Field> fields{{"what", std::string{word(command.what)}}};
    if (command.cpu)
        fields.push_back({"which", std::uint64_t{index_of(*command.cpu)}});
    if (command.process)
        fields.push_back({"process", names.process(*command.process)});
    if (command.task)
        fields.push_back({"task", names.path(*command.task)});
    if (command.what == CommandKind::Fix)
        fields.push_back({"fixes", fix_keys(PackedFixes{command.value})});
    else if (command.what == CommandKind::Kill)
        fields.push_back({"sig", signal_value(static_cast<std::uint8_t>(command.value))});
    else if (command.what == CommandKind::Renice)
        fields.push_back({"nice", static_cast<std::int64_t>(command.value)});
    else if (command.what == CommandKind::Alarm)
        fields.push_back({"alarm", alarm_word(command.value)});
    else if (command.what == CommandKind::RtcUpdate)
        fields.push_back({"on", command.value != 0});
    else if (command.what == CommandKind::RtcPeriodic)
        fields.push_back({"hz", command.value});
    return fields;
}

struct Plainly {
    std::string operator()(std::nullptr_t) const { return "-"; }
    std::string operator()(bool value) const { return value ? "1" : "0"; }
    std::string operator()(std::string const& value) const { return value; }
    std::string operator()(TaskCputime const& time) const
    {
        return fmt::format("{}+{}/{}", time.utime.value, time.stime.value, time.sum_exec_runtime.count());
    }
    std::string operator()(std::vector<std::string_view> const& list) const
    {
        return fmt::format("{}", fmt::join(list, ","));
    }
    std::string operator()(auto number) const { return fmt::to_string(number); }
};

}

std::vector<Field> event_fields(Traced const& what, TaskNames const& names)
{
    return std::visit([&names](auto const& kind) { return fields_of(kind, names); }, what);
}

std::string event_details(Traced const& what, TaskNames const& names)
{
    std::string details;
    for (Field const& field : event_fields(what, names)) {
        if (!details.empty())
            details += ' ';
        details.append(field.name).append("=").append(std::visit(Plainly{}, field.value));
    }
    return details;
}

}
