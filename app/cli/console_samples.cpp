// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_samples.h"

#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/resource_usage.h"

namespace tickscope {

static Json json_of(CputimeExpires const& cache)
{
    return {{"prof", cache.prof.value},
            {"virt", cache.virt.value},
            {"sched", static_cast<std::uint64_t>(cache.sched.count())}};
}

static Accounting accounting(ConsoleWorld& world) { return world.kernel().config().effective_accounting(); }

void sample_clock(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Kernel& k = world.kernel();
    Tgid const tgid = world.task(*id).tgid;
    TaskCputime const raw = thread_group_cputime(k, tgid);
    Json fields{{"utime", raw.utime.value}, {"stime", raw.stime.value}, {"exec", raw.sum_exec_runtime.count()}};
    fields["prof"] = json_of(process_clock_gettime(k, *id, tgid, CpuClock::Prof));
    fields["virt"] = json_of(process_clock_gettime(k, *id, tgid, CpuClock::Virt));
    fields["sched"] = json_of(process_clock_gettime(k, *id, tgid, CpuClock::Sched));
    world.observe("clock", std::move(fields));
}

void sample_thread_clock(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Kernel& k = world.kernel();
    Task const& task = world.task(*id);
    Json fields{{"thread", world.name_of(*id)},
                {"utime", task.utime.value},
                {"stime", task.stime.value},
                {"exec", task.sum_exec_runtime.count()}};
    fields["prof"] = json_of(thread_clock_gettime(k, *id, *id, CpuClock::Prof));
    fields["virt"] = json_of(thread_clock_gettime(k, *id, *id, CpuClock::Virt));
    fields["sched"] = json_of(thread_clock_gettime(k, *id, *id, CpuClock::Sched));
    world.observe("threadclock", std::move(fields));
}

void sample_cputimer(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    ThreadGroupCputimer timer = world.group_of(*id).cputimer;
    bool const has_record = accounting(world) == Accounting::Split || accounting(world) == Accounting::LockedTotals;
    if (!has_record)
        timer = {};
    int const running = accounting(world) == Accounting::Split ? int{timer.running} : -1;
    world.observe("cputimer",
                  {{"running", running},
                   {"utime", timer.cputime.utime.value},
                   {"stime", timer.cputime.stime.value},
                   {"exec", timer.cputime.sum_exec_runtime.count()}});
}

void sample_cache(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    ThreadGroup const& group = world.group_of(*id);
    world.observe("cache",
                  {{"group", json_of(group.cputime_expires)},
                   {"thread", json_of(world.task(*id).cputime_expires)},
                   {"it_prof", group.it_prof.expires.value},
                   {"it_virt", group.it_virt.expires.value}});
}

void sample_rusage(ConsoleWorld& world, ConsoleArgs& args, ConsoleCaller const& caller)
{
    std::string const who = args.one_of("who", {"self", "children", "thread"});
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    RusageWho const whose = who == "self" ? RusageWho::Self
        : who == "children"               ? RusageWho::Children
                                          : RusageWho::Thread;
    Rusage const usage = getrusage(world.kernel(), *id, whose);
    world.observe("rusage", {{"who", who}, {"utime", json_of(usage.utime)}, {"stime", json_of(usage.stime)}});
}

void sample_times(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    Tms const result = times(world.kernel(), *id);
    world.observe("times",
                  {{"utime", result.utime.value},
                   {"stime", result.stime.value},
                   {"cutime", result.cutime.value},
                   {"cstime", result.cstime.value}});
}

void sample_dead(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    Maybe<TaskId> const id = caller();
    if (!id)
        return;
    ThreadGroup const& group = world.group_of(*id);
    world.observe("dead",
                  {{"utime", group.dead.utime.value},
                   {"stime", group.dead.stime.value},
                   {"cutime", group.cutime.value},
                   {"cstime", group.cstime.value}});
}

void sample_counters(ConsoleWorld& world, ConsoleArgs&, ConsoleCaller const& caller)
{
    if (!caller())
        return;
    Counters& counted = world.kernel().machine.counters;
    // The records do not count what these two designs walk.
    if (accounting(world) == Accounting::Walk || accounting(world) == Accounting::PerCpu)
        counted.walks = counted.threads_walked = 0;
    world.observe("counters",
                  {{"group_locks", counted.locks_acquired},
                   {"walks", counted.walks},
                   {"visits", counted.threads_walked},
                   {"slow", counted.slow_paths},
                   {"warnings", counted.warnings}});
    counted = {};
}

}
