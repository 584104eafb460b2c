// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/step_curve.h"

#include <QColor>
#include <QImage>

#include <cstdint>
#include <functional>
#include <vector>

namespace tickscope::ui {

enum class Stroke : std::uint8_t { Solid, Dashed, Dotted };

/// Values and the pixel rows they lie on: `low` on the lower edge of the image, `high` on its upper edge.
struct ValueScale {
    double low = 0;
    double high = 1;
    double height = 1;

    double y(double value) const { return height - (value - low) / (high - low) * height; }
    double value(double y) const { return low + (height - y) / height * (high - low); }
};

/// How a curve looks in one column.
using StrokeAt = std::function<Stroke(int column)>;

/// How a curve is drawn.
struct CurvePen {
    QColor colour;
    double width = 1;
    StrokeAt stroke = [](int) { return Stroke::Solid; };
};

/// Draws a curve over `image` (ARGB32, premultiplied), one column of pixels for each of `columns`: a span from the
/// smallest to the largest value, the pen's width thicker than that, its ends smoothed. The cost is the pixels, not the
/// events. `unit` is what one of the curve's counts is worth on `scale`.
void drawCurve(QImage& image, std::vector<CurveColumn> const& columns, ValueScale const& scale, double unit,
               CurvePen const& pen);

}
