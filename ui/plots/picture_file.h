// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <variant>

namespace tickscope::ui {

class ClocksPlot;
class CpuLanes;
class TimeScrubber;
struct Colours;

using PlotView = std::variant<ClocksPlot*, CpuLanes*, TimeScrubber*>;

/// Draws a plot into a .png, .svg or .pdf file; false where it cannot be written or is none of these.
bool writePicture(PlotView view, QSize size, Colours const& colours, QString const& path);

}
