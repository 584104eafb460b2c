// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/read_op_parts.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_record.h"

#include <array>

namespace tickscope {

std::optional<Op> read_spawn(Reading& in, YamlNode node)
{
    Span takes;
    auto thread = read_spawned(in, node, takes);
    if (!thread)
        return std::nullopt;
    return Op{op::Spawn{std::make_shared<ThreadSpec const>(std::move(*thread)), takes}};
}

std::optional<Op> read_fork(Reading& in, YamlNode node)
{
    Span takes;
    auto process = read_forked(in, node, takes);
    if (!process)
        return std::nullopt;
    return Op{op::Fork{std::make_shared<ProcessSpec const>(std::move(*process)), takes}};
}

static std::optional<std::string> read_own_thread(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::OwnThread, *name, node);
    return name;
}

// A thread's name, or {last: NAME}.
std::optional<Op> read_join(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 1> keys{"last"};
    op::Join op;
    if (node.is_map()) {
        Fields const fields{in, node, "join", keys};
        op.last = fields.take_required("last", op.thread, read_own_thread);
        return op.last ? std::optional{Op{std::move(op)}} : std::nullopt;
    }
    auto name = read_own_thread(in, node);
    if (!name)
        return std::nullopt;
    op.thread = std::move(*name);
    return Op{std::move(op)};
}

static std::optional<std::string> read_flag_use(Reading& in, YamlNode node)
{
    auto name = read_name(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::Flag, *name, node);
    return name;
}

static std::optional<op::Spin> read_spin_until(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"signal", "flag"};
    Fields const fields{in, node, "until", keys};
    op::Spin spin;
    if (node.is_map() && node.size() != 1)
        in.error(node, "a spin waits for one of signal and flag");
    fields.take("signal", spin.signal, read_signal);
    fields.take("flag", spin.flag, read_flag_use);
    return spin;
}

std::optional<Op> read_spin(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 1> keys{"until"};
    Fields const fields{in, node, "spin", keys};
    op::Spin spin;
    fields.take_required("until", spin, read_spin_until);
    return Op{std::move(spin)};
}

std::optional<Op> read_set(Reading& in, YamlNode node)
{
    auto flag = read_name(in, node);
    if (!flag)
        return std::nullopt;
    in.names.declare_flag(*flag);
    return Op{op::SetFlag{std::move(*flag)}};
}

std::optional<Op> read_cond_wait(Reading& in, YamlNode node)
{
    using op::CondWait;
    return Op{read_record(in, node, "cond_wait", required("cond", &CondWait::cond, read_name),
                          required("mutex", &CondWait::mutex, read_name))};
}

std::optional<Op> read_barrier(Reading& in, YamlNode node)
{
    using op::Barrier;
    auto barrier = read_record(in, node, "barrier", required("name", &Barrier::name, read_name),
                               required("count", &Barrier::count, read_in_range<1, 1'000'000>));
    in.names.declare_barrier(in, barrier.name, barrier.count, node);
    return Op{std::move(barrier)};
}

}
