// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curve_image.h"

#include <QRgba64>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {

/// `colour` at a coverage of 0 .. 256 over what is there.
static QRgb over(QRgb below, QRgb colour, unsigned coverage)
{
    auto const mix = [&](int shift) {
        unsigned const a = (below >> shift) & 0xff;
        unsigned const b = (colour >> shift) & 0xff;
        return ((a * (256 - coverage) + b * coverage) >> 8) << shift;
    };
    return mix(24) | mix(16) | mix(8) | mix(0);
}

/// Fills one column of pixels from `top` to `bottom`, both in pixels with fractions.
static void fillColumn(QImage& image, int x, double top, double bottom, QRgb colour)
{
    int const first = std::max(0, static_cast<int>(std::floor(top)));
    int const last = std::min(image.height() - 1, static_cast<int>(std::ceil(bottom)) - 1);
    auto* const bits = reinterpret_cast<QRgb*>(image.bits());
    auto const stride = image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb));
    for (int y = first; y <= last; ++y) {
        double const share = std::min(bottom, y + 1.0) - std::max(top, static_cast<double>(y));
        QRgb& pixel = bits[y * stride + x];
        pixel = over(pixel, colour, static_cast<unsigned>(std::clamp(share, 0.0, 1.0) * 256));
    }
}

/// Patterns are tied to the image, not to the curve: they stand still while a curve grows.
static bool isGap(Stroke stroke, int x, double width)
{
    int const dot = std::max(2, static_cast<int>(std::lround(width * 1.5)));
    switch (stroke) {
    case Stroke::Solid:
        return false;
    case Stroke::Dashed:
        return x % (8 * dot) >= 5 * dot;
    case Stroke::Dotted:
        return x % (2 * dot) >= dot;
    }
    return false;
}

void drawCurve(QImage& image, std::vector<CurveColumn> const& columns, ValueScale const& scale, double unit,
               CurvePen const& pen)
{
    QRgb const pixel = qPremultiply(pen.colour.rgba());
    int const count = std::min(image.width(), static_cast<int>(columns.size()));
    double const highest = 4.0 * image.height();
    for (int x = 0; x < count; ++x) {
        CurveColumn const& column = columns[static_cast<std::size_t>(x)];
        if (!column.known)
            continue;
        double const top = scale.y(static_cast<double>(column.max) * unit) - pen.width / 2;
        double const bottom = scale.y(static_cast<double>(column.min) * unit) + pen.width / 2;
        bool const jump = bottom - top > 4 * pen.width;  // a step up is drawn, wherever the pattern happens to be
        if (!jump && isGap(pen.stroke(x), x, pen.width))
            continue;
        fillColumn(image, x, std::max(top, -highest), std::min(bottom, highest), pixel);
    }
}

}
