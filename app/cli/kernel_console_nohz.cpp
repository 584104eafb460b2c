// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/kernel_console_case.h"
#include "app/cli/text_op.h"
#include "core/kernel/cpu_hotplug.h"
#include "core/kernel/nohz_balance.h"
#include "core/kernel/tick.h"

namespace tickscope {

namespace {

// The idle loop and the hotplug calls around the nohz functions: CPUs are busy or idle as the ops say, nothing is
// scheduled, and a CPU that is asked to reschedule in idle comes back to idle at once.
class NohzWorld {
public:
    explicit NohzWorld(FixSet fixes) { m_machine.config.fixes = fixes; }

    std::size_t cpus() const { return m_machine.cpus.size(); }
    bool online(CpuId cpu) const { return m_machine.online.test(cpu); }

    void boot(std::size_t cpus);
    void idle(CpuId cpu);
    void busy(CpuId cpu);
    void down(CpuId cpu);
    void round();
    Json show() const;
    std::vector<Json> take_lost_ipis() { return std::exchange(m_lost_ipis, {}); }

private:
    bool is_idle(CpuId cpu) const { return !m_machine.cpus[index_of(cpu)].rq.curr; }
    void tick(CpuId cpu);
    void take_kicks();

    Machine m_machine;
    Kernel m_kernel{.machine = m_machine};
    std::vector<Json> m_lost_ipis;
};

}

// Stands for whatever a busy CPU runs.
static constexpr TaskId someone{0};

static Json list_of(CpuMask const& mask)
{
    Json list = Json::array();
    for (CpuId const cpu : mask)
        list.push_back(index_of(cpu));
    return list;
}

void NohzWorld::boot(std::size_t cpus)
{
    m_machine.tasks.resize(1);
    m_machine.cpus.resize(cpus);
    for (std::size_t i = 0; i < cpus; ++i) {
        m_machine.cpus[i].id = static_cast<CpuId>(i);
        m_machine.cpus[i].in_idle = false;
        m_machine.cpus[i].rq.curr = someone;
    }
    m_machine.online = m_machine.active = CpuMask::first(cpus);
    tick_init(m_kernel);
}

void NohzWorld::idle(CpuId cpu)
{
    m_machine.cpus[index_of(cpu)].rq.curr.reset();
    tick_nohz_stop_sched_tick(m_kernel, cpu);
}

void NohzWorld::busy(CpuId cpu)
{
    if (!is_idle(cpu))
        return;
    tick_nohz_restart_sched_tick(m_kernel, cpu);
    m_machine.cpus[index_of(cpu)].rq.curr = someone;
}

void NohzWorld::tick(CpuId id)
{
    Runqueue& rq = m_machine.cpus[index_of(id)].rq;
    rq.idle_at_tick = is_idle(id);
    nohz_trigger(m_kernel, id);
    if (is_idle(id))
        tick_nohz_stop_sched_tick(m_kernel, id);
    take_kicks();
}

void NohzWorld::take_kicks()
{
    for (Cpu& cpu : m_machine.cpus) {
        if (!std::exchange(cpu.rq.idle_need_resched, false))
            continue;
        if (!cpu.online) {
            m_lost_ipis.push_back({{"ev", "lost_ipi"}, {"cpu", index_of(cpu.id)}});
            continue;
        }
        tick_nohz_restart_sched_tick(m_kernel, cpu.id);
        tick_nohz_stop_sched_tick(m_kernel, cpu.id);
    }
}

void NohzWorld::round()
{
    for (std::size_t i = 0; i < cpus(); ++i)
        if (m_machine.ticks.ticking.test(static_cast<CpuId>(i)))
            tick(static_cast<CpuId>(i));
}

void NohzWorld::down(CpuId cpu)
{
    deactivate_cpu(m_kernel, cpu);
    // The records have no other CPU's tick in this grace period.
    if (m_machine.ticks.ticking.test(cpu))
        tick(cpu);
    take_cpu_down(m_kernel, cpu);
    m_machine.cpus[index_of(cpu)].rq.curr.reset();
    play_dead(m_kernel, cpu);
}

Json NohzWorld::show() const
{
    auto const& nohz = m_machine.nohz;
    return {{"ev", "nohz"},
            {"mask", list_of(nohz.cpu_mask)},
            {"owner", nohz.load_balancer ? static_cast<int>(index_of(*nohz.load_balancer)) : -1},
            {"ticking", list_of(m_machine.ticks.ticking)},
            {"online", list_of(m_machine.online)}};
}

static Result<FixSet> fixes_of(std::string_view version)
{
    if (version == "old")
        return FixSet{};
    if (version == "new" || version == "final")
        return FixSet{Fix::NohzCpuOffline};
    return failure("expected a version 'old', 'new' or 'final'");
}

static Result<void> run_op(NohzWorld& world, TextOp const& op)
{
    auto const is = [&](std::string_view name) { return op.name == name; };
    if (is("cpus")) {
        if (world.cpus() != 0 || op.value < 1 || op.value > 4096)
            return failure("expected 'cpus' once, 1 to 4096");
        world.boot(op.value);
        return {};
    }
    if (world.cpus() == 0)
        return failure("expected 'cpus' first");
    if (is("round")) {
        if (op.value > 100'000)
            return failure("expected at most 100000 rounds");
        for (std::uint64_t i = 0; i < op.value; ++i)
            world.round();
        return {};
    }
    if (!is("idle") && !is("busy") && !is("down"))
        return failure("expected 'cpus', 'idle', 'busy', 'down', 'round' or 'show'");
    if (op.value >= world.cpus() || (is("down") && op.value == 0))
        return failure("expected a CPU of this machine");
    auto const cpu = static_cast<CpuId>(op.value);
    if (!world.online(cpu))
        return {};
    is("idle") ? world.idle(cpu) : is("busy") ? world.busy(cpu) : world.down(cpu);
    return {};
}

Result<Observations> run_nohz_case(ConsoleCase const& input, std::string_view version)
{
    auto const fixes = fixes_of(version);
    if (!fixes)
        return op_failure(0, fixes.error().text);
    NohzWorld world{*fixes};
    Observations seen;
    for (std::size_t i = 0; i < input.ops.size(); ++i) {
        auto const op = read_text_op(input.ops[i]);
        if (!op)
            return op_failure(i, op.error().text);
        if (op->name == "show") {
            seen.push_back({i, world.show()});
            continue;
        }
        if (auto const done = run_op(world, *op); !done)
            return op_failure(i, done.error().text);
        for (Json& lost : world.take_lost_ipis())
            seen.push_back({i, std::move(lost)});
    }
    return seen;
}

}
