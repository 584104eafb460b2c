// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/cpumask.h"
#include "core/trace/task_table.h"
#include "ui/plots/lanes_picture.h"
#include "ui/plots/time_ticks.h"

#include <QBrush>
#include <QColor>
#include <QRectF>

#include <vector>

class QPainter;

namespace tickscope::ui {

struct Colours;

/// The lanes at one size: what to draw, and where.
struct LanesScene {
    std::vector<LanePicture> lanes;  ///< the rows in sight
    std::vector<Migration> migrations;
    std::size_t migrations_in_sight = 0;
    LaneRows rows;
    Maybe<TaskId> thread;   ///< stands out; none: all alike
    Maybe<CpuId> balancer;  ///< at the instant shown: who balances for idle CPUs
    CpuMask idle_mask;      ///< at the instant shown: for whom
    TimeRuler ruler;
    QRectF whole, area;
    TimeScale time;
};

/// System time in a thread's colour: hatched at the pixels of a screen with `ratio` device pixels a pixel.
QBrush hatchBrush(QColor const& colour, Colours const& colours, double ratio);
/// Not known yet: a sparse pattern on the ground of the plot, so that nobody takes it for idle.
void paintFuture(QPainter& painter, QRectF const& place, Colours const& colours);
/// Over what is left as sums only.
void paintSums(QPainter& painter, QRectF const& place, Colours const& colours);
/// The ground of an offline CPU, in a dashed frame.
void paintOffline(QPainter& painter, QRectF const& place, Colours const& colours);
/// A full lamp: the CPU balances for idle ones. An empty one: it is in the idle mask.
void paintNohzLamp(QPainter& painter, QPointF const& at, double radius, bool full, Colours const& colours);

/// The title and the key above, who ran in sight below.
void paintLanesHeader(QPainter& painter, LanesScene const& scene, TaskNames const* names, Colours const& colours);
inline constexpr double lanes_header = 52;
void paintLanes(QPainter& painter, LanesScene const& scene, TaskNames const& names, Colours const& colours);
/// Grid lines and their labels below `area`, where the lanes of `scale` end.
void paintTimeRuler(QPainter& painter, QRectF const& area, TimeScale const& scale, TimeRuler const& ruler,
                    Colours const& colours);
/// What is under the pointer, beside it.
void paintHoverCard(QPainter& painter, QRectF const& area, QPointF pointer, QStringList const& lines,
                    Colours const& colours);

}
