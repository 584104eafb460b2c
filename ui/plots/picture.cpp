// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/picture.h"

#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/qcustomplot.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/time_scrubber.h"
#include "ui/style/theme.h"

namespace tickscope::ui {

std::optional<PictureView> pictureViewNamed(QString const& name)
{
    if (name == QLatin1String("clocks"))
        return PictureView::Clocks;
    if (name == QLatin1String("lanes"))
        return PictureView::Lanes;
    if (name == QLatin1String("run"))
        return PictureView::Run;
    return std::nullopt;
}

namespace {

/// The window's plots, looking at one frame.
class Plots {
public:
    Plots(std::shared_ptr<Frame const> const& frame, PictureSpec const& spec)
        : m_size{spec.size}
    {
        m_axis.setFrame(*frame);
        m_plotData.setSelection(processOf(*frame, spec), spec.thread);
        m_plotData.setFrame(frame);
        if (spec.range)
            m_axis.show(*spec.range);
        else
            m_axis.show({SimTime{}, std::max(frame->reached, SimTime{} + Nanos{1'000'000})});
    }

    void paint(QCPPainter& painter, PictureView view, Colours const& colours)
    {
        painter.fillRect(QRect{{0, 0}, m_size}, view == PictureView::Run ? colours.surface : colours.background);
        switch (view) {
        case PictureView::Clocks:
            m_clocks.paintPicture(painter, m_size, colours);
            return;
        case PictureView::Lanes:
            m_lanes.paintPicture(painter, m_size, colours);
            return;
        case PictureView::Run:
            paintAll(painter, colours);
            return;
        }
    }

private:
    static Maybe<Tgid> processOf(Frame const& frame, PictureSpec const& spec)
    {
        if (spec.process)
            return spec.process;
        return frame.machine->groups.size() > 1 ? Maybe<Tgid>{Tgid{1}} : Maybe<Tgid>{};
    }

    void paintAll(QCPPainter& painter, Colours const& colours)
    {
        int const scrubber = m_scrubber.sizeHint().height();
        int const clocks = (m_size.height() - scrubber) * 53 / 100;
        int const lanes = m_size.height() - scrubber - clocks;
        m_clocks.paintPicture(painter, {m_size.width(), clocks}, colours);
        painter.translate(0, clocks);
        m_lanes.paintPicture(painter, {m_size.width(), lanes}, colours);
        painter.translate(0, lanes);
        m_scrubber.paintPicture(painter, {m_size.width(), scrubber}, colours);
    }

    QSize m_size;
    TimeAxis m_axis;
    PlotData m_plotData;
    ClocksPlot m_clocks{m_axis, m_plotData};
    CpuLanes m_lanes{m_axis, m_plotData};
    TimeScrubber m_scrubber{m_axis, m_plotData};
};

}

QImage renderPicture(std::shared_ptr<Frame const> const& frame, PictureSpec const& spec, Colours const& colours)
{
    QImage image{(QSizeF{spec.size} * spec.ratio).toSize(), QImage::Format_ARGB32_Premultiplied};
    image.setDevicePixelRatio(spec.ratio);
    QCPPainter painter{&image};
    Plots{frame, spec}.paint(painter, spec.view, colours);
    painter.end();
    return image;
}

}
