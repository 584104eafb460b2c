// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/picture_file.h"

#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/qcustomplot.h"
#include "ui/plots/time_scrubber.h"
#include "ui/style/theme.h"

#include <QBuffer>
#include <QImage>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <functional>

namespace tickscope::ui {

using Paint = std::function<void(QCPPainter&)>;

static bool paintOn(QPaintDevice& device, Paint const& paint, QCPPainter::PainterModes modes)
{
    QCPPainter painter;
    if (!painter.begin(&device))
        return false;
    painter.setModes(modes);
    paint(painter);
    return painter.end();
}

static bool writePng(QBuffer& file, QSize size, Paint const& paint)
{
    QImage image{size, QImage::Format_RGB32};
    return paintOn(image, paint, QCPPainter::pmNoCaching) && image.save(&file, "PNG");
}

static bool writeSvg(QBuffer& file, QSize size, Paint const& paint)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&file);
    svg.setSize(size);
    svg.setViewBox(QRect{QPoint{}, size});
    return paintOn(svg, paint, QCPPainter::pmVectorized);
}

static bool writePdf(QBuffer& file, QSize size, Paint const& paint)
{
    QPdfWriter pdf{&file};
    pdf.setResolution(96);
    pdf.setPageSize(QPageSize{QSizeF{size} * 72.0 / 96.0, QPageSize::Point, {}, QPageSize::ExactMatch});
    pdf.setPageMargins({});
    return paintOn(pdf, paint, QCPPainter::pmVectorized);
}

static QByteArray painted(QSize size, PictureFormat format, Paint const& paint)
{
    QByteArray bytes;
    QBuffer file{&bytes};
    if (!file.open(QIODevice::WriteOnly))
        return {};
    bool const good = format == PictureFormat::Png ? writePng(file, size, paint)
        : format == PictureFormat::Svg             ? writeSvg(file, size, paint)
                                                   : writePdf(file, size, paint);
    file.close();
    return good ? bytes : QByteArray{};
}

QByteArray pictureOf(PlotView view, QSize size, Colours const& colours, PictureFormat format)
{
    return painted(size, format, [&](QCPPainter& painter) {
        painter.fillRect(QRect{QPoint{}, size}, colours.background);
        std::visit([&](auto* plot) { plot->paintPicture(painter, size, colours); }, view);
    });
}

QByteArray pictureOf(QWidget& widget, PictureFormat format)
{
    return painted(widget.size(), format, [&](QCPPainter& painter) { widget.render(&painter); });
}

}
