// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_op_parts.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_record.h"

namespace tickscope {

std::optional<Op> read_setitimer(Reading& in, YamlNode node)
{
    using op::Setitimer;
    return Op{read_record(in, node, "setitimer", required("which", &Setitimer::which, read_word<words::itimers>),
                          required("value", &Setitimer::value, read_time),
                          optional("interval", &Setitimer::interval, read_time))};
}

std::optional<std::string> read_process_at_boot(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::ProcessAtBoot, *name, node);
    return name;
}

std::optional<std::string> read_thread_at_boot(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::ThreadAtBoot, *name, node);
    return name;
}

static std::optional<ClockName> read_thread_clock(Reading& in, YamlNode node)
{
    auto clock = read_record(in, node, "a clock", required("thread", &ClockName::thread, read_thread_at_boot),
                             optional("kind", &ClockName::kind, read_word<words::cpu_clocks>));
    clock.scope = TimerScope::Thread;
    return clock;
}

static std::optional<ClockName> read_other_clock(Reading& in, YamlNode node)
{
    if (has_key(node, "thread"))
        return read_thread_clock(in, node);
    return read_record(in, node, "a clock", required("process", &ClockName::process, read_process_at_boot),
                       optional("kind", &ClockName::kind, read_word<words::cpu_clocks>));
}

static std::optional<ClockName> read_clock(Reading& in, YamlNode node)
{
    if (node.is_map())
        return read_other_clock(in, node);
    auto const simple = read_word<words::clocks>(in, node);
    if (!simple)
        return std::nullopt;
    ClockName clock;
    clock.scope = simple->scope;
    clock.kind = simple->kind;
    return clock;
}

// A sleep knows CLOCK_REALTIME too.
static std::optional<ClockName> read_sleep_clock(Reading& in, YamlNode node)
{
    if (!node.is_scalar() || node.text() != "realtime")
        return read_clock(in, node);
    ClockName clock;
    clock.scope = TimerScope::Monotonic;
    clock.realtime = true;
    return clock;
}

std::optional<Op> read_clock_gettime(Reading& in, YamlNode node)
{
    auto clock = read_clock(in, node);
    return clock ? std::optional{Op{op::ClockGettime{std::move(*clock)}}} : std::nullopt;
}

std::optional<Op> read_clock_nanosleep(Reading& in, YamlNode node)
{
    using op::ClockNanosleep;
    return Op{read_record(in, node, "clock_nanosleep", required("clock", &ClockNanosleep::clock, read_sleep_clock),
                          required("value", &ClockNanosleep::value, read_time),
                          optional("absolute", &ClockNanosleep::absolute, read_bool))};
}

std::optional<std::string> read_timer_use(Reading& in, YamlNode node)
{
    auto id = read_text(in, node);
    if (id)
        in.names.use(DeclaredNames::Wanted::OwnTimer, *id, node);
    return id;
}

std::optional<Op> read_timer_create(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 4> keys{"id", "clock", "signal", "notify"};
    Fields const fields{in, node, "timer_create", keys};
    op::TimerCreate op;
    if (fields.take_required("id", op.id, read_name))
        in.names.declare_timer(op.id);
    fields.take_required("clock", op.clock, read_clock);
    fields.take("signal", op.signal, read_signal);
    fields.take("notify", op.notify, read_word<words::notifications>);
    return Op{std::move(op)};
}

std::optional<Op> read_timer_settime(Reading& in, YamlNode node)
{
    using op::TimerSettime;
    return Op{read_record(in, node, "timer_settime", required("id", &TimerSettime::id, read_timer_use),
                          required("value", &TimerSettime::value, read_time),
                          optional("interval", &TimerSettime::interval, read_time),
                          optional("absolute", &TimerSettime::absolute, read_bool))};
}

}
