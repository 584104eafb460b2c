// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_scenario.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

/// splitmix64
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_state{seed}
    {
    }

    std::uint64_t next()
    {
        std::uint64_t z = m_state += 0x9E3779B97F4A7C15u;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }
    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(next() % n); }
    std::uint32_t between(std::uint32_t least, std::uint32_t most) { return least + below(most - least + 1); }
    bool one_in(std::uint32_t n) { return below(n) == 0; }
    Nanos time(Nanos least, Nanos most)
    {
        auto const steps = static_cast<std::uint64_t>((most - least) / 1us) + 1;
        return least + 1us * static_cast<std::int64_t>(next() % steps);
    }
    template<class Table>
    auto const& pick(Table const& table)
    {
        return table[below(std::size(table))];
    }

private:
    std::uint64_t m_state;
};

constexpr std::array<int, 7> tame_signals{10, 12, 14, 24, 26, 27, 40};  // those that a program here may handle

class Maker {
public:
    Maker(std::uint64_t seed, RandomScenarioSize const& size)
        : m_dice{seed}
        , m_rtc_dice{seed ^ 0x5443'5254'4850}
        , m_call_dice{seed ^ 0x4341'4C4C'5300}
        , m_size{size}
    {
    }

    Scenario scenario()
    {
        Scenario scenario;
        scenario.title = "Random scenario";
        scenario.about = m_dice.one_in(2) ? "Made by a *seed*.\n\nSee `random_scenario`.\n" : "";
        scenario.tags = {"random"};
        scenario.seed = m_dice.next();
        scenario.duration = m_dice.time(20ms, m_size.duration);
        m_duration = *scenario.duration;
        scenario.machine = machine();
        scenario.kernel = kernel();
        name_processes();
        for (m_process = 0; m_process < m_names.size(); ++m_process)
            scenario.processes.push_back(process(m_names[m_process], Depth::Top));
        scenario.events = events();
        if (m_rtc_dice.one_in(3))
            add_rtc(scenario);
        return scenario;
    }

private:
    enum class Depth { Top, Inner };

    MachineSpec machine()
    {
        MachineSpec spec;
        spec.cpus = m_cpus = m_dice.between(1, m_size.cpus);
        spec.hz = m_dice.pick(std::array{100u, 250u, 300u, 1000u, 1000u, 1000u});
        spec.ticks = m_dice.one_in(3) ? TickPhase::Aligned : TickPhase::Staggered;
        spec.x86_tick_nsec = m_dice.one_in(3);
        spec.preempt = m_dice.one_in(3) ? Preemption::Full : Preemption::Voluntary;
        spec.nohz = !m_dice.one_in(4);
        if (m_cpus == 4 && m_dice.one_in(2))
            spec.topology = Topology{1, 2, 2};
        if (m_cpus > 1 && m_dice.one_in(5))
            spec.online = std::vector<std::uint32_t>{0, 1};
        return spec;
    }

    KernelSpec kernel()
    {
        KernelSpec spec;
        spec.fixes = FixSet::from_bits(m_dice.next());
        if (m_dice.one_in(2))
            spec.fixes = all_fixes;
        if (m_dice.one_in(3))
            spec.later_fixes = LaterFixSet::from_bits(m_dice.next());
        if (m_dice.one_in(3))
            spec.accounting = m_dice.pick(
                std::array{Accounting::Walk, Accounting::PerCpu, Accounting::LockedTotals, Accounting::Split});
        if (m_dice.one_in(4))
            spec.sched.latency = m_dice.time(5ms, 40ms);
        if (m_dice.one_in(4))
            spec.costs = {1500ns, 1us, 20ns, 150ns, 10ns, 2us, 50us};
        if (m_dice.one_in(2))
            spec.scheduler = m_dice.pick(sched_releases).release;
        if (m_call_dice.one_in(4))
            spec.timer_slack = m_call_dice.time(1us, 200us);
        spec.sched.compat_yield = m_call_dice.one_in(5);
        return spec;
    }

    void name_processes()
    {
        std::uint32_t const count = m_dice.between(1, m_size.processes);
        for (std::uint32_t i = 0; i < count; ++i)
            m_names.push_back("p" + std::to_string(i));
    }

    Rlimit seconds()
    {
        std::uint64_t const soft = m_dice.between(1, 3);
        return {soft, m_dice.one_in(2) ? Rlimit::infinity : soft + m_dice.below(3)};
    }

    ProcessSpec process(std::string name, Depth depth)
    {
        ProcessSpec spec;
        spec.name = std::move(name);
        m_timers = 0;
        m_thread_names.clear();
        if (depth == Depth::Top && m_dice.one_in(3))
            spec.start = m_dice.time(0ms, 20ms);
        if (depth == Depth::Top && m_process > 0 && m_dice.one_in(3))
            spec.parent = m_names[m_dice.below(m_process)];
        if (m_dice.one_in(5))
            spec.rlimit_cpu = seconds();
        for (int const signal : tame_signals)
            if (m_dice.one_in(2))
                spec.signals[signal] = disposition();
        std::uint32_t const threads = m_dice.between(1, depth == Depth::Top ? m_size.threads : 2);
        for (std::uint32_t i = 0; i < threads; ++i)
            spec.threads.push_back(thread("t" + std::to_string(i), depth));
        return spec;
    }

    Disposition disposition()
    {
        Disposition what;
        what.kind = m_dice.pick(std::array{Disposition::Kind::Ignore, Disposition::Kind::HandlerTime,
                                           Disposition::Kind::HandlerTime, Disposition::Kind::HandlerOps});
        bool const has_handler =
            what.kind == Disposition::Kind::HandlerTime || what.kind == Disposition::Kind::HandlerOps;
        what.restart = !has_handler || m_call_dice.one_in(2);
        what.nodefer = has_handler && m_call_dice.one_in(4);
        if (what.kind == Disposition::Kind::HandlerTime)
            what.time = m_dice.time(0us, 300us);
        if (what.kind == Disposition::Kind::HandlerOps)
            what.ops = {Op{op::User{{Span::Kind::Fixed, m_dice.time(1us, 200us), {}}}}, Op{op::Yield{}}};
        return what;
    }

    CpuList cpus()
    {
        std::vector<std::uint32_t> set;
        for (std::uint32_t cpu = 0; cpu < m_cpus; ++cpu)
            if (m_dice.one_in(2))
                set.push_back(cpu);
        if (set.empty())
            return std::nullopt;
        return CpuSet{set};
    }

    void set_policy(ThreadSpec& spec)
    {
        spec.policy = m_dice.pick(std::array{Policy::Other, Policy::Other, Policy::Other, Policy::Other, Policy::Batch,
                                             Policy::Idle, Policy::Fifo, Policy::Rr});
        if (is_rt(*spec.policy))
            spec.priority = static_cast<std::uint8_t>(m_dice.between(1, 99));
    }

    ThreadSpec thread(std::string name, Depth depth)
    {
        ThreadSpec spec;
        spec.name = std::move(name);
        m_thread_names.push_back(spec.name);
        set_policy(spec);
        if (m_dice.one_in(3))
            spec.nice = static_cast<int>(m_dice.between(0, 39)) - 20;
        if (m_dice.one_in(3))
            spec.cpus = cpus();
        if (m_dice.one_in(4))
            spec.start_cpu = spec.cpus ? m_dice.pick(spec.cpus->numbers()) : m_dice.below(m_cpus);
        if (depth == Depth::Top && m_dice.one_in(8))
            spec.count = m_dice.between(2, 4);
        spec.program = program(depth);
        return spec;
    }

    Span span(Nanos most)
    {
        Nanos const a = m_dice.time(10us, most);
        switch (m_dice.below(6)) {
        case 0:
            return {Span::Kind::Uniform, a, a + m_dice.time(0us, most)};
        case 1:
            return {Span::Kind::Exponential, a, {}};
        case 2:
            return {Span::Kind::Normal, a, a / 4};
        default:
            return {Span::Kind::Fixed, a, {}};
        }
    }

    std::vector<Op> program(Depth depth)
    {
        std::vector<Op> ops;
        std::uint32_t const count = m_dice.between(1, m_size.ops);
        while (ops.size() < count) {
            add_op(ops, depth);
            if (m_call_dice.one_in(4))
                add_call(ops, depth);
        }
        if (depth == Depth::Top && m_dice.one_in(2)) {
            std::vector<Op> body = std::move(ops);
            body.push_back(Op{op::Sleep{{Span::Kind::Fixed, m_dice.time(500us, 5ms), {}}}});
            body.push_back(Op{op::User{{Span::Kind::Fixed, m_dice.time(100us, 5ms), {}}}});
            ops = {};
            ops.push_back(Op{op::Repeat{m_dice.one_in(3) ? std::optional<std::uint64_t>{} : m_dice.between(1, 20),
                                        std::move(body)}});
        }
        return ops;
    }

    void add_op(std::vector<Op>& ops, Depth depth)
    {
        switch (m_dice.below(14)) {
        case 0:
        case 1:
        case 2:
            return ops.push_back(Op{op::User{span(15ms)}});
        case 3:
            return ops.push_back(Op{op::System{span(4ms)}});
        case 4:
        case 5:
            return ops.push_back(Op{op::Sleep{span(10ms)}});
        case 6:
            return ops.push_back(Op{op::Until{m_dice.time(0us, 999us), m_dice.one_in(2)}});
        case 7:
            return add_timer(ops);
        case 8:
            return add_itimer(ops);
        case 9:
            return add_own_scheduling(ops);
        case 10:
            return add_section(ops);
        case 11:
            return add_reading(ops);
        case 12:
            return add_signal(ops);
        default:
            return depth == Depth::Top ? add_birth(ops) : ops.push_back(Op{op::Yield{}});
        }
    }

    // Of dice of their own, so that the rest of a seed's scenario is as it was before there were such calls.
    void add_call(std::vector<Op>& ops, Depth depth)
    {
        switch (m_call_dice.below(12)) {
        case 0:
            return ops.push_back(Op{op::Every{m_call_dice.time(1ms, 8ms)}});
        case 1:
            return ops.push_back(
                Op{op::ClockNanosleep{nanosleep_clock(), m_call_dice.time(10us, 8ms), m_call_dice.one_in(3)}});
        case 2:
            return add_sigwait(ops);
        case 3:
            return ops.push_back(Op{op::SchedRrGetInterval{}});
        case 4:
            return add_flag(ops);
        case 5:
            return add_condition(ops);
        case 6:
            return ops.push_back(Op{op::Barrier{"b", 2}});
        case 7:
            return ops.push_back(Op{op::Kill{"", m_call_dice.pick(tame_signals), m_call_dice.pick(m_thread_names)}});
        case 8:
            return ops.push_back(Op{op::ClockGettime{other_thread_clock()}});
        case 9:
            return add_stop(ops);
        case 10:
            if (m_call_dice.one_in(6))
                return ops.push_back(Op{op::Exec{}});
            return ops.push_back(Op{op::Pause{}});
        default:
            return depth == Depth::Top ? add_slow_birth(ops) : ops.push_back(Op{op::SetFlag{"flag"}});
        }
    }

    ClockName other_thread_clock()
    {
        ClockName clock{TimerScope::Thread, m_call_dice.pick(std::array{CpuClock::Prof, CpuClock::Sched}), {}};
        clock.thread = m_call_dice.pick(m_thread_names);
        return clock;
    }

    ClockName nanosleep_clock()
    {
        ClockName clock{TimerScope::Monotonic, CpuClock::Sched, {}};
        switch (m_call_dice.below(4)) {
        case 0:
            clock.realtime = true;
            return clock;
        case 1:
            clock.scope = TimerScope::Process;
            return clock;
        case 2:
            return other_thread_clock();
        default:
            return clock;
        }
    }

    void add_sigwait(std::vector<Op>& ops)
    {
        int const signal = m_call_dice.pick(tame_signals);
        ops.push_back(Op{op::Sigprocmask{MaskChange::Block, {signal}}});
        if (m_call_dice.one_in(2))
            ops.push_back(Op{op::Kill{m_call_dice.pick(m_names), signal, ""}});
        op::Sigwait wait{{signal}, m_call_dice.time(0us, 8ms)};
        if (m_call_dice.one_in(3))
            wait.timeout.reset();
        ops.push_back(Op{wait});
    }

    // Somebody sets the flag, be it the one who spins.
    void add_flag(std::vector<Op>& ops)
    {
        ops.push_back(Op{op::SetFlag{"flag"}});
        ops.push_back(Op{op::Spin{0, "flag"}});
        if (!m_call_dice.one_in(3))
            return;
        int const signal = m_call_dice.pick(tame_signals);
        ops.push_back(Op{op::Kill{m_call_dice.pick(m_names), signal, ""}});
        ops.push_back(Op{op::Spin{signal, ""}});
    }

    void add_condition(std::vector<Op>& ops)
    {
        ops.push_back(Op{op::Lock{"m0"}});
        switch (m_call_dice.below(3)) {
        case 0:
            ops.push_back(Op{op::CondWait{"c", "m0"}});
            break;
        case 1:
            ops.push_back(Op{op::CondSignal{"c"}});
            break;
        default:
            ops.push_back(Op{op::CondBroadcast{"c"}});
        }
        ops.push_back(Op{op::Unlock{"m0"}});
    }

    void add_stop(std::vector<Op>& ops)
    {
        bool const stops = m_call_dice.one_in(3);
        ops.push_back(
            Op{op::Kill{m_call_dice.pick(m_names), stops ? 19 + static_cast<int>(m_call_dice.below(2)) : 18, ""}});
    }

    void add_slow_birth(std::vector<Op>& ops)
    {
        std::string const name = "worker" + std::to_string(m_births++);
        auto thread_spec = thread(name, Depth::Inner);
        thread_spec.count = 1;
        ops.push_back(Op{op::Spawn{std::make_shared<ThreadSpec const>(std::move(thread_spec)),
                                   {Span::Kind::Fixed, m_call_dice.time(1us, 2ms), {}}}});
        if (m_call_dice.one_in(2))
            ops.push_back(Op{op::Join{name, true}});
    }

    void add_timer(std::vector<Op>& ops)
    {
        std::string const id = "timer" + std::to_string(m_timers++);
        ClockName clock{m_dice.pick(std::array{TimerScope::Process, TimerScope::Thread}),
                        m_dice.pick(std::array{CpuClock::Prof, CpuClock::Virt, CpuClock::Sched}),
                        {}};
        if (m_dice.one_in(6))
            clock = {TimerScope::Monotonic, CpuClock::Sched, {}};
        TimerNotify const notify =
            m_dice.pick(std::array{TimerNotify::Signal, TimerNotify::Signal, TimerNotify::None, TimerNotify::ThreadId});
        ops.push_back(Op{op::TimerCreate{id, clock, notify, m_dice.pick(tame_signals)}});
        ops.push_back(Op{op::TimerSettime{id, m_dice.time(100us, 40ms),
                                          m_dice.one_in(2) ? m_dice.time(500us, 20ms) : Nanos{}, m_dice.one_in(3)}});
        if (m_dice.one_in(2))
            ops.push_back(Op{op::User{span(10ms)}});
        if (m_dice.one_in(2))
            ops.push_back(Op{op::TimerGettime{id}});
        if (m_call_dice.one_in(2))
            ops.push_back(Op{op::TimerGetoverrun{id}});
        if (m_dice.one_in(2))
            ops.push_back(Op{op::TimerDelete{id}});
    }

    void add_itimer(std::vector<Op>& ops)
    {
        auto const which = m_dice.pick(std::array{ItimerWhich::Prof, ItimerWhich::Virtual, ItimerWhich::Real});
        ops.push_back(Op{op::Setitimer{which, m_dice.time(0us, 30ms), m_dice.time(0us, 20ms)}});
        if (m_dice.one_in(2))
            ops.push_back(Op{op::Getitimer{which}});
    }

    void add_own_scheduling(std::vector<Op>& ops)
    {
        switch (m_dice.below(4)) {
        case 0:
            return ops.push_back(Op{op::Nice{static_cast<int>(m_dice.between(0, 39)) - 20}});
        case 1:
            return ops.push_back(Op{op::Setaffinity{cpus()}});
        case 2:
            return ops.push_back(Op{op::SetrlimitCpu{seconds()}});
        default:
            ThreadSpec spec;
            set_policy(spec);
            return ops.push_back(Op{op::SchedSetscheduler{*spec.policy, spec.priority}});
        }
    }

    void add_section(std::vector<Op>& ops)
    {
        std::string const mutex = "m" + std::to_string(m_dice.below(2));
        switch (m_dice.below(3)) {
        case 0:
            ops.push_back(Op{op::Lock{mutex}});
            ops.push_back(Op{op::User{span(3ms)}});
            ops.push_back(Op{op::Unlock{mutex}});
            return;
        case 1:
            ops.push_back(Op{op::Post{"s"}});
            return ops.push_back(Op{op::Acquire{"s"}});
        default:
            ops.push_back(Op{op::Write{"pipe"}});
            return ops.push_back(Op{op::Read{"pipe"}});
        }
    }

    void add_reading(std::vector<Op>& ops)
    {
        if (m_dice.one_in(2))
            return ops.push_back(Op{op::ClockGettime{{m_dice.pick(std::array{TimerScope::Process, TimerScope::Thread}),
                                                      m_dice.pick(std::array{CpuClock::Prof, CpuClock::Sched}),
                                                      {}}}});
        ops.push_back(Op{op::Getrusage{
            m_dice.pick(std::array{RusageWho::Self, RusageWho::Children, RusageWho::Thread, RusageWho::Times})}});
    }

    void add_signal(std::vector<Op>& ops)
    {
        int const signal = m_dice.pick(tame_signals);
        switch (m_dice.below(3)) {
        case 0:
            return ops.push_back(Op{op::Kill{m_dice.pick(m_names), signal, ""}});
        case 1:
            return ops.push_back(Op{op::Sigaction{signal, disposition()}});
        default:
            return ops.push_back(
                Op{op::Sigprocmask{m_dice.one_in(2) ? MaskChange::Block : MaskChange::Unblock, {signal}}});
        }
    }

    void add_birth(std::vector<Op>& ops)
    {
        if (m_dice.one_in(2)) {
            std::string const name = "helper" + std::to_string(m_births++);
            auto const child = std::make_shared<ThreadSpec const>(thread(name, Depth::Inner));
            ops.push_back(Op{op::Spawn{child}});
            if (m_dice.one_in(2))
                ops.push_back(Op{op::Join{name}});
            return;
        }
        std::vector<std::string> const outer_threads = m_thread_names;
        std::uint32_t const outer_timers = m_timers;
        auto const child =
            std::make_shared<ProcessSpec const>(process("child" + std::to_string(m_births++), Depth::Inner));
        m_thread_names = outer_threads;
        m_timers = outer_timers;
        ops.push_back(Op{op::Fork{child}});
        if (m_dice.one_in(2))
            ops.push_back(Op{op::Wait{}});
    }

    Command command()
    {
        std::string const process = m_dice.pick(m_names);
        auto const cpu = static_cast<CpuId>(m_dice.below(m_cpus));
        switch (m_dice.below(11)) {
        case 0:
        case 1:
            if (cpu != CpuId{0})
                return cmd::Offline{cpu};
            return cmd::ReadClock{process};
        case 2:
            return cmd::Online{cpu};
        case 3:
            return cmd::Kill{process, m_dice.one_in(4) ? 15 : m_dice.pick(tame_signals), ""};
        case 4:
            return cmd::Setitimer{process, ItimerWhich::Prof, m_dice.time(1ms, 30ms), m_dice.time(0ms, 10ms)};
        case 5:
            return cmd::SetrlimitCpu{process, seconds()};
        case 6:
            return cmd::Renice{process + "/t0", static_cast<int>(m_dice.between(0, 39)) - 20};
        case 7:
            return cmd::SampleTimer{process};
        case 8:
            return cmd::SetFixes{{{static_cast<Fix>(m_dice.below(8)), m_dice.one_in(2)}}, {}};
        case 9:
            return cmd::Setaffinity{process + "/t0", cpus()};
        default:
            return cmd::ExitThread{process + "/t0"};
        }
    }

    std::vector<CommandAt> events()
    {
        std::vector<CommandAt> list;
        std::uint32_t const count = m_dice.below(m_size.events + 1);
        for (std::uint32_t i = 0; i < count; ++i)
            list.push_back({SimTime{m_dice.time(0ms, m_duration)}, command()});
        for (std::uint32_t i = m_call_dice.below(4); i > 0; --i)
            list.push_back({SimTime{m_call_dice.time(0ms, m_duration)}, later_command()});
        std::ranges::stable_sort(list, {}, &CommandAt::at);
        return list;
    }

    // What came to events later than the others.
    Command later_command()
    {
        std::string const process = m_call_dice.pick(m_names);
        std::string const leader = process + "/t0";
        switch (m_call_dice.below(8)) {
        case 0:
            return cmd::EndBurst{leader};
        case 1:
            return cmd::SetScheduler{leader, Policy::Rr, 7};
        case 2:
            return cmd::Sigprocmask{leader, {MaskChange::Block, {m_call_dice.pick(tame_signals)}}};
        case 3:
            return cmd::SetrlimitRttime{process, {20'000, 40'000}};
        case 4:
            return cmd::Kill{"", m_call_dice.pick(tame_signals), leader};
        case 5:
            return cmd::Sigaction{process, m_call_dice.pick(tame_signals), {}};
        case 6:
            return cmd::Program{leader, {Op{op::User{{Span::Kind::Fixed, m_call_dice.time(1ms, 9ms), {}}}}}};
        default:
            ThreadSpec late;
            late.name = "late" + std::to_string(m_births++);
            late.program = {Op{op::User{{Span::Kind::Fixed, m_call_dice.time(1ms, 9ms), {}}}}};
            return cmd::Spawn{process, std::make_shared<ThreadSpec const>(late)};
        }
    }

    // Of dice of its own: the rest of a seed's scenario is the same with an RTC and without one.
    void add_rtc(Scenario& scenario)
    {
        RtcSpec& rtc = scenario.rtc.emplace();
        rtc.counter = m_rtc_dice.one_in(2) ? 0xFFFF'0000 : m_rtc_dice.below(std::size_t{1} << 32);
        rtc.word = m_rtc_dice.one_in(2) ? WordSize::Bits32 : WordSize::Bits64;
        rtc.update_irq = m_rtc_dice.one_in(2);
        rtc.alarm = m_rtc_dice.one_in(2) ? "09:00:01" : "";
        rtc.periodic_hz = m_rtc_dice.one_in(2) ? rate() : 0;
        if (m_rtc_dice.one_in(2))
            rtc.hold_off.push_back({SimTime{m_rtc_dice.time(0ms, m_duration)}, m_rtc_dice.time(1us, 30ms)});
        for (std::uint32_t i = m_rtc_dice.below(6); i > 0; --i)
            scenario.events.push_back({SimTime{m_rtc_dice.time(0ms, m_duration)}, rtc_command()});
        std::ranges::stable_sort(scenario.events, {}, &CommandAt::at);
    }

    std::uint32_t rate() { return 1u << m_rtc_dice.between(1, 13); }

    Command rtc_command()
    {
        switch (m_rtc_dice.below(3)) {
        case 0:
            return cmd::RtcAlarm{m_rtc_dice.one_in(3) ? "" : "09:00:00"};
        case 1:
            return cmd::RtcUpdate{m_rtc_dice.one_in(2)};
        default:
            return cmd::RtcPeriodic{m_rtc_dice.one_in(3) ? 0 : rate()};
        }
    }

    Dice m_dice;
    Dice m_rtc_dice;
    Dice m_call_dice;
    RandomScenarioSize m_size;
    Nanos m_duration{};
    std::uint32_t m_cpus = 1;
    std::vector<std::string> m_names;
    std::vector<std::string> m_thread_names;
    std::size_t m_process = 0;
    std::uint32_t m_timers = 0;
    std::uint32_t m_births = 0;
};

}

Scenario random_scenario(std::uint64_t seed, RandomScenarioSize const& size) { return Maker{seed, size}.scenario(); }

}
