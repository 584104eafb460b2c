// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_event_parts.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_record.h"

namespace tickscope {

template<class T>
static std::optional<Command> read_cpu_event(Reading& in, YamlNode node)
{
    auto const cpu = read_cpu_number(in, node);
    return cpu ? std::optional{Command{T{static_cast<CpuId>(*cpu)}}} : std::nullopt;
}

static std::optional<Command> read_kill_command(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"process", "thread", "signal"};
    Fields const fields{in, node, "kill", keys};
    cmd::Kill kill;
    if (node.is_map() && fields.find("process").has_value() == fields.find("thread").has_value())
        in.error(node, "kill has one of process and thread");
    fields.take("process", kill.process, read_process_use);
    fields.take("thread", kill.thread, read_thread_use);
    fields.take_required("signal", kill.signal, read_signal);
    return Command{std::move(kill)};
}

static std::optional<Command> read_setitimer_command(Reading& in, YamlNode node)
{
    using cmd::Setitimer;
    return read_record(in, node, "setitimer", required("process", &Setitimer::process, read_process_use),
                       required("which", &Setitimer::which, read_word<words::itimers>),
                       required("value", &Setitimer::value, read_time),
                       optional("interval", &Setitimer::interval, read_time));
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
    using cmd::Renice;
    return read_record(in, node, "renice", required("thread", &Renice::thread, read_thread_use),
                       required("nice", &Renice::nice, read_nice));
}

static std::optional<Command> read_setaffinity(Reading& in, YamlNode node)
{
    using cmd::Setaffinity;
    return read_record(in, node, "setaffinity", required("thread", &Setaffinity::thread, read_thread_use),
                       required("cpus", &Setaffinity::cpus, read_cpus));
}

template<class T, auto read>
static std::optional<Command> read_whole(Reading& in, YamlNode node)
{
    auto value = read(in, node);
    return value ? std::optional{Command{T{std::move(*value)}}} : std::nullopt;
}

static bool needs_rtc(Reading& in, YamlNode node)
{
    if (!in.has_rtc)
        in.error(node, "this machine has no RTC: the scenario needs the key 'rtc'");
    return in.has_rtc;
}

static std::optional<Command> read_rtc_alarm(Reading& in, YamlNode node)
{
    return needs_rtc(in, node) ? read_whole<cmd::RtcAlarm, read_alarm>(in, node) : std::nullopt;
}

static std::optional<Command> read_rtc_update(Reading& in, YamlNode node)
{
    return needs_rtc(in, node) ? read_whole<cmd::RtcUpdate, read_word<words::switches>>(in, node) : std::nullopt;
}

static std::optional<Command> read_rtc_periodic(Reading& in, YamlNode node)
{
    if (!needs_rtc(in, node))
        return std::nullopt;
    if (is_off(node))
        return Command{cmd::RtcPeriodic{}};
    if (!node.is_scalar() || node.text().empty() || node.text().front() < '0' || node.text().front() > '9') {
        wrong_type(in, node, "a rate, 2 to 8192, or 'off'");
        return std::nullopt;
    }
    return read_whole<cmd::RtcPeriodic, read_periodic_hz>(in, node);
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

static constexpr std::array<EventRow, 25> event_table{{
    {"offline", read_cpu_event<cmd::Offline>},
    {"online", read_cpu_event<cmd::Online>},
    {"kill", read_kill_command},
    {"exit_thread", read_whole<cmd::ExitThread, read_thread_use>},
    {"setitimer", read_setitimer_command},
    {"setrlimit_cpu", read_setrlimit_cpu},
    {"renice", read_renice},
    {"setaffinity", read_setaffinity},
    {"read_clock", read_whole<cmd::ReadClock, read_process_use>},
    {"sample_timer", read_whole<cmd::SampleTimer, read_process_use>},
    {"fix", read_fix},
    {"rtc_alarm", read_rtc_alarm},
    {"rtc_update", read_rtc_update},
    {"rtc_periodic", read_rtc_periodic},
    {"run", read_run},
    {"spawn", read_spawn_event},
    {"program", read_program_event},
    {"end_burst", read_whole<cmd::EndBurst, read_thread_use>},
    {"setscheduler", read_setscheduler_event},
    {"timer_create", read_timer_create_event},
    {"timer_settime", read_timer_settime_event},
    {"timer_delete", read_timer_delete_event},
    {"sigaction", read_sigaction_event},
    {"sigprocmask", read_sigprocmask_event},
    {"setrlimit_rttime", read_setrlimit_rttime_event},
}};

static constexpr auto event_keys = [] {
    std::array<std::string_view, event_table.size() + 1> keys{"at"};
    for (std::size_t i = 0; i < event_table.size(); ++i)
        keys[i + 1] = event_table[i].name;
    return keys;
}();

static std::optional<Command> read_deed(Fields const& fields)
{
    std::optional<Command> command;
    std::size_t deeds = 0;
    for (EventRow const& row : event_table)
        if (auto const value = fields.find(row.name)) {
            ++deeds;
            command = row.read(fields.in(), *value);
        }
    if (deeds == 0)
        fields.in().error(fields.node(), "an event that does nothing: one of the things that can be done is missing");
    if (deeds > 1)
        fields.in().error(fields.node(), "an event that does several things: give each an 'at' of its own");
    return command;
}

std::optional<Command> read_act(Reading& in, YamlNode node)
{
    static constexpr std::span<std::string_view const> keys = std::span{event_keys}.subspan(1);
    Fields const fields{in, node, "what is to be done", keys};
    return node.is_map() ? read_deed(fields) : std::nullopt;
}

std::optional<CommandAt> read_event(Reading& in, YamlNode node)
{
    Fields const fields{in, node, "an event", event_keys};
    if (!node.is_map())
        return std::nullopt;
    CommandAt event;
    fields.take_required("at", event.at, read_instant);
    auto command = read_deed(fields);
    if (!command)
        return std::nullopt;
    event.command = std::move(*command);
    return event;
}

}
