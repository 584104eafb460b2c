// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_event_parts.h"

#include "core/scenario/read_op_parts.h"
#include "core/scenario/read_parts.h"

namespace tickscope {

// Threads, timers and programs that follow belong to a process that the file has declared.
template<class Read>
static void inside(Reading& in, std::string const& process, Read read)
{
    in.names.enter_event();
    std::uint32_t const outer = in.names.enter_known(process.substr(0, process.find('/')));
    read();
    in.names.leave_process(outer);
    in.names.leave_event();
}

std::optional<Command> read_spawn_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"process", "thread"};
    Fields const fields{in, node, "spawn", keys};
    cmd::Spawn spawn;
    fields.take_required("process", spawn.process, read_process_use);
    ThreadSpec thread;
    bool good = false;
    inside(in, spawn.process, [&] { good = fields.take_required("thread", thread, read_thread); });
    if (!good)
        return std::nullopt;
    spawn.thread = std::make_shared<ThreadSpec const>(std::move(thread));
    return Command{std::move(spawn)};
}

std::optional<Command> read_program_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"thread", "do"};
    Fields const fields{in, node, "program", keys};
    cmd::Program program;
    fields.take_required("thread", program.thread, read_thread_use);
    inside(in, program.thread, [&] { fields.take_required("do", program.ops, read_program); });
    return Command{std::move(program)};
}

std::optional<Command> read_setscheduler_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"thread", "policy", "priority"};
    Fields const fields{in, node, "setscheduler", keys};
    cmd::SetScheduler set;
    fields.take_required("thread", set.thread, read_thread_use);
    fields.take_required("policy", set.policy, read_word<words::policies>);
    if (is_rt(set.policy))
        fields.take_required("priority", set.priority, read_in_range<1, 99>);
    else
        fields.take("priority", set.priority, read_in_range<0, 0>);
    return Command{std::move(set)};
}

static std::optional<ClockName> read_own_clock(Reading& in, YamlNode node)
{
    auto const simple = read_word<words::clocks>(in, node);
    if (!simple)
        return std::nullopt;
    ClockName clock;
    clock.scope = simple->scope;
    clock.kind = simple->kind;
    return clock;
}

std::optional<Command> read_timer_create_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 5> keys{"process", "id", "clock", "signal", "notify"};
    Fields const fields{in, node, "timer_create", keys};
    cmd::TimerCreate create;
    fields.take_required("process", create.process, read_process_use);
    if (fields.take_required("id", create.timer.id, read_name))
        inside(in, create.process, [&] { in.names.declare_timer(create.timer.id); });
    fields.take_required("clock", create.timer.clock, read_own_clock);
    fields.take("signal", create.timer.signal, read_signal);
    fields.take("notify", create.timer.notify, read_word<words::notifications>);
    return Command{std::move(create)};
}

std::optional<Command> read_timer_settime_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 5> keys{"process", "id", "value", "interval", "absolute"};
    Fields const fields{in, node, "timer_settime", keys};
    cmd::TimerSettime set;
    fields.take_required("process", set.process, read_process_use);
    inside(in, set.process, [&] { fields.take_required("id", set.timer.id, read_timer_use); });
    fields.take_required("value", set.timer.value, read_time);
    fields.take("interval", set.timer.interval, read_time);
    fields.take("absolute", set.timer.absolute, read_bool);
    return Command{std::move(set)};
}

std::optional<Command> read_timer_delete_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"process", "id"};
    Fields const fields{in, node, "timer_delete", keys};
    cmd::TimerDelete gone;
    fields.take_required("process", gone.process, read_process_use);
    inside(in, gone.process, [&] { fields.take_required("id", gone.id, read_timer_use); });
    return Command{std::move(gone)};
}

std::optional<Command> read_sigaction_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"process", "signal", "do"};
    Fields const fields{in, node, "sigaction", keys};
    cmd::Sigaction set;
    fields.take_required("process", set.process, read_process_use);
    fields.take_required("signal", set.signal, read_catchable_signal);
    inside(in, set.process, [&] { fields.take_required("do", set.what, read_disposition); });
    return Command{std::move(set)};
}

std::optional<Command> read_sigprocmask_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 4> keys{"thread", "block", "unblock", "set"};
    Fields const fields{in, node, "sigprocmask", keys};
    cmd::Sigprocmask mask;
    fields.take_required("thread", mask.thread, read_thread_use);
    std::size_t changes = 0;
    for (auto const& [word, how] : words::mask_changes)
        if (fields.find(word)) {
            ++changes;
            fields.take(word, mask.mask.signals, read_signals);
            mask.mask.how = how;
        }
    if (node.is_map() && changes != 1)
        in.error(node, "sigprocmask has one of block, unblock and set");
    return Command{std::move(mask)};
}

std::optional<Command> read_setrlimit_rttime_event(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"process", "soft", "hard"};
    Fields const fields{in, node, "setrlimit_rttime", keys};
    cmd::SetrlimitRttime set;
    fields.take_required("process", set.process, read_process_use);
    set.limit = read_rttime_limits(fields);
    return Command{std::move(set)};
}

}
