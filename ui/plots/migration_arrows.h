// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/lanes.h"

#include <QPointF>

#include <optional>

class QPainter;

namespace tickscope::ui {

struct Colours;
struct LanesScene;

/// The line along which a thread moves from one lane to another; it bows to the left.
struct MigrationArrow {
    QPointF start, end;
    double bow = 0;
};
MigrationArrow arrowOf(LanesScene const& scene, Migration const& migration);

/// The migration whose arrow the pointer is on, the nearest of several; none if it is on none.
std::optional<Migration> migrationAt(LanesScene const& scene, QPointF pointer);

/// The arrows, each with its reason in a word where there is room.
void paintMigrations(QPainter& painter, LanesScene const& scene, Colours const& colours);

}
