// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lane_text.h"

#include "core/trace/event_text.h"
#include "ui/plots/time_ticks.h"

#include <QCoreApplication>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class LaneText {
    Q_DECLARE_TR_FUNCTIONS(LaneText)
};

}

QString migrateWhyText(MigrateWhy why)
{
    switch (why) {
    case MigrateWhy::Wakeup:
        return LaneText::tr("woken elsewhere");
    case MigrateWhy::Balance:
        return LaneText::tr("to balance the load");
    case MigrateWhy::IdleBalance:
        return LaneText::tr("pulled by an idle CPU");
    case MigrateWhy::Hotplug:
        return LaneText::tr("its CPU went offline");
    case MigrateWhy::Affinity:
        return LaneText::tr("it may not stay");
    case MigrateWhy::Fork:
        return LaneText::tr("placed at fork");
    case MigrateWhy::Exec:
        return LaneText::tr("placed at exec");
    }
    return {};
}

QString migrateWhyName(MigrateWhy why)
{
    std::string_view const text = word(why);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

static QString instantText(SimTime at, Nanos fine) { return timeText(at - SimTime{}, fine); }

static QString threadText(TaskNames const& names, Maybe<TaskId> task)
{
    return task ? QString::fromStdString(names.path(*task)) : LaneText::tr("idle");
}

static QString whatItDid(LaneSegment const& piece, TaskNames const& names)
{
    switch (piece.kind) {
    case LaneKind::Idle:
        return LaneText::tr("idle");
    case LaneKind::Offline:
        return LaneText::tr("offline");
    case LaneKind::User:
        return LaneText::tr("%1 · user").arg(threadText(names, piece.task));
    case LaneKind::System:
        return LaneText::tr("%1 · in the kernel").arg(threadText(names, piece.task));
    }
    return {};
}

QStringList segmentCard(LaneSegment const& piece, TaskNames const& names, Nanos fine)
{
    return {whatItDid(piece, names),
            LaneText::tr("%1, from %2 to %3")
                .arg(timeText(piece.to - piece.from, std::min(fine, Nanos{1'000})), instantText(piece.from, fine),
                     instantText(piece.to, fine))};
}

QStringList migrationCard(Migration const& migration, TaskNames const& names, Nanos fine)
{
    return {LaneText::tr("%1 moves from CPU %2 to CPU %3")
                .arg(threadText(names, migration.task))
                .arg(index_of(migration.from))
                .arg(index_of(migration.to)),
            migrateWhyText(migration.why),
            LaneText::tr("at %1 · %2").arg(instantText(migration.at, fine), migrateWhyName(migration.why))};
}

static QString nohzRoleText(CpuId cpu, tickscope::NohzBalancer const& nohz)
{
    if (nohz.load_balancer == cpu)
        return LaneText::tr("balances for the idle CPUs · nohz.load_balancer");
    if (!nohz.cpu_mask.test(cpu))
        return {};
    QString const who =
        nohz.load_balancer ? LaneText::tr("CPU %1").arg(index_of(*nohz.load_balancer)) : LaneText::tr("nobody");
    return LaneText::tr("in the idle mask: %1 balances for it · nohz.cpu_mask").arg(who);
}

QString nohzText(CpuId cpu, Machine const& machine)
{
    QString const role = nohzRoleText(cpu, machine.nohz);
    return role.isEmpty() || machine.cpus[index_of(cpu)].online ? role : LaneText::tr("offline, but %1").arg(role);
}

QStringList cpuCard(CpuId cpu, Machine const& machine)
{
    QStringList lines{LaneText::tr("CPU %1").arg(index_of(cpu))};
    if (QString const nohz = nohzText(cpu, machine); !nohz.isEmpty())
        lines << nohz;
    lines << LaneText::tr("Click: its run queue");
    return lines;
}

QStringList tickCard(Lane const& lane, SimTime at, Nanos fine)
{
    auto const begins_after = [](SimTime t, TickStopped const& stopped) { return t < stopped.from; };
    auto const after = std::upper_bound(lane.stopped.begin(), lane.stopped.end(), at, begins_after);
    if (after == lane.stopped.begin() || std::prev(after)->to <= at)
        return {};
    TickStopped const& stopped = *std::prev(after);
    if (stopped.to == never)
        return {LaneText::tr("no tick since %1").arg(instantText(stopped.from, fine))};
    return {LaneText::tr("no tick from %1 to %2").arg(instantText(stopped.from, fine), instantText(stopped.to, fine))};
}

}
