// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/curves_plot.h"

#include "core/scenario/value.h"
#include "ui/plots/clocks_painter.h"
#include "ui/plots/cursor_lines.h"
#include "ui/plots/curves_painter.h"
#include "ui/plots/lane_image.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/value_curves.h"
#include "ui/style/focus_ring.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <array>
#include <cmath>
#include <map>

namespace tickscope::ui {

class CurvesPlot::Impl {
public:
    Impl(CurvesPlot& widget, TimeAxis& axis, ValueCurves& curves);

    void prepare(QSizeF size, double ratio);

    CurvesPlot& widget;
    TimeAxis& axis;
    ValueCurves& curves;
    CurvesScene scene;

private:
    bool toggleAt(QPointF position);
    void addCurves(double ratio);
    QColor colourOf(ValuePath const& path, std::size_t number) const;
};

CurvesPlot::Impl::Impl(CurvesPlot& owner, TimeAxis& shared_axis, ValueCurves& shown)
    : widget{owner}
    , axis{shared_axis}
    , curves{shown}
{
    auto* const navigation = new PlotNavigation{axis, owner, [this] { return scene.time; }};
    navigation->press_taken = [this](QPointF position) { return toggleAt(position); };
    connect(navigation, &PlotNavigation::clicked, &owner, [this](QPointF position) {
        if (position.x() >= scene.area.left() && position.y() >= scene.area.top())
            axis.requestSeek(scene.time.time(position.x()));
    });
    auto const repaint = [this] { widget.update(); };
    connect(&curves, &ValueCurves::changed, &owner, repaint);
    connect(&curves.plotData(), &PlotData::frameChanged, &owner, repaint);
    connect(&axis, &TimeAxis::rangeChanged, &owner, repaint);
    connect(&axis, &TimeAxis::cursorChanged, &owner, repaint);
    connect(&axis, &TimeAxis::hoverChanged, &owner, repaint);
    connect(&axis, &TimeAxis::markersChanged, &owner, repaint);
    connect(&Theme::instance(), &Theme::changed, &owner, repaint);
}

bool CurvesPlot::Impl::toggleAt(QPointF position)
{
    for (CurveLegend const& entry : scene.legend)
        if (entry.place.contains(position)) {
            curves.toggle(scene.curves[entry.curve].number);
            return true;
        }
    return false;
}

/// "worker utime", without what all paths begin with.
static QString nameOf(ValuePath const& path)
{
    QString const quantity = toQString(path.quantity->name);
    switch (path.subject()) {
    case Subject::Machine:
        return quantity;
    case Subject::Cpu:
        return CurvesPlot::tr("CPU %1 %2").arg(path.cpu).arg(quantity);
    case Subject::Process:
        return QString::fromStdString(path.process) + QLatin1Char(' ') + quantity;
    case Subject::Thread:
        return QStringLiteral("%1/%2 %3")
            .arg(QString::fromStdString(path.process), QString::fromStdString(path.thread), quantity);
    }
    return quantity;
}

/// A thread's own colour, a process's is its leader's; what belongs to nobody takes the next one.
QColor CurvesPlot::Impl::colourOf(ValuePath const& path, std::size_t number) const
{
    Colours const& c = colours();
    Frame const& frame = curves.plotData().frame();
    Maybe<TaskId> task;
    if (path.subject() == Subject::Thread)
        task = thread_of(*frame.machine, frame.world->name_table, path);
    else if (path.subject() == Subject::Process)
        if (Maybe<Tgid> const group = process_of(*frame.machine, frame.world->name_table, path))
            task = frame.task_table->processes[index_of(*group)].leader;
    if (task)
        return lineColour(c, *task);
    std::array const others{c.clock, c.timer, c.utime, c.stime, c.expiry, c.textMuted};
    return others[number % others.size()];
}

static double scaleOf(Unit unit, Nanos tick_period)
{
    return unit == Unit::Ticks ? static_cast<double>(tick_period.count()) : 1;
}

static CurveUnit unitOf(Unit unit)
{
    return unit == Unit::Count || unit == Unit::Flag ? CurveUnit::Count : CurveUnit::Time;
}

void CurvesPlot::Impl::addCurves(double ratio)
{
    scene.curves.clear();
    int const columns = std::max(1, static_cast<int>(std::lround(scene.area.width() * ratio)));
    SimTime const known = curves.known();
    std::map<QRgb, int> used;
    for (std::size_t i = 0; i < curves.curves().size(); ++i) {
        ValueCurves::Curve const& curve = curves.curves()[i];
        ValueCurve drawn{i, nameOf(curve.path), unitOf(curve.path.unit()),
                         scaleOf(curve.path.unit(), scene.ruler.tick_period), colourOf(curve.path, i)};
        drawn.stroke = static_cast<Stroke>(used[drawn.colour.rgb()]++ % 3);
        drawn.shown = curve.shown;
        if (!curve.values.empty())
            drawn.columns = curve.values.columns(axis.range().from, axis.range().to, columns);
        for (std::size_t x = 0; x < drawn.columns.size(); ++x)
            if (scene.area.left() + static_cast<double>(x) / ratio > scene.known_x)
                drawn.columns[x].known = false;
        if (scene.reading_at <= known && scene.reading_at >= curve.values.detail_from())
            drawn.reading = curve.values.at(scene.reading_at);
        scene.curves.push_back(std::move(drawn));
    }
}

void CurvesPlot::Impl::prepare(QSizeF size, double ratio)
{
    using namespace plot_space;
    scene.whole = QRectF{{0, 0}, size};
    double const width = std::max(20.0, size.width() - gutter - right);
    scene.area = {gutter, header, std::round(width * ratio) / ratio, 20};
    scene.time = {axis.range(), scene.area.left(), scene.area.width()};
    scene.curves.clear();
    if (curves.plotData().empty())
        return;
    scene.ruler.tick_period = curves.plotData().tickPeriod();
    scene.reading_at = axis.hover().value_or(axis.cursor());
    scene.known_x = scene.time.x(curves.known());
    addCurves(ratio);
    double const top = std::ceil(placeLegend(scene));
    scene.area = {scene.area.left(), top, scene.area.width(), std::max(20.0, size.height() - top - labels - 4)};
    placeBands(scene);
}

CurvesPlot::CurvesPlot(TimeAxis& axis, ValueCurves& curves, QWidget* parent)
    : QWidget{parent}
    , m_impl{std::make_unique<Impl>(*this, axis, curves)}
{
    setAccessibleName(tr("Values over time"));
    setAttribute(Qt::WA_OpaquePaintEvent);
}

CurvesPlot::~CurvesPlot() = default;

CurvesScene const& CurvesPlot::scene()
{
    m_impl->prepare(size(), devicePixelRatioF());
    return m_impl->scene;
}

void CurvesPlot::paintEvent(QPaintEvent*)
{
    m_impl->prepare(size(), devicePixelRatioF());
    CurvesScene const& scene = m_impl->scene;
    QPainter painter{this};
    painter.fillRect(rect(), colours().background);
    paintCurvesHeader(painter, scene, colours());
    paintBands(painter, scene, colours());
    paintCursorLines(painter, m_impl->axis, {scene.area, scene.time}, colours(), CursorLabels::Show);
    paintReadings(painter, scene, colours());
    if (hasFocus())
        paintFocusRing(painter, rect());
}

}
