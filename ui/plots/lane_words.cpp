// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lane_words.h"

#include "core/trace/event_text.h"
#include "ui/plots/time_ticks.h"

#include <algorithm>

namespace tickscope::ui {

QString whyWords(MigrateWhy why)
{
    switch (why) {
    case MigrateWhy::Wakeup:
        return QStringLiteral("woken elsewhere");
    case MigrateWhy::Balance:
        return QStringLiteral("to balance the load");
    case MigrateWhy::IdleBalance:
        return QStringLiteral("pulled by an idle CPU");
    case MigrateWhy::Hotplug:
        return QStringLiteral("its CPU went offline");
    case MigrateWhy::Affinity:
        return QStringLiteral("it may not stay");
    case MigrateWhy::Fork:
        return QStringLiteral("placed at fork");
    case MigrateWhy::Exec:
        return QStringLiteral("placed at exec");
    }
    return {};
}

QString whyWord(MigrateWhy why)
{
    std::string_view const text = word(why);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

static QString instantText(SimTime at, Nanos fine) { return timeText(at - SimTime{}, fine); }

static QString threadText(TaskNames const& names, Maybe<TaskId> task)
{
    return QString::fromStdString(names.path(task, "idle"));
}

static QString whatItDid(LaneSegment const& piece, TaskNames const& names)
{
    switch (piece.kind) {
    case LaneKind::Idle:
        return QStringLiteral("idle");
    case LaneKind::Offline:
        return QStringLiteral("offline");
    case LaneKind::User:
        return threadText(names, piece.task) + QStringLiteral(" · user");
    case LaneKind::System:
        return threadText(names, piece.task) + QStringLiteral(" · in the kernel");
    }
    return {};
}

QStringList pieceCard(LaneSegment const& piece, TaskNames const& names, Nanos fine)
{
    return {whatItDid(piece, names),
            QStringLiteral("%1, from %2 to %3")
                .arg(timeText(piece.to - piece.from, std::min(fine, Nanos{1'000})), instantText(piece.from, fine),
                     instantText(piece.to, fine))};
}

QStringList migrationCard(Migration const& migration, TaskNames const& names, Nanos fine)
{
    return {QStringLiteral("%1 moves from CPU %2 to CPU %3")
                .arg(threadText(names, migration.task))
                .arg(index_of(migration.from))
                .arg(index_of(migration.to)),
            whyWords(migration.why),
            QStringLiteral("at %1 · %2").arg(instantText(migration.at, fine), whyWord(migration.why))};
}

QString nohzWords(CpuId cpu, Machine const& machine)
{
    NohzBalancer const& nohz = machine.nohz;
    QString const offline = machine.cpus[index_of(cpu)].online ? QString{} : QStringLiteral("offline, but ");
    if (nohz.load_balancer == cpu)
        return offline + QStringLiteral("balances for the idle CPUs · nohz.load_balancer");
    if (!nohz.cpu_mask.test(cpu))
        return {};
    QString const who =
        nohz.load_balancer ? QStringLiteral("CPU %1").arg(index_of(*nohz.load_balancer)) : QStringLiteral("nobody");
    return offline + QStringLiteral("in the idle mask: %1 balances for it · nohz.cpu_mask").arg(who);
}

QStringList cpuCard(CpuId cpu, Machine const& machine)
{
    QStringList lines{QStringLiteral("CPU %1").arg(index_of(cpu))};
    if (QString const nohz = nohzWords(cpu, machine); !nohz.isEmpty())
        lines << nohz;
    lines << QStringLiteral("Click: its run queue");
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
        return {QStringLiteral("no tick since %1").arg(instantText(stopped.from, fine))};
    return {
        QStringLiteral("no tick from %1 to %2").arg(instantText(stopped.from, fine), instantText(stopped.to, fine))};
}

}
