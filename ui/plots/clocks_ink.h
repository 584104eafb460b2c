// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/clocks_picture.h"

#include <QColor>

#include <cmath>

class QPainter;

namespace tickscope::ui {

struct Colours;

QColor clockColour(Colours const& colours, ClockRole role);
/// The clock is drawn wide and the timer narrow and dashed over it, so that both are seen where they agree.
double clockWidth(ClockRole role);

/// What belongs to the other kernel is drawn in the same colours, paler, thin and dashed.
QColor comparedInk(QColor const& colour, Colours const& colours);
QColor curveColour(Colours const& colours, ClockCurve const& curve);
double curveWidth(ClockCurve const& curve);

/// Whether it draws lines, not pixels.
bool isVector(QPainter const& painter);
/// The middle of the pixel at x.
inline double sharp(double x) { return std::floor(x) + 0.5; }

}
