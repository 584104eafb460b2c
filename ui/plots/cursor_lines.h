// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/time_range.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace tickscope::ui {

class TimeAxis;
struct Colours;

enum class CursorLabels : std::uint8_t { None, Show };

/// Where a plot's data lie, and which time is where on it.
struct TimeArea {
    QRectF rect;
    TimeScale scale;
    double labels_below = 0;  ///< how far below `rect` times are written
};

/// What lies over every plot: the instant shown, the instant under the pointer, the markers A and B, and with labels
/// also what time these are and how far apart.
void paintCursorLines(QPainter& painter, TimeAxis const& axis, TimeArea const& area, Colours const& colours,
                      CursorLabels labels);

/// A small plate with text, horizontally around `x` but within `room`, its top at `top`.
struct Plate {
    QRectF room;
    double x = 0, top = 0;
    QString text;
};
void paintPlate(QPainter& painter, Plate const& plate, QColor const& fill, QColor const& ink);

}
