// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/clocks_picture.h"
#include "ui/plots/curve_image.h"
#include "ui/plots/time_ticks.h"

#include <QRectF>

#include <vector>

class QPainter;

namespace tickscope::ui {

struct Colours;

/// The clocks plot at one size: what to draw, and where.
struct ClocksScene {
    ClocksPicture picture;
    ClockReading reading;                  ///< at the instant that is read out
    std::optional<ClockReading> compared;  ///< what the other kernel's clocks say there, while two are compared
    SimTime reading_at{};
    QString title;
    std::uint8_t shown = 0;  ///< bit of each ClockRole
    std::uint8_t flat = 0;   ///< bit of each ClockRole that was never more than zero: neither drawn nor named
    bool narrow = false;     ///< the legend is below the title, not beside it
    bool close_up = false;   ///< the value axis does not begin at zero
    TimeRuler ruler;
    QRectF whole;  ///< all there is
    QRectF area;   ///< between the axes
    TimeScale time;
    ValueScale values;  ///< y is measured from area.top()

    double y(Nanos value) const { return area.top() + values.y(static_cast<double>(value.count())); }
};

/// Rows and columns around the data area, shared by all plots so that their axes lie above each other.
namespace plot_space {
inline constexpr double gutter = 72;  ///< left of the data: axis labels, names of CPUs
inline constexpr double right = 22;
inline constexpr double header = 34;      ///< title and legend
inline constexpr double legend_row = 20;  ///< of a legend that is not beside the title
inline constexpr double compared = 17;    ///< second line of the legend, while two kernels are compared
inline constexpr double flags = 22;       ///< row of signals
inline constexpr double strip = 16;       ///< where the cputimer runs
inline constexpr double labels = 20;
}

/// One entry of the legend; clicking it hides or shows its curve.
struct LegendEntry {
    std::optional<ClockRole> role;  ///< none: what the dashed lines are
    QString name, value;
    QString compared;  ///< on the other kernel
    QRectF place;
};
std::vector<LegendEntry> clocksLegend(ClocksScene const& scene);

/// Where one clicks to change between "from zero" and "close-up".
QRectF closeUpSwitch(ClocksScene const& scene);

void paintClocksHeader(QPainter& painter, ClocksScene const& scene, Colours const& colours);
void paintClockCurves(QPainter& painter, ClocksScene const& scene, Colours const& colours);
void paintExpiryLines(QPainter& painter, ClocksScene const& scene, Colours const& colours);
/// Their names, where they hide neither each other nor a curve.
void paintExpiryLabels(QPainter& painter, ClocksScene const& scene, Colours const& colours);
void paintFlags(QPainter& painter, ClocksScene const& scene, Colours const& colours);
void paintTimerStrip(QPainter& painter, ClocksScene const& scene, Colours const& colours);
/// Dots where the curves stand at the instant that is read out.
void paintReading(QPainter& painter, ClocksScene const& scene, Colours const& colours);

}
