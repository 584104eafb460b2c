// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

#include <fmt/format.h>

namespace tickscope {

static YamlText time(Nanos time) { return YamlText::word(format_time(time)); }

static YamlText pair(std::string_view key, YamlText value)
{
    YamlText map = YamlText::map();
    map.add(key, std::move(value));
    return map;
}

static YamlText span(Span const& span)
{
    switch (span.kind) {
    case Span::Kind::Fixed:
        return time(span.a);
    case Span::Kind::Uniform:
        return pair("uniform", YamlText::list().add(time(span.a)).add(time(span.b)));
    case Span::Kind::Exponential:
        return pair("exponential", time(span.a));
    case Span::Kind::Normal:
        return pair("normal", YamlText::list().add(time(span.a)).add(time(span.b)));
    }
    return time(span.a);
}

static YamlText clock_name(ClockName const& clock)
{
    if (clock.realtime)
        return word("realtime");
    if (!clock.thread.empty())
        return YamlText::map()
            .add("thread", YamlText::text(clock.thread))
            .add("kind", word(word_for(words::cpu_clocks, clock.kind)));
    if (!clock.process.empty())
        return YamlText::map()
            .add("process", YamlText::text(clock.process))
            .add("kind", word(word_for(words::cpu_clocks, clock.kind)));
    return word(word_for(words::clocks, words::SimpleClock{clock.scope, clock.kind}));
}

static YamlText signal_list(std::vector<int> const& signals)
{
    YamlText list = YamlText::list();
    for (int const signal : signals)
        list.add(word(signal_name(signal)));
    return list;
}

static YamlText with_takes(YamlText made, Span const& takes)
{
    if (!(takes == Span{}))
        made.add("takes", span(takes));
    return made;
}

namespace {

// One call an op: what the reader of that name takes.
struct OpWriter {
    YamlText operator()(op::User const& op) const { return pair("user", span(op.length)); }
    YamlText operator()(op::System const& op) const { return pair("system", span(op.length)); }
    YamlText operator()(op::Sleep const& op) const { return pair("sleep", span(op.length)); }
    YamlText operator()(op::Repeat const& op) const
    {
        return YamlText::map(YamlText::Layout::Spread)
            .add("repeat", op.count ? std::to_string(*op.count) : "forever")
            .add("do", write_program(op.body));
    }
    YamlText operator()(op::Until const& op) const
    {
        return pair("until", word(fmt::format("{} {} tick", format_time(op.offset), op.before ? "before" : "after")));
    }
    YamlText operator()(op::Yield const&) const { return word("yield"); }
    YamlText operator()(op::Setitimer const& op) const
    {
        return pair("setitimer",
                    YamlText::map()
                        .add("which", word(word_for(words::itimers, op.which)))
                        .add("value", time(op.value))
                        .add("interval", time(op.interval)));
    }
    YamlText operator()(op::Getitimer const& op) const
    {
        return pair("getitimer", word(word_for(words::itimers, op.which)));
    }
    YamlText operator()(op::TimerCreate const& op) const
    {
        YamlText keys = YamlText::map();
        keys.add("id", YamlText::text(op.id)).add("clock", clock_name(op.clock)).add("signal", signal_name(op.signal));
        if (op.notify != TimerNotify::Signal)
            keys.add("notify", word(word_for(words::notifications, op.notify)));
        return pair("timer_create", std::move(keys));
    }
    YamlText operator()(op::TimerSettime const& op) const
    {
        return pair("timer_settime",
                    YamlText::map()
                        .add("id", YamlText::text(op.id))
                        .add("value", time(op.value))
                        .add("interval", time(op.interval))
                        .add("absolute", op.absolute ? "true" : "false"));
    }
    YamlText operator()(op::TimerGettime const& op) const { return pair("timer_gettime", YamlText::text(op.id)); }
    YamlText operator()(op::TimerDelete const& op) const { return pair("timer_delete", YamlText::text(op.id)); }
    YamlText operator()(op::ClockGettime const& op) const { return pair("clock_gettime", clock_name(op.clock)); }
    YamlText operator()(op::Getrusage const& op) const
    {
        return op.who == RusageWho::Times ? word("times") : pair("getrusage", word(word_for(words::rusage, op.who)));
    }
    YamlText operator()(op::SetrlimitCpu const& op) const
    {
        YamlText limits = YamlText::map();
        write_cpu_limits(limits, op.limit);
        return pair("setrlimit_cpu", std::move(limits));
    }
    YamlText operator()(op::SchedSetscheduler const& op) const
    {
        YamlText keys = YamlText::map();
        keys.add("policy", word(word_for(words::policies, op.policy)));
        if (is_rt(op.policy))
            keys.add("priority", std::to_string(op.priority));
        return pair("sched_setscheduler", std::move(keys));
    }
    YamlText operator()(op::Nice const& op) const { return pair("nice", word(std::to_string(op.value))); }
    YamlText operator()(op::Setaffinity const& op) const { return pair("setaffinity", write_cpus(op.cpus)); }
    YamlText operator()(op::Sigaction const& op) const
    {
        return pair("sigaction",
                    YamlText::map().add("signal", signal_name(op.signal)).add("do", write_disposition(op.what)));
    }
    YamlText operator()(op::Sigprocmask const& op) const
    {
        return pair("sigprocmask", pair(word_for(words::mask_changes, op.how), signal_list(op.signals)));
    }
    YamlText operator()(op::Kill const& op) const
    {
        YamlText whom = op.process.empty() ? pair("thread", YamlText::text(op.thread))
                                           : pair("process", YamlText::text(op.process));
        return pair("kill", whom.add("signal", signal_name(op.signal)));
    }
    YamlText operator()(op::Pause const&) const { return word("pause"); }
    YamlText operator()(op::Spawn const& op) const
    {
        return pair("spawn", with_takes(write_thread(*op.thread, YamlText::Layout::Compact), op.takes));
    }
    YamlText operator()(op::Fork const& op) const
    {
        return pair("fork", with_takes(write_process(*op.process, YamlText::Layout::Compact), op.takes));
    }
    YamlText operator()(op::Wait const&) const { return word("wait"); }
    YamlText operator()(op::Join const& op) const
    {
        YamlText thread = YamlText::text(op.thread);
        return pair("join", op.last ? pair("last", std::move(thread)) : std::move(thread));
    }
    YamlText operator()(op::Lock const& op) const { return pair("lock", YamlText::text(op.mutex)); }
    YamlText operator()(op::Unlock const& op) const { return pair("unlock", YamlText::text(op.mutex)); }
    YamlText operator()(op::Post const& op) const { return pair("post", YamlText::text(op.semaphore)); }
    YamlText operator()(op::Acquire const& op) const { return pair("acquire", YamlText::text(op.semaphore)); }
    YamlText operator()(op::Write const& op) const { return pair("write", YamlText::text(op.pipe)); }
    YamlText operator()(op::Read const& op) const { return pair("read", YamlText::text(op.pipe)); }
    YamlText operator()(op::Exit const& op) const { return with_code("exit", op.code); }
    YamlText operator()(op::ExitGroup const& op) const { return with_code("exit_group", op.code); }

    YamlText operator()(op::Spin const& op) const
    {
        YamlText what =
            op.signal != 0 ? pair("signal", word(signal_name(op.signal))) : pair("flag", YamlText::text(op.flag));
        return pair("spin", pair("until", std::move(what)));
    }
    YamlText operator()(op::SetFlag const& op) const { return pair("set", YamlText::text(op.flag)); }
    YamlText operator()(op::Every const& op) const { return pair("every", time(op.period)); }
    YamlText operator()(op::ClockNanosleep const& op) const
    {
        return pair("clock_nanosleep",
                    YamlText::map()
                        .add("clock", clock_name(op.clock))
                        .add("value", time(op.value))
                        .add("absolute", op.absolute ? "true" : "false"));
    }
    YamlText operator()(op::TimerGetoverrun const& op) const { return pair("timer_getoverrun", YamlText::text(op.id)); }
    YamlText operator()(op::SchedRrGetInterval const&) const { return word("sched_rr_get_interval"); }
    YamlText operator()(op::Sigwait const& op) const
    {
        YamlText wait = pair("sigwait", signal_list(op.signals));
        if (op.timeout)
            wait.add("timeout", time(*op.timeout));
        return wait;
    }
    YamlText operator()(op::Exec const&) const { return word("exec"); }
    YamlText operator()(op::CondWait const& op) const
    {
        return pair("cond_wait",
                    YamlText::map().add("cond", YamlText::text(op.cond)).add("mutex", YamlText::text(op.mutex)));
    }
    YamlText operator()(op::CondSignal const& op) const { return pair("cond_signal", YamlText::text(op.cond)); }
    YamlText operator()(op::CondBroadcast const& op) const { return pair("cond_broadcast", YamlText::text(op.cond)); }
    YamlText operator()(op::Barrier const& op) const
    {
        return pair("barrier",
                    YamlText::map().add("name", YamlText::text(op.name)).add("count", std::to_string(op.count)));
    }

    static YamlText with_code(std::string_view name, int code)
    {
        return code == 0 ? word(name) : pair(name, word(std::to_string(code)));
    }
};

}

YamlText write_program(std::vector<Op> const& ops)
{
    YamlText program = YamlText::list();
    for (Op const& op : ops)
        program.add(std::visit(OpWriter{}, op.what));
    return program;
}

YamlText write_disposition(Disposition const& what)
{
    switch (what.kind) {
    case Disposition::Kind::Default:
        return word("default");
    case Disposition::Kind::Ignore:
        return word("ignore");
    case Disposition::Kind::HandlerTime:
    case Disposition::Kind::HandlerOps:
        break;
    }
    bool const has_ops = what.kind == Disposition::Kind::HandlerOps;
    YamlText handler = pair("handler", has_ops ? write_program(what.ops) : time(what.time));
    if (!what.restart)
        handler.add("restart", "false");
    if (what.nodefer)
        handler.add("nodefer", "true");
    return handler;
}

YamlText write_cpus(CpuList const& cpus)
{
    return cpus ? YamlText::word(fmt::format("\"{}\"", format_cpulist(cpus->mask()))) : word("all");
}

}
