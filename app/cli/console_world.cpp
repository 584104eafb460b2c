// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_world.h"

#include "core/kernel/exit.h"
#include "core/kernel/fork.h"
#include "core/kernel/posix_cpu_timers.h"
#include "core/kernel/sched.h"
#include "core/kernel/signal.h"
#include "core/kernel/signal_names.h"
#include "core/kernel/tick.h"
#include "core/scenario/kernel_tree.h"

namespace tickscope {

std::optional<KernelConfig> console_version(std::string_view version)
{
    KernelConfig config;
    if (KernelTree const* const tree = find_tree(version)) {
        config.fixes = tree->fixes;
        config.later_fixes = tree->later_fixes;
        config.accounting = tree->accounting;
        return config;
    }
    config.fixes = {};
    if (version == "OLD27") {
        config.fixes = {Fix::DeadTaskStats};
        config.accounting = Accounting::Walk;
    } else if (version == "PCPU") {
        config.accounting = Accounting::PerCpu;
    } else if (version == "SPLIT1") {
        config.fixes = FixSet::up_to(Fix::SplitClocksTimers);
    } else if (version == "SPLIT1q") {
        config.fixes = FixSet::up_to(Fix::DropSpuriousWarning);
    } else if (version == "SPLIT2") {
        config.fixes = FixSet::up_to(Fix::EnableOnSample);
    } else if (version == "TIP" || version == "FINAL") {
        config.fixes = all_fixes;
    } else if (version != "LOCKED") {
        return std::nullopt;
    }
    if (version == "FINAL")
        config.later_fixes = {LaterFix::SettimeStartsCputimer};
    return config;
}

ConsoleWorld::ConsoleWorld(ConsoleCase const& input, KernelConfig config)
    : m_kernel{m_machine, this}
{
    config.hz = input.hz;
    config.tick_nsec = input.tick_nsec;
    m_machine.config = config;
    m_machine.affinities.emplace_back();
    Tgid const init = make_init(m_kernel);
    m_kernel.group(init).reaps_children = false;
    settle(clone_thread(m_kernel, init, {}, {}), init_name);
}

// Every signal that can have a handler has one.
static void handle_all_signals(ThreadGroup& group) { group.handled = ~signal_bit(sigkill); }

TaskId ConsoleWorld::settle(TaskId id, std::string const& name)
{
    auto const cpu = static_cast<CpuId>(m_machine.cpus.size());
    Cpu& home = m_machine.cpus.emplace_back();
    home.id = cpu;
    home.in_idle = false;
    home.rq.curr = id;
    home.rq.nr_running = home.rq.cfs_nr_running = 1;
    Task& settled = task(id);
    settled.cpu = cpu;
    settled.state = TaskState::Runnable;
    settled.on_rq = true;
    handle_all_signals(group_of(id));
    m_machine.online.set(cpu);
    m_machine.active.set(cpu);
    m_names.push_back(name);
    m_by_name[name] = id;
    return id;
}

TaskId ConsoleWorld::add_process(std::string const& name, TaskId parent)
{
    enter(parent);
    Tgid const made = fork_process(m_kernel, task(parent).tgid, {}, {});
    return settle(m_kernel.group(made).leader, name);
}

TaskId ConsoleWorld::add_thread(std::string const& name, TaskId of)
{
    enter(of);
    return settle(clone_thread(m_kernel, task(of).tgid, of, {}), name);
}

void ConsoleWorld::bank(TaskId id)
{
    update_rq_clock(m_kernel, task(id).cpu);
    update_curr(m_kernel, task(id).cpu);
}

void ConsoleWorld::tick(TaskId id, CpuMode mode, Nanos ran)
{
    enter(id);
    ++m_ticks;
    run(id, ran);
    task(id).mode = mode;
    CauseScope because{m_kernel, account_process_tick(m_kernel, task(id).cpu)};
    bank(id);
    run_posix_cpu_timers(m_kernel, id);
}

void ConsoleWorld::deliver(TaskId id)
{
    if (!task(id).signals.sigpending)
        return;
    enter(id);
    while (auto const taken = dequeue_signal(m_kernel, id, task(id).signals.blocked)) {
        Json fields{{"thread", name_of(id)}, {"sig", signal_name(taken->sig)}};
        if (taken->timer) {
            fields["timer"] = timer_name(*taken->timer);
            fields["si_overrun"] = taken->sigq_overrun;
        }
        observe("deliver", std::move(fields));
    }
}

void ConsoleWorld::exit(TaskId id, std::int32_t code)
{
    enter(id);
    do_exit(m_kernel, id, code);
    bank(id);
    m_kernel.rq(task(id).cpu).curr.reset();
}

std::uint32_t ConsoleWorld::add_timer_name(std::string name)
{
    m_timer_names.push_back(std::move(name));
    return static_cast<std::uint32_t>(m_timer_names.size() - 1);
}

void ConsoleWorld::put(char const* ev, std::uint64_t tick, Json fields)
{
    Json what{{"op", m_op}, {"tick", tick}, {"ev", ev}};
    for (auto& item : fields.items())
        what[item.key()] = std::move(item.value());
    m_observations.push_back({m_op, std::move(what)});
}

// An expiry that led to no signal was reported to nobody.
void ConsoleWorld::flush_fire()
{
    if (!m_fire)
        return;
    put("timer_fire", m_fire->tick, {{"timer", timer_name(m_fire->timer)}, {"result", "notarget"}});
    m_fire.reset();
}

void ConsoleWorld::observe(char const* ev, Json fields)
{
    flush_fire();
    put(ev, m_ticks, std::move(fields));
}

void ConsoleWorld::end_op()
{
    flush_fire();
    if (m_starts.times + m_stops.times != 0)
        put("cputimer_transitions", m_ticks,
            {{"starts", m_starts.times},
             {"first_start", m_starts.first},
             {"last_start", m_starts.last},
             {"stops", m_stops.times},
             {"first_stop", m_stops.first},
             {"last_stop", m_stops.last}});
    if (m_warnings.times != 0)
        put("warnings", m_ticks, {{"n", m_warnings.times}, {"first", m_warnings.first}, {"last", m_warnings.last}});
    m_starts = m_stops = m_warnings = {};
}

static char const* result_name(SignalResult result, bool of_timer)
{
    switch (result) {
    case SignalResult::Queued:
        return "queued";
    case SignalResult::Merged:
        return of_timer ? "overrun" : "merged";
    case SignalResult::Ignored:
        break;
    }
    return "ignored";
}

void ConsoleWorld::match_signal(traced::SignalGenerate const& signal, std::uint64_t cause)
{
    bool const of_timer = m_fire && m_fire->n == cause;
    Json fields = of_timer ? Json{{"timer", timer_name(m_fire->timer)}}
                           : Json{{"sig", signal_name(signal.sig)}, {"proc", name_of(signal.process)}};
    fields["result"] = result_name(signal.result, of_timer);
    if (signal.task)
        fields["woken"] = name_of(*signal.task);
    if (of_timer)
        m_fire.reset();
    if (signal.sig == sigchld && !of_timer) {
        ThreadGroup const& child = group_of(*signal.by);
        fields = Json{{"parent", name_of(signal.process)},
                      {"child_pid", child.pid},
                      {"si_utime", child.death_utime.value},
                      {"si_stime", child.death_stime.value}};
        observe("sigchld", std::move(fields));
    } else {
        observe(of_timer ? "timer_fire" : "signal", std::move(fields));
    }
}

void ConsoleWorld::record(TraceEvent const& event)
{
    if (auto const* expired = std::get_if<traced::TimerExpire>(&event.what)) {
        flush_fire();
        if (m_kernel.timer(expired->id).notify != TimerNotify::None)
            m_fire = Fire{event.n, expired->id, m_ticks};
    } else if (auto const* signal = std::get_if<traced::SignalGenerate>(&event.what)) {
        match_signal(*signal, event.cause);
    } else if (std::holds_alternative<traced::CputimerStart>(event.what)) {
        m_starts.at(m_ticks);
    } else if (std::holds_alternative<traced::CputimerStop>(event.what)) {
        m_stops.at(m_ticks);
    } else if (auto const* warning = std::get_if<traced::Warning>(&event.what)) {
        if (warning->site == WarningSite::ThreadGroupCputimer)
            m_warnings.at(m_ticks);
    }
}

}
