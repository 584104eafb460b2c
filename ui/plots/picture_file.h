// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>

#include <variant>

class QWidget;

namespace tickscope::ui {

class ClocksPlot;
class CpuLanes;
class TimeScrubber;
struct Colours;

using PlotView = std::variant<ClocksPlot*, CpuLanes*, TimeScrubber*>;
enum class PictureFormat : unsigned char { Png, Svg, Pdf };

/// A plot as the bytes of a file, which whoever wants a file writes and sees arrive; empty where it cannot be drawn.
QByteArray pictureOf(PlotView view, QSize size, Colours const& colours, PictureFormat format);
/// The same of a whole widget, as large as it is.
QByteArray pictureOf(QWidget& widget, PictureFormat format);

}
