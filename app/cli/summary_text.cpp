// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/summary.h"
#include "app/cli/summary_rows.h"
#include "app/cli/table.h"
#include "core/base/shown_text.h"
#include "core/engine/state_hash.h"
#include "core/kernel/fix_table.h"
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/signal_names.h"
#include "core/trace/event_text.h"

#include <fmt/format.h>

namespace tickscope {

static constexpr std::size_t max_cpus_shown = 64, max_threads_shown = 40, max_processes_shown = 100;

/// "1.234 567" would be hard to copy: plain seconds, microseconds exact, finer digits only where there are some.
static std::string seconds(Nanos time)
{
    bool const negative = time.count() < 0;
    std::uint64_t const ns = static_cast<std::uint64_t>(negative ? -time.count() : time.count());
    std::string const sign = negative ? "-" : "";
    if (ns % 1000 == 0)
        return fmt::format("{}{}.{:06} s", sign, ns / 1'000'000'000, ns / 1000 % 1'000'000);
    return fmt::format("{}{}.{:09} s", sign, ns / 1'000'000'000, ns % 1'000'000'000);
}

static std::string ticks(Cputime time, KernelConfig const& config)
{
    return fmt::format("{} ticks ({})", time.value,
                       seconds(config.tick_period() * static_cast<std::int64_t>(time.value)));
}

static std::string fixes_text(FixSet fixes)
{
    if (fixes == all_fixes)
        return "all";
    std::string keys;
    for (FixInfo const& info : fix_table)
        if (fixes.has(info.fix))
            keys += (keys.empty() ? "" : ", ") + std::string{info.key};
    return keys.empty() ? "none" : keys;
}

static std::string head(Outcome const& outcome)
{
    Machine const& machine = outcome.machine;
    return fmt::format("{}\nstopped at {}: {} jiffies at {} Hz, {} events, fixes: {}, state {:016x}\n",
                       shown_text(outcome.world.scenario.title), seconds(machine.now.time_since_epoch()),
                       machine.jiffies.value, machine.config.hz, machine.reported, fixes_text(machine.config.fixes),
                       state_hash(machine));
}

static std::string cpu_table(Machine const& machine)
{
    Table table{{"CPU", "user", "system", "idle", "overhead", "ticks", "switches", "<"}};
    table.show_at_most(max_cpus_shown);
    for (Cpu const& cpu : machine.cpus)
        table.add({fmt::to_string(index_of(cpu.id)), seconds(cpu.user), seconds(cpu.system), seconds(cpu.idle),
                   cpu.overhead.count() == 0 ? "" : seconds(cpu.overhead), fmt::to_string(cpu.ticks),
                   fmt::to_string(cpu.rq.switches),
                   !cpu.online            ? "offline"
                       : cpu.tick_stopped ? "tick stopped"
                                          : ""});
    return "\n" + table.text();
}

static std::string thread_table(Outcome const& outcome, Machine const& machine, ProcessRows const& rows)
{
    Table table{
        {"<thread", "tid", "<state", "CPU", "utime", "stime", "runtime", "truly user", "truly system", "switches"}};
    table.show_at_most(max_threads_shown);
    for (Task const* task : rows.threads)
        table.add({shown_text(thread_name(outcome.world.name_table, machine, task->id)), fmt::to_string(task->pid),
                   std::string{state_word(machine, *task)}, fmt::to_string(index_of(task->cpu)),
                   fmt::to_string(task->utime.value), fmt::to_string(task->stime.value),
                   seconds(task->sum_exec_runtime), seconds(task->true_user), seconds(task->true_system),
                   fmt::to_string(task->switches)});
    return table.text("    ");
}

static std::string clock_table(Machine const& machine, ProcessRows const& rows)
{
    ThreadGroup const& group = *rows.group;
    KernelConfig const& config = machine.config;
    Table table{{"<", "utime", "stime", "runtime", "<"}};
    auto const add = [&](char const* name, TaskCputime const& time, std::string note) {
        table.add({name, ticks(time.utime, config), ticks(time.stime, config), seconds(time.sum_exec_runtime),
                   std::move(note)});
    };
    add("clock", peek_thread_group_cputime(machine, group.id), "");
    add("timer", group.cputimer.cputime, group.cputimer.running ? "running" : "");
    add("dead threads", group.dead, "");
    TrueTime const ran = true_time(rows);
    table.add({"what really ran", seconds(ran.user), seconds(ran.system), seconds(ran.user + ran.system), ""});
    if (group.cutime.value != 0 || group.cstime.value != 0)
        table.add({"reaped children", ticks(group.cutime, config), ticks(group.cstime, config), "", ""});
    if (group.death_notified)
        table.add({"told its parent", fmt::format("{} clock_t", group.death_utime.value),
                   fmt::format("{} clock_t", group.death_stime.value), "", "SIGCHLD"});
    return table.text("    ");
}

static std::string itimer_line(char const* name, CpuItimer const& timer, KernelConfig const& config)
{
    if (timer.expires.value == 0 && timer.incr.value == 0)
        return "";
    return fmt::format("    {} expires at {}, then every {}\n", name, ticks(timer.expires, config),
                       ticks(timer.incr, config));
}

static std::string limit_text(std::uint64_t limit)
{
    return limit == Rlimit::infinity ? "unlimited" : fmt::format("{} s", limit);
}

static std::string timer_lines(Machine const& machine, ThreadGroup const& group)
{
    std::string out = itimer_line("ITIMER_PROF", group.it_prof, machine.config) +
        itimer_line("ITIMER_VIRTUAL", group.it_virt, machine.config);
    if (group.rlimit_cpu != Rlimit{})
        out += fmt::format("    RLIMIT_CPU soft {}, hard {}\n", limit_text(group.rlimit_cpu.soft),
                           limit_text(group.rlimit_cpu.hard));
    std::string signals;
    for (SignalCount const& count : signals_of(machine, group.id))
        signals += fmt::format(" {} x {}", signal_name(count.sig), count.generated);
    if (!signals.empty())
        out += "    signals:" + signals + "\n";
    return out;
}

static std::string ending(ThreadGroup const& group)
{
    if (group.state == GroupState::Running)
        return "";
    if (group.exit_signal != 0)
        return fmt::format(", killed by {}", signal_name(group.exit_signal));
    return fmt::format(", exit code {}", group.exit_code);
}

static std::string process_text(Outcome const& outcome, Machine const& machine, ProcessRows const& rows)
{
    ThreadGroup const& group = *rows.group;
    return fmt::format("\n{} (pid {}): {}{}\n", shown_text(process_name(outcome.world.name_table, machine, group.id)),
                       group.pid, state_word(group.state), ending(group)) +
        clock_table(machine, rows) + timer_lines(machine, group) + thread_table(outcome, machine, rows);
}

static std::string machine_lines(Machine const& machine)
{
    std::string out;
    if (machine.counters.locks_acquired != 0)
        out += fmt::format("group time lock: taken {} times, {} of them from another CPU; threads walked: {}\n",
                           machine.counters.locks_acquired, machine.counters.locks_transferred,
                           machine.counters.threads_walked);
    if (machine.hpet.present)
        out += fmt::format("HPET: {} interrupts, {} lost; RTC {}: {} updates, {} alarms, {} periodic\n",
                           machine.hpet.interrupts, machine.hpet.lost, rtc_time(machine), machine.hpet.update_irqs,
                           machine.hpet.alarm_irqs, machine.hpet.periodic_irqs);
    return out.empty() ? out : "\n" + out;
}

static std::string warning_lines(SeenWarnings const& warnings)
{
    std::string out;
    for (auto const& [site, seen] : warnings.sites)
        out += fmt::format("kernel warning at {}: {} times, first at {}\n", word(site), seen.times,
                           seconds(seen.first.time_since_epoch()));
    return out.empty() ? out : "\n" + out;
}

static std::string verdict_lines(std::vector<Verdict> const& verdicts, TextColours const& colours)
{
    std::string out;
    std::int64_t marks = 0, all = 0;
    for (auto const& [result, reached] : verdicts) {
        bool const earns = result.holds && reached;
        char const* const word = !reached ? "not reached:" : result.holds ? "holds:" : "FAILS:";
        out += fmt::format("{}{}{} {}{}\n",
                           earns         ? colours.good
                               : reached ? colours.bad
                                         : colours.note,
                           word, colours.off, shown_text(result.text),
                           earns || result.found.empty() ? "" : fmt::format(" ({})", shown_text(result.found)));
        all += result.points;
        marks += earns ? result.points : 0;
    }
    return out.empty() ? out : fmt::format("\n{}{} of {} points\n", out, marks, all);
}

std::string summary_text(Outcome const& outcome, TextColours const& colours)
{
    Machine const machine = settled(outcome.machine);
    std::string out = head(outcome) + cpu_table(machine);
    std::vector<ProcessRows> const processes = process_rows(machine);
    for (std::size_t i = 0; i < std::min(processes.size(), max_processes_shown); ++i)
        out += process_text(outcome, machine, processes[i]);
    if (processes.size() > max_processes_shown)
        out += fmt::format("\n... and {} more processes\n", processes.size() - max_processes_shown);
    return out + machine_lines(machine) + warning_lines(outcome.warnings) + verdict_lines(outcome.verdicts, colours);
}

}
