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

/// What lies over every plot: the instant shown, the instant under the pointer, the markers A and B, and with labels
/// also what time these are and how far apart. `area` is the plot's data area.
void paintCursorLines(QPainter& painter, TimeAxis const& axis, TimeScale const& scale, QRectF const& area,
                      Colours const& colours, CursorLabels labels);

/// A small plate with text, horizontally around `x` but within `area`, its top at `top`.
QRectF paintPlate(QPainter& painter, QRectF const& area, double x, double top, QString const& text, QColor const& fill,
                  QColor const& ink);

}
