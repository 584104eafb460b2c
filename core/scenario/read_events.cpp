// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"

namespace tickscope {

static std::optional<Command> read_offline(Reading& in, YamlNode node)
{
    auto const cpu = read_cpu_number(in, node);
    return cpu ? std::optional{Command{cmd::Offline{static_cast<CpuId>(*cpu)}}} : std::nullopt;
}

static std::optional<Command> read_online(Reading& in, YamlNode node)
{
    auto const cpu = read_cpu_number(in, node);
    return cpu ? std::optional{Command{cmd::Online{static_cast<CpuId>(*cpu)}}} : std::nullopt;
}

static std::optional<Command> read_kill(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"process", "signal"};
    Fields const fields{in, node, "kill", keys};
    cmd::Kill kill;
    fields.take_required("process", kill.process, read_process_use);
    fields.take_required("signal", kill.signal, read_signal);
    return Command{std::move(kill)};
}

static std::optional<Command> read_setitimer(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 4> keys{"process", "which", "value", "interval"};
    Fields const fields{in, node, "setitimer", keys};
    cmd::Setitimer set;
    fields.take_required("process", set.process, read_process_use);
    fields.take_required("which", set.which, read_word<words::itimers>);
    fields.take_required("value", set.value, read_time);
    fields.take("interval", set.interval, read_time);
    return Command{std::move(set)};
}

static std::optional<Command> read_setrlimit_cpu(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"process", "soft", "hard"};
    Fields const fields{in, node, "setrlimit_cpu", keys};
    cmd::SetrlimitCpu set;
    fields.take_required("process", set.process, read_process_use);
    set.limit = read_cpu_limits(fields);
    return Command{std::move(set)};
}

static std::optional<Command> read_renice(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"thread", "nice"};
    Fields const fields{in, node, "renice", keys};
    cmd::Renice renice;
    fields.take_required("thread", renice.thread, read_thread_use);
    fields.take_required("nice", renice.nice, read_nice);
    return Command{std::move(renice)};
}

static std::optional<Command> read_setaffinity(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"thread", "cpus"};
    Fields const fields{in, node, "setaffinity", keys};
    cmd::Setaffinity set;
    fields.take_required("thread", set.thread, read_thread_use);
    fields.take_required("cpus", set.cpus, read_cpus);
    return Command{std::move(set)};
}

template<class T, auto read>
static std::optional<Command> read_whole(Reading& in, YamlNode node)
{
    auto value = read(in, node);
    return value ? std::optional{Command{T{std::move(*value)}}} : std::nullopt;
}

static std::optional<Command> read_fix(Reading& in, YamlNode node)
{
    auto changes = read_fix_changes(in, node);
    return changes ? std::optional{Command{std::move(*changes)}} : std::nullopt;
}

static std::optional<Command> read_run(Reading& in, YamlNode node)
{
    in.names.enter_event();
    auto process = read_process(in, node);
    in.names.leave_event();
    if (!process)
        return std::nullopt;
    return Command{cmd::Run{std::make_shared<ProcessSpec const>(std::move(*process))}};
}

struct EventRow {
    std::string_view name;
    std::optional<Command> (*read)(Reading&, YamlNode);
};

static constexpr std::array<EventRow, 13> event_table{{
    {"offline", read_offline},
    {"online", read_online},
    {"kill", read_kill},
    {"exit_thread", read_whole<cmd::ExitThread, read_thread_use>},
    {"setitimer", read_setitimer},
    {"setrlimit_cpu", read_setrlimit_cpu},
    {"renice", read_renice},
    {"setaffinity", read_setaffinity},
    {"read_clock", read_whole<cmd::ReadClock, read_process_use>},
    {"sample_timer", read_whole<cmd::SampleTimer, read_process_use>},
    {"fix", read_fix},
    {"rtc_alarm", read_whole<cmd::RtcAlarm, read_alarm>},
    {"run", read_run},
}};

static constexpr auto event_keys = [] {
    std::array<std::string_view, event_table.size() + 1> keys{"at"};
    for (std::size_t i = 0; i < event_table.size(); ++i)
        keys[i + 1] = event_table[i].name;
    return keys;
}();

std::optional<CommandAt> read_event(Reading& in, YamlNode node)
{
    Fields const fields{in, node, "an event", event_keys};
    if (!node.is_map())
        return std::nullopt;
    CommandAt event;
    fields.take_required("at", event.at, read_instant);
    std::optional<Command> command;
    std::size_t deeds = 0;
    for (EventRow const& row : event_table)
        if (auto const value = fields.find(row.name)) {
            ++deeds;
            command = row.read(in, *value);
        }
    if (deeds == 0)
        in.error(node, "an event that does nothing: it has 'at' and one of the things that can be done");
    if (deeds > 1)
        in.error(node, "an event that does several things: give each an 'at' of its own");
    if (!command)
        return std::nullopt;
    event.command = std::move(*command);
    return event;
}

}
