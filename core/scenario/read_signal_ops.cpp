// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_op_parts.h"
#include "core/scenario/read_parts.h"

namespace tickscope {

std::optional<int> read_catchable_signal(Reading& in, YamlNode node)
{
    auto const signal = read_signal(in, node);
    if (signal && (*signal == 9 || *signal == 19))
        in.error(node, fmt::format("{} cannot be caught or ignored", signal_name(*signal)));
    return signal;
}

std::optional<Op> read_sigaction(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"signal", "do"};
    Fields const fields{in, node, "sigaction", keys};
    op::Sigaction op;
    fields.take_required("signal", op.signal, read_catchable_signal);
    fields.take_required("do", op.what, read_disposition);
    return Op{std::move(op)};
}

std::optional<std::vector<int>> read_signals(Reading& in, YamlNode node)
{
    return read_list<int>(in, node, "a list of signals", read_signal);
}

std::optional<Op> read_sigprocmask(Reading& in, YamlNode node)
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

std::optional<Op> read_kill(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"process", "thread", "signal"};
    Fields const fields{in, node, "kill", keys};
    op::Kill op;
    bool const has_process = fields.find("process").has_value(), has_thread = fields.find("thread").has_value();
    if (node.is_map() && has_process == has_thread)
        in.error(node, "kill has one of process and thread");
    fields.take("process", op.process, read_process_at_boot);
    fields.take("thread", op.thread, read_thread_at_boot);
    fields.take_required("signal", op.signal, read_signal);
    return Op{std::move(op)};
}

static std::optional<std::vector<int>> read_awaited(Reading& in, YamlNode node)
{
    auto signals = read_signals(in, node);
    if (signals && node.size() == 0)
        in.error(node, "sigwait needs a signal to wait for");
    return signals;
}

// A list of signals, or a map that has a timeout too.
std::optional<Op> read_sigwait(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 2> keys{"signals", "timeout"};
    op::Sigwait op;
    if (!node.is_map()) {
        auto signals = read_awaited(in, node);
        if (!signals)
            return std::nullopt;
        op.signals = std::move(*signals);
        return Op{std::move(op)};
    }
    Fields const fields{in, node, "sigwait", keys};
    fields.take_required("signals", op.signals, read_awaited);
    fields.take("timeout", op.timeout, read_time);
    return Op{std::move(op)};
}

std::optional<Disposition> read_disposition(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 3> keys{"handler", "restart", "nodefer"};
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
    fields.take("restart", what.restart, read_bool);
    fields.take("nodefer", what.nodefer, read_bool);
    bool const good =
        has_ops ? fields.take("handler", what.ops, read_program) : fields.take("handler", what.time, read_time);
    return good ? std::optional{std::move(what)} : std::nullopt;
}

}
