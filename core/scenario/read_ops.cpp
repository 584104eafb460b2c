// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_record.h"

#include <algorithm>

namespace tickscope {

using OpReader = std::optional<Op> (*)(Reading&, YamlNode);

// What a program's op is called, and who reads what stands behind its name. `bare` is for those that may stand alone.
struct OpRow {
    std::string_view name;
    OpReader read;
    std::optional<Op> (*bare)() = nullptr;
};

template<class T>
static std::optional<Op> bare_op()
{
    return Op{T{}};
}

// An op whose value is read whole by `read`.
template<class T, auto read>
static std::optional<Op> simple_op(Reading& in, YamlNode node)
{
    auto value = read(in, node);
    if (!value)
        return std::nullopt;
    return Op{T{std::move(*value)}};
}

template<class T>
static std::optional<Op> no_value_op(Reading& in, YamlNode node)
{
    if (!node.is_null())
        wrong_type(in, node, "no value here");
    return Op{T{}};
}

static std::optional<Op> read_until(Reading& in, YamlNode node)
{
    auto const until = read_phase(in, node);
    return until ? std::optional{Op{*until}} : std::nullopt;
}

static std::optional<Op> read_setitimer(Reading& in, YamlNode node)
{
    using op::Setitimer;
    return Op{read_record(in, node, "setitimer", required("which", &Setitimer::which, read_word<words::itimers>),
                          required("value", &Setitimer::value, read_time),
                          optional("interval", &Setitimer::interval, read_time))};
}

static std::optional<std::string> read_process_at_boot(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::ProcessAtBoot, *name, node);
    return name;
}

static std::optional<ClockName> read_other_clock(Reading& in, YamlNode node)
{
    return read_record(in, node, "a clock", required("process", &ClockName::process, read_process_at_boot),
                       optional("kind", &ClockName::kind, read_word<words::cpu_clocks>));
}

static std::optional<ClockName> read_clock(Reading& in, YamlNode node)
{
    if (node.is_map())
        return read_other_clock(in, node);
    auto const simple = read_word<words::clocks>(in, node);
    return simple ? std::optional{ClockName{simple->scope, simple->kind, {}}} : std::nullopt;
}

static std::optional<std::string> read_timer_use(Reading& in, YamlNode node)
{
    auto id = read_text(in, node);
    if (id)
        in.names.use(DeclaredNames::Wanted::OwnTimer, *id, node);
    return id;
}

static std::optional<Op> read_timer_create(Reading& in, YamlNode node)
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

static std::optional<Op> read_timer_settime(Reading& in, YamlNode node)
{
    using op::TimerSettime;
    return Op{read_record(in, node, "timer_settime", required("id", &TimerSettime::id, read_timer_use),
                          required("value", &TimerSettime::value, read_time),
                          optional("interval", &TimerSettime::interval, read_time),
                          optional("absolute", &TimerSettime::absolute, read_bool))};
}

static std::optional<Op> read_setscheduler(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"policy", "priority"};
    Fields const fields{in, node, "sched_setscheduler", keys};
    op::SchedSetscheduler op;
    fields.take_required("policy", op.policy, read_word<words::policies>);
    if (is_rt(op.policy))
        fields.take_required("priority", op.priority, read_in_range<1, 99>);
    else
        fields.take("priority", op.priority, read_in_range<0, 0>);
    return Op{op};
}

static std::optional<Op> read_sigaction(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"signal", "do"};
    Fields const fields{in, node, "sigaction", keys};
    op::Sigaction op;
    fields.take_required("signal", op.signal, read_signal);
    bool const can_be_caught = op.signal != 9 && op.signal != 19;
    if (!can_be_caught)
        in.error(node, fmt::format("{} cannot be caught or ignored", signal_name(op.signal)));
    fields.take_required("do", op.what, read_disposition);
    return Op{std::move(op)};
}

static std::optional<std::vector<int>> read_signals(Reading& in, YamlNode node)
{
    return read_list<int>(in, node, "a list of signals", read_signal);
}

static std::optional<Op> read_sigprocmask(Reading& in, YamlNode node)
{
    static constexpr auto keys = words_of(words::mask_changes);
    Fields const fields{in, node, "sigprocmask", keys};
    op::Sigprocmask op;
    if (node.is_map() && node.size() != 1)
        in.error(node, "sigprocmask has one of block, unblock and set");
    for (auto const& [word, how] : words::mask_changes)
        if (fields.take(word, op.signals, read_signals))
            op.how = how;
    return Op{std::move(op)};
}

static std::optional<Op> read_kill(Reading& in, YamlNode node)
{
    using op::Kill;
    return Op{read_record(in, node, "kill", required("process", &Kill::process, read_process_at_boot),
                          required("signal", &Kill::signal, read_signal))};
}

static std::optional<Op> read_spawn(Reading& in, YamlNode node)
{
    auto thread = read_thread(in, node);
    if (!thread)
        return std::nullopt;
    return Op{op::Spawn{std::make_shared<ThreadSpec const>(std::move(*thread))}};
}

static std::optional<Op> read_fork(Reading& in, YamlNode node)
{
    auto process = read_process(in, node);
    if (!process)
        return std::nullopt;
    return Op{op::Fork{std::make_shared<ProcessSpec const>(std::move(*process))}};
}

static std::optional<std::string> read_join(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::OwnThread, *name, node);
    return name;
}

static std::optional<int> read_exit_code(Reading& in, YamlNode node)
{
    if (node.is_null())
        return 0;
    auto const code = read_integer(in, node, 0, 255);
    return code ? std::optional{static_cast<int>(*code)} : std::nullopt;
}

static std::optional<Op> read_times(Reading& in, YamlNode node)
{
    if (!node.is_null())
        wrong_type(in, node, "no value here");
    return Op{op::Getrusage{RusageWho::Times}};
}

static std::optional<Op> bare_times() { return Op{op::Getrusage{RusageWho::Times}}; }

static constexpr std::array<OpRow, 35> op_table{{
    {"user", simple_op<op::User, read_span>},
    {"system", simple_op<op::System, read_span>},
    {"sleep", simple_op<op::Sleep, read_span>},
    {"repeat", nullptr},
    {"until", read_until},
    {"yield", no_value_op<op::Yield>, bare_op<op::Yield>},
    {"setitimer", read_setitimer},
    {"getitimer", simple_op<op::Getitimer, read_word<words::itimers>>},
    {"timer_create", read_timer_create},
    {"timer_settime", read_timer_settime},
    {"timer_gettime", simple_op<op::TimerGettime, read_timer_use>},
    {"timer_delete", simple_op<op::TimerDelete, read_timer_use>},
    {"clock_gettime", simple_op<op::ClockGettime, read_clock>},
    {"getrusage", simple_op<op::Getrusage, read_word<words::rusage>>},
    {"times", read_times, bare_times},
    {"setrlimit_cpu", simple_op<op::SetrlimitCpu, read_rlimit_cpu>},
    {"sched_setscheduler", read_setscheduler},
    {"nice", simple_op<op::Nice, read_nice>},
    {"setaffinity", simple_op<op::Setaffinity, read_cpus>},
    {"sigaction", read_sigaction},
    {"sigprocmask", read_sigprocmask},
    {"kill", read_kill},
    {"pause", no_value_op<op::Pause>, bare_op<op::Pause>},
    {"spawn", read_spawn},
    {"fork", read_fork},
    {"wait", no_value_op<op::Wait>, bare_op<op::Wait>},
    {"join", simple_op<op::Join, read_join>},
    {"lock", simple_op<op::Lock, read_name>},
    {"unlock", simple_op<op::Unlock, read_name>},
    {"post", simple_op<op::Post, read_name>},
    {"acquire", simple_op<op::Acquire, read_name>},
    {"write", simple_op<op::Write, read_name>},
    {"read", simple_op<op::Read, read_name>},
    {"exit", simple_op<op::Exit, read_exit_code>, bare_op<op::Exit>},
    {"exit_group", simple_op<op::ExitGroup, read_exit_code>, bare_op<op::ExitGroup>},
}};

std::vector<std::string_view> op_names()
{
    std::vector<std::string_view> names;
    std::ranges::transform(op_table, std::back_inserter(names), &OpRow::name);
    return names;
}

static OpRow const* find_op(Reading& in, YamlNode name)
{
    for (OpRow const& row : op_table)
        if (row.name == name.text())
            return &row;
    if (in.is_full())
        return nullptr;
    std::array<std::string_view, op_table.size()> names;
    std::ranges::transform(op_table, names.begin(), &OpRow::name);
    in.error(name, fmt::format("unknown op {}{}", quoted(name.text()), did_you_mean(name.text(), names)));
    return nullptr;
}

static std::optional<std::optional<std::uint64_t>> read_repeat_count(Reading& in, YamlNode node)
{
    if (node.is_scalar() && node.text() == "forever")
        return std::optional<std::uint64_t>{};
    auto const count = node.kind() == YamlNode::Kind::Plain ? parse_unsigned(node.text()) : std::nullopt;
    if (!count) {
        wrong_type(in, node, "a count or 'forever'");
        return std::nullopt;
    }
    return std::optional{count};
}

static std::optional<Op> read_repeat(Reading& in, YamlNode node)
{
    using op::Repeat;
    return Op{read_record(in, node, "repeat", required("repeat", &Repeat::count, read_repeat_count),
                          required("do", &Repeat::body, read_program))};
}

static std::optional<Op> read_named_op(Reading& in, YamlNode node)
{
    if (node.size() == 0) {
        in.error(node, "an op without a name");
        return std::nullopt;
    }
    for (std::size_t i = 0; i < node.size(); ++i)
        if (node.key(i).is_scalar() && node.key(i).text() == "repeat")
            return read_repeat(in, node);
    if (!node.key(0).is_scalar())
        return std::nullopt;
    OpRow const* row = find_op(in, node.key(0));
    if (node.size() > 1)
        in.error(node.key(1),
                 fmt::format("{} in the op {}: each op is an item of the list, with a '-' of its own",
                             describe(node.key(1)), quoted(node.key(0).text())));
    return row ? row->read(in, node.value(0)) : std::nullopt;
}

static std::optional<Op> read_op(Reading& in, YamlNode node)
{
    if (node.is_map())
        return read_named_op(in, node);
    if (!node.is_scalar()) {
        wrong_type(in, node, "an op");
        return std::nullopt;
    }
    OpRow const* row = find_op(in, node);
    if (row && !row->bare)
        in.error(node, fmt::format("the op '{0}' needs a value: '{0}: ...'", row->name));
    return row && row->bare ? row->bare() : std::nullopt;
}

std::optional<std::vector<Op>> read_program(Reading& in, YamlNode node)
{
    return read_list<Op>(in, node, "a list of ops", read_op);
}

std::optional<Disposition> read_disposition(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 1> keys{"handler"};
    Disposition what;
    if (node.is_scalar() && node.text() == "default")
        return what;
    if (node.is_scalar() && node.text() == "ignore") {
        what.kind = Disposition::Kind::Ignore;
        return what;
    }
    if (!node.is_map()) {
        wrong_type(in, node, "ignore, default or {handler: ...}");
        return std::nullopt;
    }
    Fields const fields{in, node, "what a signal does", keys};
    auto const handler = fields.require("handler");
    if (!handler)
        return std::nullopt;
    bool const has_ops = handler->is_list();
    what.kind = has_ops ? Disposition::Kind::HandlerOps : Disposition::Kind::HandlerTime;
    bool const good =
        has_ops ? fields.take("handler", what.ops, read_program) : fields.take("handler", what.time, read_time);
    return good ? std::optional{std::move(what)} : std::nullopt;
}

}
