// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/value_path.h"

#include "core/base/verify.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static std::string_view prefix_of(Subject subject)
{
    switch (subject) {
    case Subject::Machine:
        return "";
    case Subject::Cpu:
        return "cpu.";
    case Subject::Process:
        return "proc.";
    case Subject::Thread:
        return "thread.";
    }
    return "";
}

// What is left of `rest` before ".name"; nothing if it does not end so.
static std::string_view before_name(std::string_view rest, std::string_view name)
{
    bool const fits =
        rest.size() > name.size() + 1 && rest.ends_with(name) && rest[rest.size() - name.size() - 1] == '.';
    return fits ? rest.substr(0, rest.size() - name.size() - 1) : std::string_view{};
}

// "worker.signals.SIGPROF" is "worker.signals" and the signal, for the row "signals". False if the signal is none.
static bool take_signal(std::string_view name, std::string_view& rest, int& signal)
{
    std::string const middle = fmt::format(".{}.", name);
    std::size_t const at = rest.rfind(middle);
    if (at == std::string_view::npos)
        return true;
    auto const number = signal_number(rest.substr(at + middle.size()));
    if (!number)
        return false;
    signal = *number;
    rest = rest.substr(0, at + middle.size() - 1);
    return true;
}

static bool name_subject(ValuePath& path, std::string_view name)
{
    if (path.subject() == Subject::Cpu) {
        auto const cpu = parse_unsigned(name);
        path.cpu = static_cast<std::uint32_t>(cpu.value_or(0));
        return cpu && *cpu <= 0xFFFF;
    }
    std::size_t const slash = name.find('/');
    path.process = name.substr(0, slash);
    if (path.subject() == Subject::Process)
        return slash == std::string_view::npos;
    path.thread = slash == std::string_view::npos ? std::string_view{} : name.substr(slash + 1);
    return !path.process.empty() && !path.thread.empty() && path.thread.find('/') == std::string::npos;
}

static Error no_such_value(std::string_view text)
{
    constexpr std::array<std::string_view, 4> forms{"cpu.N.online", "proc.P.clock.utime", "thread.P/T.utime", "now"};
    for (Subject const subject : {Subject::Cpu, Subject::Process, Subject::Thread, Subject::Machine}) {
        std::string_view const prefix = prefix_of(subject);
        if (!text.starts_with(prefix))
            continue;
        std::string_view const rest = text.substr(prefix.size());
        std::size_t const dot = subject == Subject::Machine ? 0 : std::min(rest.find('.'), rest.size());
        std::vector<std::string> names;
        for (QuantityInfo const& row : quantities())
            if (row.subject == subject)
                names.push_back(fmt::format("{}{}{}{}", prefix, rest.substr(0, dot), dot == 0 ? "" : ".", row.name));
        return {fmt::format("there is no value {}{}", quoted(text), did_you_mean(text, names))};
    }
    return {fmt::format("there is no value {} (values look like {})", quoted(text), fmt::join(forms, ", "))};
}

Result<ValuePath> parse_value_path(std::string_view text)
{
    for (QuantityInfo const& row : quantities()) {
        std::string_view const prefix = prefix_of(row.subject);
        if (!text.starts_with(prefix))
            continue;
        ValuePath path{.quantity = &row, .process = {}, .thread = {}};
        std::string_view rest = text.substr(prefix.size());
        if (row.subject == Subject::Machine) {
            if (rest == row.name)
                return path;
            continue;
        }
        if (row.suffix == Suffix::Signal && !take_signal(row.name, rest, path.signal))
            return failure(
                fmt::format("there is no value {}: what stands behind '{}' is no signal", quoted(text), row.name));
        std::string_view const name = before_name(rest, row.name);
        bool const is_whole = row.suffix != Suffix::Signal || path.signal != 0;
        if (!name.empty() && is_whole && name_subject(path, name))
            return path;
    }
    return tl::unexpected{no_such_value(text)};
}

}
