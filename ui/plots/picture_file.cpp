// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/picture_file.h"

#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/qcustomplot.h"
#include "ui/plots/time_scrubber.h"
#include "ui/style/theme.h"

#include <QFileInfo>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace tickscope::ui {

static void paint(PlotView view, QCPPainter& painter, QSize size, Colours const& colours)
{
    painter.fillRect(QRect{QPoint{}, size}, colours.background);
    std::visit([&](auto* plot) { plot->paintPicture(painter, size, colours); }, view);
}

static bool paintOn(QPaintDevice& device, PlotView view, QSize size, Colours const& colours,
                    QCPPainter::PainterModes modes)
{
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setModes(modes);
    paint(view, painter, size, colours);
    return painter.end();
}

bool writePicture(PlotView view, QSize size, Colours const& colours, QString const& path)
{
    QString const suffix = QFileInfo{path}.suffix().toLower();
    if (suffix == "png") {
        QImage image{size, QImage::Format_RGB32};
        return paintOn(image, view, size, colours, QCPPainter::pmNoCaching) && image.save(path);
    }
    if (suffix == "svg") {
        QSvgGenerator svg;
        svg.setFileName(path);
        svg.setSize(size);
        svg.setViewBox(QRect{QPoint{}, size});
        return paintOn(svg, view, size, colours, QCPPainter::pmVectorized);
    }
    if (suffix != "pdf")
        return false;
    QPdfWriter pdf{path};
    pdf.setResolution(96);
    pdf.setPageSize(QPageSize{QSizeF{size} * 72.0 / 96.0, QPageSize::Point, {}, QPageSize::ExactMatch});
    pdf.setPageMargins({});
    return paintOn(pdf, view, size, colours, QCPPainter::pmVectorized);
}

}
