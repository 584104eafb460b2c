// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_timer_ops.h"

#include "app/cli/console_samples.h"
#include "core/kernel/errno.h"
#include "core/kernel/itimer.h"
#include "core/kernel/posix_timers.h"
#include "core/kernel/rlimit.h"
#include "core/kernel/signal.h"
#include "core/kernel/signal_names.h"

#include <array>

namespace tickscope {

static ItimerWhich itimer_which(ConsoleArgs& args)
{
    std::string const which = args.one_of("which", {"real", "virt", "prof"});
    return which == "prof" ? ItimerWhich::Prof : which == "virt" ? ItimerWhich::Virtual : ItimerWhich::Real;
}

static void setitimer(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    ItimerWhich const which = itimer_which(args);
    auto const value = args.time("value"), interval = args.time("interval");
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    SetitimerResult const result =
        do_setitimer(world.kernel(), world.task(*id).tgid, which, {{value[0], value[1]}, {interval[0], interval[1]}});
    world.observe("setitimer",
                  {{"r", result.error},
                   {"old_value", json_of(result.old.value)},
                   {"old_interval", json_of(result.old.interval)}});
}

static void getitimer(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    ItimerWhich const which = itimer_which(args);
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Itimerval const now = do_getitimer(world.kernel(), world.task(*id).tgid, which, *id);
    char const* const name = which == ItimerWhich::Prof ? "prof" : which == ItimerWhich::Virtual ? "virt" : "real";
    world.observe("getitimer", {{"which", name}, {"value", json_of(now.value)}, {"interval", json_of(now.interval)}});
}

static void setrlimit(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    Rlimit const limit{args.limit("soft"), args.limit("hard")};
    if (Maybe<TaskId> const id = caller())
        world.observe("setrlimit", {{"r", set_rlimit_cpu(world.kernel(), world.task(*id).tgid, limit)}});
}

static Json json_of_limit(std::uint64_t secs) { return secs == Rlimit::infinity ? Json("inf") : Json(secs); }

static void getrlimit(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Rlimit const& limit = world.group_of(*id).rlimit_cpu;
    world.observe("getrlimit", {{"soft", json_of_limit(limit.soft)}, {"hard", json_of_limit(limit.hard)}});
}

static Maybe<TaskId> named_thread(ConsoleWorld& world, ConsoleArgs& args, std::string const& name)
{
    args.expect(world.knows_thread(name), "expected the name of a thread made before");
    return args.error() ? Maybe<TaskId>{} : world.thread(name);
}

namespace {

struct TimerRequest {
    TimerSpec spec;
    bool names_nobody = false;  ///< a thread that never came to be has no pid to be found by
};

}

// Whose signal it is: "signal", "none" or "tid:X".
static void read_notify(ConsoleWorld& world, ConsoleArgs& args, TimerRequest& request)
{
    std::string const notify = args.text("notify");
    bool const to_thread = notify.starts_with("tid:");
    args.expect(to_thread || notify == "signal" || notify == "none", "expected 'notify' signal, none or tid:THREAD");
    TimerSpec& spec = request.spec;
    spec.notify = to_thread ? TimerNotify::ThreadId : notify == "none" ? TimerNotify::None : TimerNotify::Signal;
    if (!to_thread)
        return;
    spec.notify_task = named_thread(world, args, notify.substr(4));
    request.names_nobody = !spec.notify_task;
}

// Whose clock it is.
static void read_target(ConsoleWorld& world, ConsoleArgs& args, TimerRequest& request)
{
    TimerSpec& spec = request.spec;
    Maybe<TaskId> const target = named_thread(world, args, args.text("target"));
    if (!target)
        request.names_nobody = true;
    else if (spec.scope == TimerScope::Thread)
        spec.target_task = target;
    else
        spec.target_group = world.task(*target).tgid;
}

static TimerRequest read_timer_request(ConsoleWorld& world, ConsoleArgs& args)
{
    TimerRequest request;
    TimerSpec& spec = request.spec;
    spec.scope = args.one_of("scope", {"process", "thread"}) == "thread" ? TimerScope::Thread : TimerScope::Process;
    std::string const clock = args.one_of("clock", {"prof", "virt", "sched"});
    spec.clock = clock == "prof" ? CpuClock::Prof : clock == "virt" ? CpuClock::Virt : CpuClock::Sched;
    read_notify(world, args, request);
    spec.signal = args.signal("sig");
    if (args.has("target"))
        read_target(world, args, request);
    return request;
}

static void do_timer_create(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    std::string const name = args.text("timer");
    TimerRequest request = read_timer_request(world, args);
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    request.spec.name = world.add_timer_name(name);
    TimerCreated const made = request.names_nobody ? TimerCreated{-kernel_errno::einval, {}}
                                                   : timer_create(world.kernel(), *id, request.spec);
    world.set_timer(name, made.timer);
    if (made.error != 0)
        world.observe("timer_create", {{"r", made.error}});
}

// lock_timer(): another process's timer is no timer. A name whose timer never came to be is none either.
static Maybe<TimerId> own_timer(ConsoleWorld& world, std::string const& name, TaskId caller)
{
    Maybe<TimerId> const timer = world.timer(name);
    if (timer && world.kernel().timer(*timer).owner != world.task(caller).tgid)
        return {};
    return timer;
}

static void do_timer_settime(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    std::string const name = args.text("timer");
    TimerExpiry const expiry = args.flag("abs") ? TimerExpiry::Absolute : TimerExpiry::Relative;
    auto const value = args.time("value"), interval = args.time("interval");
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    TimerSet result{-kernel_errno::einval, {}};
    if (Maybe<TimerId> const timer = own_timer(world, name, *id))
        result = timer_settime(world.kernel(), *timer, expiry, {{value[0], value[1]}, {interval[0], interval[1]}});
    world.observe("timer_settime",
                  {{"timer", name},
                   {"r", result.error},
                   {"old_value", json_of(result.old.value)},
                   {"old_interval", json_of(result.old.interval)}});
}

static void do_timer_gettime(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    std::string const name = args.text("timer");
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    TimerSet result{-kernel_errno::einval, {}};
    if (Maybe<TimerId> const timer = own_timer(world, name, *id))
        result = timer_gettime(world.kernel(), *timer);
    world.observe("timer_gettime",
                  {{"timer", name},
                   {"r", result.error},
                   {"value", json_of(result.old.value)},
                   {"interval", json_of(result.old.interval)}});
}

static void do_timer_getoverrun(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    std::string const name = args.text("timer");
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Maybe<TimerId> const timer = own_timer(world, name, *id);
    int const result = timer ? timer_getoverrun(world.kernel(), *timer) : -kernel_errno::einval;
    world.observe("timer_getoverrun", {{"timer", name}, {"r", result}});
}

static void do_timer_delete(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    std::string const name = args.text("timer");
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Maybe<TimerId> const timer = own_timer(world, name, *id);
    int const result = timer ? timer_delete(world.kernel(), *timer) : -kernel_errno::einval;
    world.observe("timer_delete", {{"timer", name}, {"r", result}});
}

static void sigaction(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    int const sig = args.signal("sig");
    SignalAction const action =
        args.one_of("act", {"ign", "handler"}) == "ign" ? SignalAction::Ignore : SignalAction::Handler;
    if (Maybe<TaskId> const id = caller())
        do_sigaction(world.kernel(), world.task(*id).tgid, sig, {action});
}

ConsoleCall console_timer_op(std::string_view name)
{
    struct Entry {
        std::string_view name;
        ConsoleCall call;
    };
    static constexpr std::array calls{
        Entry{"setitimer", setitimer},
        Entry{"getitimer", getitimer},
        Entry{"setrlimit", setrlimit},
        Entry{"getrlimit", getrlimit},
        Entry{"timer_create", do_timer_create},
        Entry{"timer_settime", do_timer_settime},
        Entry{"timer_gettime", do_timer_gettime},
        Entry{"timer_getoverrun", do_timer_getoverrun},
        Entry{"timer_delete", do_timer_delete},
        Entry{"sigaction", sigaction},
        Entry{"clock", sample_clock},
        Entry{"threadclock", sample_thread_clock},
        Entry{"cputimer", sample_cputimer},
        Entry{"cache", sample_cache},
        Entry{"rusage", sample_rusage},
        Entry{"times", sample_times},
        Entry{"dead", sample_dead},
        Entry{"counters", sample_counters},
    };
    for (Entry const& entry : calls)
        if (entry.name == name)
            return entry.call;
    return nullptr;
}

}
