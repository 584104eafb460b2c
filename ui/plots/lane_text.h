// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "core/trace/lanes.h"
#include "core/trace/task_table.h"
#include "ui/plots/lanes_picture.h"

#include <QStringList>

namespace tickscope::ui {

/// Why a thread was moved to another CPU: "to balance the load".
QString migrateWhyText(MigrateWhy why);
/// The same in a word, as the trace has it: "balance".
QString migrateWhyName(MigrateWhy why);

/// What the card beside the pointer says; the first line is the heading. `fine` is how exact instants are written.
QStringList segmentCard(LaneSegment const& piece, TaskNames const& names, Nanos fine);
QStringList migrationCard(Migration const& migration, TaskNames const& names, Nanos fine);
/// What a CPU has to do with the balancing of idle CPUs, with the kernel's name for it; empty: nothing.
QString nohzText(CpuId cpu, Machine const& machine);
/// Of a CPU's name.
QStringList cpuCard(CpuId cpu, Machine const& machine);
/// That the tick is stopped at an instant, and since when and until when; empty where it is not.
QStringList tickCard(Lane const& lane, SimTime at, Nanos fine);

}
