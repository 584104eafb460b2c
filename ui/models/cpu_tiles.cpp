// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/cpu_tiles.h"

#include "ui/models/task_text.h"
#include "ui/plots/lane_text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class CpuTileText {
    Q_DECLARE_TR_FUNCTIONS(CpuTileText)
};

}

/// What really ran there, with the burst under way, which has not been booked yet.
static Nanos busyTime(Machine const& machine, Cpu const& cpu)
{
    Nanos const unbooked = cpu.rq.curr ? std::max(Nanos{}, machine.now - cpu.burst_start) : Nanos{};
    return cpu.user + cpu.system + unbooked;
}

static int busyPermille(Machine const& machine, Cpu const& cpu)
{
    std::int64_t const since_boot = machine.now.time_since_epoch().count();
    if (since_boot == 0)
        return 0;
    return static_cast<int>(std::clamp(
        static_cast<double>(busyTime(machine, cpu).count()) * 1000.0 / static_cast<double>(since_boot), 0.0, 1000.0));
}

static QString noteOf(Machine const& machine, Cpu const& cpu)
{
    QStringList notes;
    if (cpu.rq.curr && machine.tasks[index_of(*cpu.rq.curr)].mode == CpuMode::System)
        notes += CpuTileText::tr("system");
    if (machine.nohz.load_balancer == cpu.id)
        notes += CpuTileText::tr("balances");
    else if (cpu.tick_stopped)
        notes += CpuTileText::tr("no tick");
    std::uint32_t const running = cpu.rq.curr ? 1 : 0;
    if (cpu.rq.nr_running > running)
        notes += CpuTileText::tr("%n wait(s)", nullptr, static_cast<int>(cpu.rq.nr_running - running));
    return notes.join(QStringLiteral(" · "));
}

static NohzLamp lampOf(Machine const& machine, CpuId id)
{
    if (machine.nohz.load_balancer == id)
        return NohzLamp::Balances;
    return machine.nohz.cpu_mask.test(id) ? NohzLamp::InMask : NohzLamp::Off;
}

CpuTile cpuTile(Frame const& frame, CpuId id)
{
    Machine const& machine = *frame.machine;
    Cpu const& cpu = machine.cpus[index_of(id)];
    CpuTile tile{.cpu = id, .online = cpu.online, .can_switch = index_of(id) != 0};
    tile.schedule = cpuSchedule(frame, id);
    tile.lamp = lampOf(machine, id);
    tile.lamp_tip = nohzText(id, machine);
    if (!cpu.online) {
        tile.who = CpuTileText::tr("offline");
        if (machine.nohz.load_balancer == id)
            tile.note = CpuTileText::tr("still balances");
        else if (machine.nohz.cpu_mask.test(id))
            tile.note = CpuTileText::tr("in the idle mask");
        else if (!tile.schedule.since && !tile.schedule.next)
            tile.note = CpuTileText::tr("from the start");
        else
            tile.note = scheduleText(tile.schedule, false);
        return tile;
    }
    tile.task = cpu.rq.curr;
    tile.who = threadText(frame.world->name_table, machine, cpu.rq.curr);
    tile.short_who = shortThreadText(frame.world->name_table, machine, cpu.rq.curr);
    tile.note = noteOf(machine, cpu);
    tile.busy_permille = busyPermille(machine, cpu);
    return tile;
}

}
