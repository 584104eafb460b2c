// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value.h"

#include "core/base/verify.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <limits>

namespace tickscope {

// Whether "main.2" is this name and this number.
static bool is_called(std::string_view wanted, std::string_view name, std::uint32_t instance)
{
    if (!wanted.starts_with(name))
        return false;
    std::string_view const rest = wanted.substr(name.size());
    return instance == 0 ? rest.empty() : rest == "." + std::to_string(instance);
}

Maybe<Tgid> process_of(Machine const& machine, NameTable const& names, ValuePath const& path)
{
    for (std::size_t i = machine.groups.size(); i-- > 0;) {
        ThreadGroup const& group = machine.groups[i];
        if (is_called(path.process, names.processes[group.spec], group.instance))
            return group.id;
    }
    return {};
}

Maybe<TaskId> thread_of(Machine const& machine, NameTable const& names, ValuePath const& path)
{
    auto const process = process_of(machine, names, path);
    if (!process)
        return {};
    for (std::size_t i = machine.tasks.size(); i-- > 0;) {
        Task const& task = machine.tasks[i];
        if (task.tgid == *process && is_called(path.thread, names.threads[task.spec].name, task.instance))
            return task.id;
    }
    return {};
}

// Whose value a path asks for; none while it is not there.
static std::optional<ValueSubject> subject_of(Machine const& machine, NameTable const& names, ValuePath const& path)
{
    ValueSubject subject{.machine = machine, .names = names, .signal = path.signal};
    switch (path.subject()) {
    case Subject::Machine:
        return subject;
    case Subject::Cpu:
        if (path.cpu >= machine.cpus.size())
            return std::nullopt;
        subject.cpu = &machine.cpus[path.cpu];
        return subject;
    case Subject::Process:
        if (auto const process = process_of(machine, names, path)) {
            subject.group = &machine.groups[index_of(*process)];
            return subject;
        }
        return std::nullopt;
    case Subject::Thread:
        if (auto const thread = thread_of(machine, names, path)) {
            subject.task = &machine.tasks[index_of(*thread)];
            return subject;
        }
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> value_of(Machine const& machine, NameTable const& names, ValuePath const& path)
{
    VERIFY(path.quantity != nullptr);
    auto const subject = subject_of(machine, names, path);
    std::optional<Value> value = subject ? path.quantity->of(*subject) : std::nullopt;
    if (value)
        value->unit = path.unit();
    return value;
}

std::string format_amount(std::int64_t number, Unit unit)
{
    switch (unit) {
    case Unit::Ticks:
        return number == 0 ? "0" : fmt::format("{}ticks", number);
    case Unit::Limit:
        return number == std::numeric_limits<std::int64_t>::max() ? "unlimited" : format_time(Nanos{number});
    case Unit::Time:
        return format_time(Nanos{number});
    case Unit::Flag:
        return number == 0 ? "false" : "true";
    case Unit::Count:
    case Unit::Text:
    case Unit::Cpus:
    case Unit::Signals:
        return std::to_string(number);
    }
    return {};
}

std::string to_string(Value const& value, KernelConfig const& config)
{
    if (value.unit == Unit::Ticks)
        return fmt::format("{} tick{} ({})", value.number, value.number == 1 ? "" : "s",
                           format_time(config.tick_period() * value.number));
    if (value.unit == Unit::Cpus || value.unit == Unit::Signals)
        return value.text.empty() ? "none" : value.text;
    return value.unit == Unit::Text ? value.text : format_amount(value.number, value.unit);
}

}
