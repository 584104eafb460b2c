// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_args.h"
#include "app/cli/console_timer_ops.h"
#include "app/cli/console_world.h"
#include "app/cli/kernel_console_case.h"
#include "core/kernel/exit.h"
#include "core/kernel/signal.h"

#include <fmt/format.h>

#include <array>

namespace tickscope {

namespace {

// More than any machine has, so that no input holds the program up or makes it allocate without bound.
constexpr std::uint64_t most_ticks = 100'000'000;
constexpr std::uint64_t max_threads = 20'000;
constexpr std::uint64_t most_ns = 1'000'000'000'000'000'000;

/// One case on one version.
class TimersCase {
public:
    TimersCase(ConsoleCase const& input, KernelConfig const& config)
        : m_world{input, config}
    {
    }

    Result<Observations> run(std::vector<Json> const& ops);

private:
    using Handler = void (TimersCase::*)(ConsoleArgs&);
    struct Entry {
        std::string_view name;
        Handler run;
    };
    static std::array<Entry, 12> const handlers;

    std::optional<std::string> take(Json const& op);
    Maybe<TaskId> thread(ConsoleArgs& args, char const* key = "thread");
    bool can_call(Maybe<TaskId> id);
    std::string new_name(ConsoleArgs& args);

    void autodeliver(ConsoleArgs& args);
    void process(ConsoleArgs& args);
    void new_thread(ConsoleArgs& args);
    void ticks(ConsoleArgs& args);
    void rounds(ConsoleArgs& args);
    void run_on(ConsoleArgs& args);
    void bank(ConsoleArgs& args);
    void exit(ConsoleArgs& args);
    void wait(ConsoleArgs& args);
    void change_mask(ConsoleArgs& args, MaskHow how);
    void sigblock(ConsoleArgs& args) { change_mask(args, MaskHow::Block); }
    void sigunblock(ConsoleArgs& args) { change_mask(args, MaskHow::Unblock); }
    void deliver(ConsoleArgs& args);

    void tick(TaskId id, CpuMode mode, Nanos ran);
    bool may_spend(ConsoleArgs& args, std::uint64_t count, std::uint64_t ns);

    ConsoleWorld m_world;
    bool m_autodeliver = false;
    std::uint64_t m_threads = 1;
    std::uint64_t m_planned_ticks = 0;
    std::uint64_t m_planned_ns = 0;
};

}

std::array<TimersCase::Entry, 12> const TimersCase::handlers{{
    {"autodeliver", &TimersCase::autodeliver},
    {"process", &TimersCase::process},
    {"thread", &TimersCase::new_thread},
    {"ticks", &TimersCase::ticks},
    {"rounds", &TimersCase::rounds},
    {"run", &TimersCase::run_on},
    {"bank", &TimersCase::bank},
    {"exit", &TimersCase::exit},
    {"wait", &TimersCase::wait},
    {"sigblock", &TimersCase::sigblock},
    {"sigunblock", &TimersCase::sigunblock},
    {"deliver", &TimersCase::deliver},
}};

Maybe<TaskId> TimersCase::thread(ConsoleArgs& args, char const* key)
{
    std::string const name = args.text(key);
    args.expect(m_world.knows_thread(name), fmt::format("expected '{}' to name a thread made before", key));
    return args.error() ? Maybe<TaskId>{} : m_world.thread(name);
}

// A killed process gives nothing; a thread that has exited says so.
bool TimersCase::can_call(Maybe<TaskId> id)
{
    if (!id || m_world.is_killed(*id))
        return false;
    if (m_world.has_exited(*id)) {
        m_world.observe("noop_dead", Json::object());
        return false;
    }
    m_world.enter(*id);
    return true;
}

std::string TimersCase::new_name(ConsoleArgs& args)
{
    std::string name = args.text("name");
    args.expect(!m_world.knows_thread(name), "expected 'name' to be new");
    args.expect(++m_threads <= max_threads, fmt::format("expected at most {} threads", max_threads));
    return name;
}

// How long it all may take and how far a clock may go.
bool TimersCase::may_spend(ConsoleArgs& args, std::uint64_t count, std::uint64_t ns)
{
    if (args.error())
        return false;
    bool const few = count <= most_ticks - m_planned_ticks;
    args.expect(few, fmt::format("expected at most {} ticks in all", most_ticks));
    bool const short_enough = few && (count == 0 || ns <= (most_ns - m_planned_ns) / count);
    args.expect(short_enough, fmt::format("expected at most {} ns in all", most_ns));
    if (short_enough) {
        m_planned_ticks += count;
        m_planned_ns += count * ns;
    }
    return short_enough;
}

void TimersCase::autodeliver(ConsoleArgs& args)
{
    bool const on = args.flag("on");
    if (args.complete())
        m_autodeliver = on;
}

void TimersCase::process(ConsoleArgs& args)
{
    std::string const name = new_name(args);
    Maybe<TaskId> const parent = thread(args, "parent");
    if (!args.complete())
        return;
    if (can_call(parent))
        m_world.add_process(name, *parent);
    else
        m_world.add_stillborn(name);
}

void TimersCase::new_thread(ConsoleArgs& args)
{
    std::string const name = new_name(args);
    Maybe<TaskId> const of = thread(args, "of");
    if (!args.complete())
        return;
    if (can_call(of))
        m_world.add_thread(name, *of);
    else
        m_world.add_stillborn(name);
}

static CpuMode mode_called(std::string const& name) { return name == "user" ? CpuMode::User : CpuMode::System; }

void TimersCase::tick(TaskId id, CpuMode mode, Nanos ran)
{
    m_world.tick(id, mode, ran);
    if (m_autodeliver && !m_world.is_killed(id))
        m_world.deliver(id);
}

void TimersCase::ticks(ConsoleArgs& args)
{
    Maybe<TaskId> const id = thread(args);
    CpuMode const mode = mode_called(args.one_of("mode", {"user", "system"}));
    std::uint64_t const count = args.count("n", most_ticks);
    std::uint64_t const ns = args.count("ns", most_ns);
    if (!may_spend(args, count, ns) || !args.complete() || !can_call(id))
        return;
    for (std::uint64_t i = 0; i < count && !m_world.is_killed(*id); ++i)
        tick(*id, mode, Nanos{static_cast<std::int64_t>(ns)});
}

void TimersCase::rounds(ConsoleArgs& args)
{
    std::uint64_t const count = args.count("n", most_ticks);
    std::uint64_t const ns = args.count("ns", most_ns);
    std::vector<std::pair<Maybe<TaskId>, CpuMode>> round;
    for (Json const& each : args.list("ticks")) {
        bool const pair = each.is_array() && each.size() == 2 && each[0].is_string() && m_world.knows_thread(each[0]) &&
            (each[1] == "user" || each[1] == "system");
        args.expect(pair, "expected 'ticks' to list [thread, user or system]");
        if (pair)
            round.emplace_back(m_world.thread(each[0]), mode_called(each[1]));
    }
    args.expect(round.size() <= max_threads, "expected fewer 'ticks'");
    if (args.error() || !may_spend(args, count * round.size(), ns) || !args.complete())
        return;
    for (std::uint64_t i = 0; i < count; ++i)
        for (auto const& [id, mode] : round)
            if (id && !m_world.is_killed(*id) && !m_world.has_exited(*id))
                tick(*id, mode, Nanos{static_cast<std::int64_t>(ns)});
}

void TimersCase::run_on(ConsoleArgs& args)
{
    Maybe<TaskId> const id = thread(args);
    std::uint64_t const ns = args.count("ns", most_ns);
    if (may_spend(args, 1, ns) && args.complete() && can_call(id))
        m_world.run(*id, Nanos{static_cast<std::int64_t>(ns)});
}

void TimersCase::bank(ConsoleArgs& args)
{
    Maybe<TaskId> const id = thread(args);
    if (args.complete() && can_call(id))
        m_world.bank(*id);
}

void TimersCase::exit(ConsoleArgs& args)
{
    Maybe<TaskId> const id = thread(args);
    args.expect(!id || m_world.name_of(*id) != init_name,
                "expected 'thread' to be another than init, which never exits");
    std::uint64_t const code = args.has("code") ? args.count("code", 255) : 0;
    if (args.complete() && can_call(id))
        m_world.exit(*id, static_cast<std::int32_t>(code));
}

void TimersCase::wait(ConsoleArgs& args)
{
    Maybe<TaskId> const id = thread(args);
    Maybe<TaskId> const child = thread(args, "child");
    if (!args.complete() || !can_call(id))
        return;
    Kernel& k = m_world.kernel();
    Tgid const parent = m_world.task(*id).tgid;
    bool const reapable =
        child && m_world.group_of(*child).parent == parent && is_reapable(k, m_world.task(*child).tgid);
    if (!reapable) {
        m_world.observe("wait", {{"r", "not_reapable"}});
        return;
    }
    Rusage const usage = wait_task_zombie(k, *id, m_world.task(*child).tgid);
    ThreadGroup const& group = k.group(parent);
    m_world.observe("wait",
                    {{"child", m_world.name_of(*child)},
                     {"ru_utime", {usage.utime.sec, usage.utime.usec}},
                     {"ru_stime", {usage.stime.sec, usage.stime.usec}},
                     {"parent_cutime", group.cutime.value},
                     {"parent_cstime", group.cstime.value}});
}

void TimersCase::change_mask(ConsoleArgs& args, MaskHow how)
{
    Maybe<TaskId> const id = thread(args);
    int const sig = args.signal("sig");
    if (!args.complete() || !can_call(id))
        return;
    sigprocmask(m_world.kernel(), *id, how, signal_bit(sig));
    if (how == MaskHow::Unblock && m_autodeliver)
        m_world.deliver(*id);
}

void TimersCase::deliver(ConsoleArgs& args)
{
    Maybe<TaskId> const id = thread(args);
    if (args.complete() && can_call(id))
        m_world.deliver(*id);
}

// What was not as expected, if anything.
std::optional<std::string> TimersCase::take(Json const& op)
{
    if (!op.is_object() || !op.contains("op") || !op["op"].is_string())
        return "expected an object with a string 'op'";
    ConsoleArgs args{op};
    std::string const name = op["op"];
    for (Entry const& entry : handlers) {
        if (entry.name != name)
            continue;
        (this->*entry.run)(args);
        return args.error();
    }
    auto const call = console_timer_op(name);
    if (call == nullptr)
        return fmt::format("expected an op of the timer cases, not '{}'", name);
    // Counters are the machine's: nobody calls for them.
    Maybe<TaskId> const caller = name == "counters" ? Maybe<TaskId>{TaskId{0}} : thread(args);
    call(m_world, args, [&] { return args.complete() && can_call(caller) ? caller : Maybe<TaskId>{}; });
    return args.error();
}

Result<Observations> TimersCase::run(std::vector<Json> const& ops)
{
    for (std::size_t number = 0; number < ops.size(); ++number) {
        m_world.begin_op(number);
        if (auto const error = take(ops[number]))
            return op_failure(number, *error);
        m_world.end_op();
    }
    return m_world.take_observations();
}

Result<Observations> run_timers_case(ConsoleCase const& input, KernelConfig const& config)
{
    TimersCase timers{input, config};
    return timers.run(input.ops);
}

Result<Observations> run_timers_case(ConsoleCase const& input, std::string_view version)
{
    auto const config = console_version(version);
    if (!config)
        return failure(fmt::format(
            "expected a version OLD27, PCPU, LOCKED, SPLIT1, SPLIT1q, SPLIT2, TIP, FINAL or a kernel tree, not '{}'",
            version));
    return run_timers_case(input, *config);
}

}
