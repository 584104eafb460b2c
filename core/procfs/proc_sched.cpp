// SPDX-License-Identifier: GPL-3.0-or-later
// What kernel/sched_debug.c prints.
#include "core/kernel/sched_core.h"
#include "core/procfs/proc_text.h"

#include <fmt/format.h>

#include <iterator>

namespace tickscope::procfs {

std::string split_ns(std::int64_t ns, int width)
{
    static constexpr std::int64_t per_ms = 1'000'000;
    std::uint64_t const size =
        ns < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    auto const high = static_cast<std::int64_t>(size / per_ms);
    return fmt::format("{:{}}.{:06}", ns < 0 ? -high : high, width, size % per_ms);
}

std::string split_ns(std::int64_t ns) { return split_ns(ns, 0); }
std::string split_ns(Nanos ns) { return split_ns(ns.count(), 0); }

namespace {

/// The rows of a section: a label and a number, or a time.
class Rows {
public:
    Rows(std::string& out, int label_width)
        : m_out{out}
        , m_width{label_width}
    {
    }

    void number(std::string_view label, std::int64_t value) { text(label, fmt::to_string(value)); }
    void number(std::string_view label, std::uint64_t value) { text(label, fmt::to_string(value)); }
    void time(std::string_view label, std::int64_t ns) { text(label, split_ns(ns)); }
    void time(std::string_view label, Nanos ns) { text(label, split_ns(ns)); }

private:
    void text(std::string_view label, std::string_view value)
    {
        fmt::format_to(std::back_inserter(m_out), "  .{:<{}}: {}\n", label, m_width, value);
    }

    std::string& m_out;
    int m_width;
};

/// The same of /proc/PID/sched, in two columns.
class TaskRows {
public:
    explicit TaskRows(std::string& out)
        : m_out{out}
    {
    }

    void number(std::string_view label, std::int64_t value)
    {
        fmt::format_to(std::back_inserter(m_out), "{:<35}:{:21}\n", label, value);
    }
    void number(std::string_view label, std::uint64_t value) { number(label, static_cast<std::int64_t>(value)); }
    void time(std::string_view label, std::int64_t ns)
    {
        fmt::format_to(std::back_inserter(m_out), "{:<35}:{}\n", label, split_ns(ns, 14));
    }
    void time(std::string_view label, Nanos ns) { time(label, ns.count()); }
    void zeros(std::initializer_list<std::string_view> labels)
    {
        for (std::string_view const label : labels)
            number(label, std::int64_t{0});
    }

private:
    std::string& m_out;
};

std::int64_t ns_of(SimTime at) { return at.time_since_epoch().count(); }
std::int64_t ns_of(std::optional<SimTime> at) { return at ? ns_of(*at) : 0; }

std::int64_t signed_vruntime(std::uint64_t vruntime) { return static_cast<std::int64_t>(vruntime); }

void put_task_schedstats(TaskRows& rows, ProcSource const& source, Task const& task)
{
    TaskSchedCounts const counts = source.counts.task(task.id);
    rows.time("se.wait_start", ns_of(source.counts.waits_since(task.id)));
    rows.time("se.sleep_start", ns_of(source.counts.sleeps_since(task.id)));
    rows.time("se.block_start", std::int64_t{0});
    rows.time("se.sleep_max", counts.sleep_max);
    rows.time("se.block_max", std::int64_t{0});
    rows.time("se.exec_max", counts.exec_max);
    rows.time("se.slice_max", std::int64_t{0});
    rows.time("se.wait_max", counts.wait_max);
    rows.time("se.wait_sum", counts.wait_sum);
    rows.number("se.wait_count", counts.wait_count);
    rows.zeros({"sched_info.bkl_count"});
    rows.number("se.nr_migrations", counts.nr_migrations);
    rows.zeros({"se.nr_migrations_cold", "se.nr_failed_migrations_affine", "se.nr_failed_migrations_running",
                "se.nr_failed_migrations_hot"});
    rows.number("se.nr_forced_migrations", counts.nr_forced_migrations);
    rows.zeros({"se.nr_forced2_migrations"});
    rows.number("se.nr_wakeups", counts.nr_wakeups);
    rows.zeros({"se.nr_wakeups_sync"});
    rows.number("se.nr_wakeups_migrate", counts.nr_wakeups_migrate);
    rows.number("se.nr_wakeups_local", counts.nr_wakeups_local);
    rows.number("se.nr_wakeups_remote", counts.nr_wakeups_remote);
    rows.zeros(
        {"se.nr_wakeups_affine", "se.nr_wakeups_affine_attempts", "se.nr_wakeups_passive", "se.nr_wakeups_idle"});
}

// A quotient by nothing is -1 there.
std::int64_t average(Nanos of, std::uint64_t by) { return by == 0 ? -1 : of.count() / static_cast<std::int64_t>(by); }

}

std::string task_sched(ProcSource const& source, Task const& task)
{
    TaskSchedCounts const counts = source.counts.task(task.id);
    std::uint64_t const nr_switches = counts.nvcsw + counts.nivcsw;
    std::string out = fmt::format("{} ({}, #threads: {})\n", comm(source, task), task.pid,
                                  source.machine.groups[index_of(task.tgid)].count);
    out += "---------------------------------------------------------\n";
    TaskRows rows{out};
    rows.time("se.exec_start", ns_of(task.exec_start));
    rows.time("se.vruntime", signed_vruntime(task.vruntime));
    rows.time("se.sum_exec_runtime", task.sum_exec_runtime);
    rows.time("se.avg_overlap", std::int64_t{0});
    put_task_schedstats(rows, source, task);
    rows.time("avg_atom", average(task.sum_exec_runtime, nr_switches));
    rows.time("avg_per_cpu", average(task.sum_exec_runtime, counts.nr_migrations));
    rows.number("nr_switches", nr_switches);
    rows.number("nr_voluntary_switches", counts.nvcsw);
    rows.number("nr_involuntary_switches", counts.nivcsw);
    rows.number("se.load.weight", std::uint64_t{task.weight});
    rows.number("policy", std::int64_t{policy_number(task.policy)});
    rows.number("prio", std::int64_t{task_prio(task)});
    rows.zeros({"clock-delta"});
    return out;
}

static void put_cfs_rq(std::string& out, ProcSource const& source, Cpu const& cpu)
{
    Machine const& machine = source.machine;
    Runqueue const& rq = cpu.rq;
    auto const vruntime_of = [&](std::uint32_t id) {
        return id == TreeLinks::none ? std::int64_t{-1} : signed_vruntime(machine.tasks[id].vruntime);
    };
    std::int64_t const first = vruntime_of(rq.tree.leftmost), last = vruntime_of(rq.tree.rightmost);
    out += fmt::format("\ncfs_rq[{}]:\n", index_of(cpu.id));
    Rows rows{out, 30};
    rows.time("exec_clock", source.counts.runqueue(cpu.id).exec_clock);
    rows.time("MIN_vruntime", first);
    rows.time("min_vruntime", signed_vruntime(rq.min_vruntime));
    rows.time("max_vruntime", last);
    rows.time("spread", last - first);
    rows.time("spread0", signed_vruntime(rq.min_vruntime - machine.cpus.front().rq.min_vruntime));
    rows.number("nr_running", std::uint64_t{rq.cfs_nr_running});
    rows.number("load", rq.cfs_load);
    rows.number("nr_spread_over", std::int64_t{0});
}

static void put_rt_rq(std::string& out, Cpu const& cpu)
{
    out += fmt::format("\nrt_rq[{}]:\n", index_of(cpu.id));
    Rows rows{out, 30};
    rows.number("rt_nr_running", std::uint64_t{cpu.rq.rt.nr_running});
    rows.number("rt_throttled", std::int64_t{cpu.rq.rt.throttled});
    rows.time("rt_time", cpu.rq.rt.rt_time);
    rows.time("rt_runtime", cpu.rq.rt.rt_runtime);
}

static void put_runnable(std::string& out, ProcSource const& source, Cpu const& cpu)
{
    out +=
        "\nrunnable tasks:\n"
        "            task   PID         tree-key  switches  prio     exec-runtime         sum-exec        sum-sleep\n"
        "----------------------------------------------------------------------------------------------------------\n";
    for (Task const& task : source.machine.tasks) {
        if (!task.on_rq || task.cpu != cpu.id)
            continue;
        TaskSchedCounts const counts = source.counts.task(task.id);
        std::string const vruntime = split_ns(signed_vruntime(task.vruntime), 9);
        fmt::format_to(std::back_inserter(out), "{}{:>15} {:5} {} {:9} {:5} {} {} {}\n",
                       cpu.rq.curr == task.id ? 'R' : ' ', comm(source, task), task.pid, vruntime,
                       counts.nvcsw + counts.nivcsw, task_prio(task), vruntime,
                       split_ns(task.sum_exec_runtime.count(), 9), split_ns(counts.sum_sleep_runtime.count(), 9));
    }
}

static void put_cpu(std::string& out, ProcSource const& source, Cpu const& cpu)
{
    Runqueue const& rq = cpu.rq;
    RunqueueSchedCounts const counts = source.counts.runqueue(cpu.id);
    // cpu_khz is not modelled; where the kernel does not know it, it says 1.
    out += fmt::format("\ncpu#{}, 0.001 MHz\n", index_of(cpu.id));
    Rows rows{out, 30};
    rows.number("nr_running", std::uint64_t{rq.nr_running});
    rows.number("load", rq.load);
    rows.number("nr_switches", rq.switches);
    rows.number("nr_load_updates", cpu.ticks);
    rows.number("nr_uninterruptible", std::int64_t{0});
    rows.number("jiffies", source.machine.jiffies.value);
    rows.time("next_balance", static_cast<std::int64_t>(rq.next_balance.value));
    rows.number("curr->pid", std::uint64_t{rq.curr ? source.machine.tasks[index_of(*rq.curr)].pid : 0});
    rows.time("clock", ns_of(rq.clock));
    for (std::size_t i = 0; i < rq.cpu_load.size(); ++i)
        rows.number(fmt::format("cpu_load[{}]", i), rq.cpu_load[i]);
    rows.number("yld_count", std::int64_t{0});
    rows.number("sched_switch", std::int64_t{0});
    rows.number("sched_count", std::int64_t{0});
    rows.number("sched_goidle", counts.sched_goidle);
    rows.number("ttwu_count", counts.ttwu_count);
    rows.number("ttwu_local", counts.ttwu_local);
    rows.number("bkl_count", std::int64_t{0});
    put_cfs_rq(out, source, cpu);
    put_rt_rq(out, cpu);
    put_runnable(out, source, cpu);
}

std::string sched_debug(ProcSource const& source)
{
    SchedTunables const& tunables = source.machine.config.sched;
    std::string out = fmt::format("Sched Debug Version: v0.09, {} #1\n", source.release);
    out += fmt::format("now at {} msecs\n", split_ns(ns_of(source.machine.now)));
    Rows rows{out, 40};
    rows.time("sysctl_sched_latency", tunables.latency);
    rows.time("sysctl_sched_min_granularity", tunables.min_granularity);
    rows.time("sysctl_sched_wakeup_granularity", tunables.wakeup_granularity);
    std::int64_t const child_first = source.machine.config.sched_features().child_runs_first ? 1 : 0;
    rows.time("sysctl_sched_child_runs_first", child_first);
    rows.number("sysctl_sched_features", std::int64_t{0});
    for (Cpu const& cpu : source.machine.cpus)
        if (cpu.online)
            put_cpu(out, source, cpu);
    out += "\n";
    return out;
}

}
