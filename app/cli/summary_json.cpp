// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/summary.h"
#include "app/cli/summary_rows.h"
#include "core/engine/state_hash.h"
#include "core/kernel/fix_table.h"
#include "core/kernel/hpet_rtc.h"
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/signal_names.h"
#include "core/kernel/task_waits.h"
#include "core/trace/event_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>

namespace tickscope {

using Json = nlohmann::ordered_json;

static Json json_of(TaskCputime const& time)
{
    return {{"utime_ticks", time.utime.value},
            {"stime_ticks", time.stime.value},
            {"sum_exec_runtime_ns", time.sum_exec_runtime.count()}};
}

static Json json_of(CpuItimer const& timer)
{
    return {{"expires_ticks", timer.expires.value}, {"interval_ticks", timer.incr.value}};
}

static Json seconds_or_null(std::uint64_t limit) { return limit == Rlimit::infinity ? Json{} : Json(limit); }

static Json json_of(Cpu const& cpu)
{
    return {{"cpu", index_of(cpu.id)},
            {"online", cpu.online},
            {"user_ns", cpu.user.count()},
            {"system_ns", cpu.system.count()},
            {"idle_ns", cpu.idle.count()},
            {"overhead_ns", cpu.overhead.count()},
            {"ticks", cpu.ticks},
            {"switches", cpu.rq.switches},
            {"tick_stopped", cpu.tick_stopped}};
}

static Json exit_of(ThreadGroup const& group)
{
    if (group.state == GroupState::Running)
        return {{"code", 0}, {"signal", nullptr}};  // numbers are numbers, even before there is one
    Json const signal = group.exit_signal == 0 ? Json{} : Json(signal_name(group.exit_signal));
    return {{"code", group.exit_code}, {"signal", signal}};
}

// What its parent got with its SIGCHLD; nothing before its death, nor where init was its parent.
static Json death_json(ThreadGroup const& group)
{
    if (!group.death_notified)
        return nullptr;
    return {{"si_utime", group.death_utime.value}, {"si_stime", group.death_stime.value}};
}

static Json time_or_null(std::optional<Nanos> time) { return time ? Json(time->count()) : Json{}; }

// How long it waited for its turn, as textbooks ask.
static void add_waits(Json& thread, Machine const& machine, Task const& task)
{
    thread["waiting_ns"] = peek_waiting(machine, task).count();
    thread["response_ns"] = time_or_null(response_time(task));
    thread["turnaround_ns"] = time_or_null(turnaround_time(task));
    thread["late"] = task.late_releases;
}

static Json taken_json(Machine const& machine, std::vector<Task const*> const& threads)
{
    std::map<int, std::uint64_t> counts;
    for (Task const* task : threads)
        for (SignalsTaken const& row : signals_taken_by(machine, task->id))
            counts[row.sig] += row.taken;
    Json taken = Json::object();
    for (auto const& [signal, count] : counts)
        taken[signal_name(signal)] = count;
    return taken;
}

static void add_waits(Json& process, Machine const& machine, ProcessRows const& rows)
{
    ProcessWaits const waits = process_waits(machine, rows.threads);
    bool const ended = rows.group->live == 0;
    process["true"]["waiting_ns"] = waits.waiting.count();
    process["response_ns"] = time_or_null(waits.response);
    process["turnaround_ns"] = time_or_null(ended ? waits.turnaround : std::nullopt);
    process["signals_taken"] = taken_json(machine, rows.threads);
}

static Json thread_json(Outcome const& outcome, Machine const& machine, Task const& task)
{
    Json thread{{"name", thread_name(outcome.world.name_table, machine, task.id)},
                {"tid", task.pid},
                {"state", state_word(machine, task)},
                {"cpu", index_of(task.cpu)},
                {"utime_ticks", task.utime.value},
                {"stime_ticks", task.stime.value},
                {"sum_exec_runtime_ns", task.sum_exec_runtime.count()},
                {"true_user_ns", task.true_user.count()},
                {"true_system_ns", task.true_system.count()},
                {"vruntime_ns", static_cast<std::int64_t>(task.vruntime)},
                {"switches", task.switches}};
    add_waits(thread, machine, task);
    thread["signals_taken"] = taken_json(machine, {&task});
    return thread;
}

static Json signals_json(Machine const& machine, Tgid tgid)
{
    Json signals = Json::object();
    for (SignalCount const& count : signals_of(machine, tgid))
        signals[signal_name(count.sig)] = count.generated;
    return signals;
}

static Json timer_json(ThreadGroup const& group)
{
    Json timer{{"running", group.cputimer.running}};
    timer.update(json_of(group.cputimer.cputime));
    return timer;
}

static Json process_json(Outcome const& outcome, Machine const& machine, ProcessRows const& rows)
{
    ThreadGroup const& group = *rows.group;
    TrueTime const ran = true_time(rows);
    Json threads = Json::array();
    for (Task const* task : rows.threads)
        threads.push_back(thread_json(outcome, machine, *task));
    Json process{
        {"name", process_name(outcome.world.name_table, machine, group.id)},
        {"tgid", group.pid},
        {"state", state_word(group.state)},
        {"exit", exit_of(group)},
        {"clock", json_of(peek_thread_group_cputime(machine, group.id))},
        {"timer", timer_json(group)},
        {"dead", json_of(group.dead)},
        {"true", {{"user_ns", ran.user.count()}, {"system_ns", ran.system.count()}}},
        {"children", {{"utime_ticks", group.cutime.value}, {"stime_ticks", group.cstime.value}}},
        {"death", death_json(group)},
        {"expires",
         {{"prof_ticks", group.cputime_expires.prof.value},
          {"virt_ticks", group.cputime_expires.virt.value},
          {"sched_ns", group.cputime_expires.sched.count()}}},
        {"itimer", {{"prof", json_of(group.it_prof)}, {"virtual", json_of(group.it_virt)}}},
        {"rlimit_cpu",
         {{"soft_s", seconds_or_null(group.rlimit_cpu.soft)}, {"hard_s", seconds_or_null(group.rlimit_cpu.hard)}}},
        {"signals", signals_json(machine, group.id)},
        {"threads", std::move(threads)}};
    add_waits(process, machine, rows);
    return process;
}

static Json fixes_json(FixSet fixes)
{
    Json keys = Json::array();
    for (FixInfo const& info : fix_table)
        if (fixes.has(info.fix))
            keys.push_back(info.key);
    return keys;
}

static Json nohz_json(NohzBalancer const& nohz)
{
    Json mask = Json::array();
    for (CpuId const cpu : nohz.cpu_mask)
        mask.push_back(index_of(cpu));
    return {{"mask", std::move(mask)},
            {"load_balancer", nohz.load_balancer ? Json(index_of(*nohz.load_balancer)) : Json{}}};
}

static Json warnings_json(SeenWarnings const& warnings)
{
    Json list = Json::array();
    for (SeenWarning const& warning : warnings.listed)
        list.push_back({{"time_ns", warning.at.time_since_epoch().count()}, {"site", word(warning.site)}});
    return list;
}

static Json verdicts_json(std::vector<Verdict> const& verdicts)
{
    Json list = Json::array();
    for (auto const& [result, reached] : verdicts)
        list.push_back({{"text", result.text},
                        {"holds", result.holds},
                        {"points", result.points},
                        {"reached", reached},
                        {"found", result.found},
                        {"note", result.note}});
    return list;
}

static void add_hardware(Json& summary, Machine const& machine)
{
    HpetRtc const& hpet = machine.hpet;
    summary["hpet"] = {{"counter", hpet_counter(machine)},
                       {"t1_cmp", hpet.t1_cmp},
                       {"lost", hpet.lost},
                       {"interrupts", hpet.interrupts}};
    summary["rtc"] = {{"time", rtc_time(machine)},
                      {"update_irqs", hpet.update_irqs},
                      {"alarm_irqs", hpet.alarm_irqs},
                      {"periodic_irqs", hpet.periodic_irqs}};
}

std::string summary_json(Outcome const& outcome)
{
    Machine const machine = settled(outcome.machine);
    Json cpus = Json::array();
    for (Cpu const& cpu : machine.cpus)
        cpus.push_back(json_of(cpu));
    Json processes = Json::array();
    for (ProcessRows const& rows : process_rows(machine))
        processes.push_back(process_json(outcome, machine, rows));

    Json summary{{"format", "tickscope-summary/1"},
                 {"scenario", outcome.world.scenario.title},
                 {"time_ns", machine.now.time_since_epoch().count()},
                 {"hz", machine.config.hz},
                 {"fixes", fixes_json(machine.config.fixes)},
                 {"state_hash", fmt::format("{:016x}", state_hash(outcome.machine))},
                 {"events", machine.reported},
                 {"jiffies", machine.jiffies.value},
                 {"cpus", std::move(cpus)},
                 {"processes", std::move(processes)},
                 {"locks",
                  {{"acquired", machine.counters.locks_acquired},
                   {"transferred", machine.counters.locks_transferred},
                   {"threads_walked", machine.counters.threads_walked}}},
                 {"nohz", nohz_json(machine.nohz)}};
    add_hardware(summary, machine);
    summary["warnings"] = warnings_json(outcome.warnings);
    if (std::uint64_t const count = outcome.warnings.count(); count > outcome.warnings.listed.size())
        summary["warnings_not_listed"] = count - outcome.warnings.listed.size();
    summary["expectations"] = verdicts_json(outcome.verdicts);
    return summary.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}
