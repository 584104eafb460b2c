// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/curve_image.h"
#include "ui/plots/time_ticks.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace tickscope::ui {

struct Colours;

/// What values have in common that are drawn in one plot.
enum class CurveUnit : std::uint8_t { Time, Count };

/// One value over time, in pixel columns.
struct ValueCurve {
    std::size_t number = 0;  ///< among those that the plot knows
    QString name;
    CurveUnit unit{};
    double scale = 1;  ///< nanoseconds, or counts, that one of its steps stands for
    QColor colour;
    Stroke stroke = Stroke::Solid;
    std::vector<CurveColumn> columns;
    std::optional<std::int64_t> reading;  ///< at the instant that is read out
    bool shown = true;
};

/// The curves of one unit, and where they are drawn.
struct CurveBand {
    CurveUnit unit{};
    QRectF area;
    ValueScale values;
    std::vector<std::size_t> curves;  ///< of CurvesScene::curves
};

struct CurveLegend {
    std::size_t curve = 0;  ///< of CurvesScene::curves
    QString value;
    QRectF place;
};

/// The plot at one size: what to draw, and where.
struct CurvesScene {
    std::vector<ValueCurve> curves;
    std::vector<CurveBand> bands;
    std::vector<CurveLegend> legend;
    TimeRuler ruler;
    QRectF whole, area;  ///< all there is, and what lies between the axes
    TimeScale time;
    SimTime reading_at{};
    double known_x = 0;  ///< where the curves end
};

/// Lays the legend out, in as many rows as it needs; gives the height of all of them.
double placeLegend(CurvesScene& scene);
/// Shares `area` among the units that there are, and fits their scales.
void placeBands(CurvesScene& scene);

void paintCurvesHeader(QPainter& painter, CurvesScene const& scene, Colours const& colours);
void paintBands(QPainter& painter, CurvesScene const& scene, Colours const& colours);
/// Dots where the curves stand at the instant that is read out.
void paintReadings(QPainter& painter, CurvesScene const& scene, Colours const& colours);

}
