// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"
#include "core/scenario/read_op_parts.h"
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

static constexpr std::array<OpRow, 47> op_table{{
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
    {"clock_gettime", read_clock_gettime},
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
    {"join", read_join},
    {"lock", simple_op<op::Lock, read_name>},
    {"unlock", simple_op<op::Unlock, read_name>},
    {"post", simple_op<op::Post, read_name>},
    {"acquire", simple_op<op::Acquire, read_name>},
    {"write", simple_op<op::Write, read_name>},
    {"read", simple_op<op::Read, read_name>},
    {"exit", simple_op<op::Exit, read_exit_code>, bare_op<op::Exit>},
    {"exit_group", simple_op<op::ExitGroup, read_exit_code>, bare_op<op::ExitGroup>},
    {"spin", read_spin},
    {"set", read_set},
    {"every", simple_op<op::Every, read_positive_time>},
    {"clock_nanosleep", read_clock_nanosleep},
    {"timer_getoverrun", simple_op<op::TimerGetoverrun, read_timer_use>},
    {"sched_rr_get_interval", no_value_op<op::SchedRrGetInterval>, bare_op<op::SchedRrGetInterval>},
    {"sigwait", read_sigwait},
    {"exec", no_value_op<op::Exec>, bare_op<op::Exec>},
    {"cond_wait", read_cond_wait},
    {"cond_signal", simple_op<op::CondSignal, read_name>},
    {"cond_broadcast", simple_op<op::CondBroadcast, read_name>},
    {"barrier", read_barrier},
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
    if (std::string_view const instead = modelled_instead(name.text()); !instead.empty()) {
        in.error(name,
                 fmt::format("unknown op {}: write {} (what is modelled, and what not: docs/model_limits.md)",
                             quoted(name.text()), instead));
        return nullptr;
    }
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

// {sigwait: [...], timeout: 1s}: as the op repeat, it has a key beside its name.
static std::optional<Op> read_timed_sigwait(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"sigwait", "timeout"};
    Fields const fields{in, node, "sigwait", keys};
    op::Sigwait op;
    fields.take_required("sigwait", op.signals, read_signals);
    fields.take("timeout", op.timeout, read_time);
    return Op{std::move(op)};
}

static std::optional<Op> read_named_op(Reading& in, YamlNode node)
{
    if (node.size() == 0) {
        in.error(node, "an op without a name");
        return std::nullopt;
    }
    if (has_key(node, "repeat"))
        return read_repeat(in, node);
    if (node.size() == 2 && has_key(node, "sigwait") && has_key(node, "timeout"))
        return read_timed_sigwait(in, node);
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

}
