// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_plot.h"

#include "ui/plots/clocks_layers.h"
#include "ui/plots/clocks_painter.h"
#include "ui/plots/compared_clocks.h"
#include "ui/plots/cursor_lines.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/time_axis.h"
#include "ui/style/focus_ring.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QVBoxLayout>

#include <cmath>

namespace tickscope::ui {

static constexpr std::uint8_t shownAtFirst()
{
    return (1u << static_cast<unsigned>(ClockRole::Clock)) | (1u << static_cast<unsigned>(ClockRole::Timer)) |
        (1u << static_cast<unsigned>(ClockRole::Utime)) | (1u << static_cast<unsigned>(ClockRole::Stime));
}

/// Narrower than this, title and legend have a row each.
static constexpr double narrow_plot = 780;

class ClocksPlot::Impl {
public:
    Impl(ClocksPlot& widget, TimeAxis& axis, PlotData& plotData);

    void invalidate();
    void refreshOverlay();
    void prepare(QSizeF size, double ratio);
    void style(Colours const& colours);
    void click(QPointF position);
    bool toggleAt(QPointF position);

    ClocksPlot& widget;
    TimeAxis& axis;
    PlotData& plotData;
    ComparedClocks* compared = nullptr;
    QCustomPlot* plot;
    QSharedPointer<RulerTicker> time_ticker{new RulerTicker}, value_ticker{new RulerTicker};
    ClocksScene scene;
    Colours const* palette = nullptr;  ///< none: those in force
    bool stale = true;
    std::uint8_t chosen = 0;  ///< bit of each ClockRole that is drawn also where it is flat

private:
    void build();
    void connectAll();
    void place(QSizeF size, double ratio);
    void addCompared(ClockSeries const& shown, ClocksQuestion question);
    void fitValues();
    void read();
    void applyToAxes();
    Colours const& ink() const { return palette ? *palette : colours(); }
    void paintOverlay(QPainter& painter);
    void paintEmpty(QPainter& painter);
    FlagMark const* flagAt(QPointF position) const;
};

ClocksPlot::Impl::Impl(ClocksPlot& owner, TimeAxis& shared_axis, PlotData& shared_recording)
    : widget{owner}
    , axis{shared_axis}
    , plotData{shared_recording}
    , plot{new QCustomPlot{&owner}}
{
    scene.shown = shownAtFirst();
    build();
    style(colours());
    connectAll();
}

void ClocksPlot::Impl::build()
{
    auto* const layout = new QVBoxLayout{&widget};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(plot);
    plot->setNoAntialiasingOnDrag(false);
    buildAxes(*plot, time_ticker, value_ticker);
    plot->addLayer("marks", plot->layer("main"), QCustomPlot::limAbove);
    plot->layer("overlay")->setMode(QCPLayer::lmBuffered);

    auto* const curves =
        new Curves{*plot->xAxis, *plot->yAxis, [this](QPainter& painter) { paintClockCurves(painter, scene, ink()); }};
    curves->setAntialiased(false);
    new Painted{*plot, "grid", [this](QPainter& painter) { paintExpiryLines(painter, scene, ink()); }};
    new Painted{*plot, "marks", [this](QPainter& painter) {
                    paintTimerStrip(painter, scene, ink());
                    paintExpiryLabels(painter, scene, ink());
                    paintFlags(painter, scene, ink());
                }};
    new Painted{*plot, "overlay", [this](QPainter& painter) { paintOverlay(painter); }};
}

void ClocksPlot::Impl::style(Colours const& c) { styleAxes(*plot, c); }

void ClocksPlot::Impl::connectAll()
{
    auto* const navigation = new PlotNavigation{axis, *plot, [this] { return scene.time; }};
    navigation->press_taken = [this](QPointF position) { return toggleAt(position); };
    connect(navigation, &PlotNavigation::clicked, &widget, [this](QPointF position) { click(position); });
    connect(plot, &QCustomPlot::beforeReplot, &widget, [this] {
        if (stale)
            prepare(plot->size(), plot->devicePixelRatioF());
    });
    connect(&plotData, &PlotData::frameChanged, &widget, [this] { invalidate(); });
    connect(&plotData, &PlotData::selectionChanged, &widget, [this] { invalidate(); });
    connect(&axis, &TimeAxis::rangeChanged, &widget, [this] { invalidate(); });
    connect(&axis, &TimeAxis::cursorChanged, &widget, [this] { invalidate(); });
    connect(&axis, &TimeAxis::hoverChanged, &widget, [this] { refreshOverlay(); });
    connect(&axis, &TimeAxis::markersChanged, &widget, [this] { refreshOverlay(); });
    connect(&Theme::instance(), &Theme::changed, &widget, [this] {
        style(colours());
        invalidate();
    });
}

void ClocksPlot::Impl::invalidate()
{
    stale = true;
    plot->replot(QCustomPlot::rpQueuedReplot);
}

/// The pointer moves over what stays: only its own buffer is drawn again.
void ClocksPlot::Impl::refreshOverlay()
{
    if (stale)
        return;
    read();
    plot->layer("overlay")->replot();
    plot->update();
}

void ClocksPlot::Impl::place(QSizeF size, double ratio)
{
    using namespace plot_space;
    scene.whole = QRectF{{0, 0}, size};
    scene.narrow = size.width() < narrow_plot;
    double const top =
        header + (scene.narrow ? legend_row : 0) + flags + (compared && compared->on() ? plot_space::compared : 0);
    QRectF const area{gutter, top, size.width() - gutter - right, size.height() - top - strip - labels - 2};
    scene.area = QRectF{std::round(area.x() * ratio) / ratio, std::round(area.y() * ratio) / ratio,
                        std::max(20.0, std::round(area.width() * ratio) / ratio),
                        std::max(20.0, std::round(area.height() * ratio) / ratio)};
    scene.time = {axis.range(), scene.area.left(), scene.area.width()};
}

static QString titleOf(PlotData const& plotData)
{
    if (!plotData.process())
        return ClocksPlot::tr("Clock and timer");
    return ClocksPlot::tr("%1: clock and timer")
        .arg(QString::fromStdString(plotData.names().process(*plotData.process())));
}

void ClocksPlot::Impl::prepare(QSizeF size, double ratio)
{
    place(size, ratio);
    scene.picture = {.range = axis.range()};
    scene.reading = {};
    scene.flat = 0;
    if (!plotData.empty()) {
        scene.ruler.tick_period = plotData.tickPeriod();
        scene.title = titleOf(plotData);
        PlotSource const sight = plotData.sourceFor(axis.range());
        if (plotData.clocks() != nullptr)
            scene.flat = static_cast<std::uint8_t>(flatRoles(*plotData.clocks(), plotData.frame().reached) & ~chosen);
        ClocksQuestion const question{.range = axis.range(),
                                      .columns = static_cast<int>(std::lround(scene.area.width() * ratio)),
                                      .cursor = axis.cursor(),
                                      .reached = sight.reached,
                                      .tick_period = plotData.tickPeriod(),
                                      .shown = static_cast<std::uint8_t>(scene.shown & ~scene.flat),
                                      .unit = scene.ruler.unit};
        if (sight.clocks != nullptr) {
            scene.picture = clocksPicture(*sight.clocks, plotData.names(), question);
            addCompared(*sight.clocks, question);
        }
    }
    fitValues();
    read();
    applyToAxes();
    stale = false;
}

void ClocksPlot::Impl::addCompared(ClockSeries const& shown, ClocksQuestion question)
{
    if (!compared || !compared->clocks())
        return;
    question.reached = std::min(question.reached, compared->reached());
    scene.picture = withCompared(std::move(scene.picture), shown, *compared->clocks(), compared->names(), question);
}

void ClocksPlot::Impl::fitValues()
{
    if (scene.close_up) {
        ValueRange const range = closeUp(scene.picture, scene.ruler.tick_period);
        scene.values = {static_cast<double>(range.low.count()), static_cast<double>(range.high.count()),
                        scene.area.height()};
        return;
    }
    // A little room below zero, so that a curve that lies on it is seen.
    double const high = static_cast<double>(valueCeiling(scene.picture, scene.ruler.tick_period).count());
    scene.values = {-high * 4 / scene.area.height(), high, scene.area.height()};
}

void ClocksPlot::Impl::read()
{
    scene.reading_at = axis.hover().value_or(axis.cursor());
    scene.compared.reset();
    if (plotData.empty())
        return;
    // Between the values that are left of the far past nobody knows what the clocks showed: better no figure than a
    // wrong one.
    PlotSource const sight = plotData.sourceFor(axis.range());
    SimTime const at = scene.reading_at;
    if (at > sight.reached)
        return;
    if (sight.clocks != nullptr && at >= sight.clocks->detail_from())
        scene.reading = readClocks(*sight.clocks, at, plotData.tickPeriod());
    if (!compared || !compared->clocks())
        return;
    // B may be a little behind; what it was long before is no figure for now.
    SimTime const theirs = std::min(at, compared->reached());
    if (theirs >= compared->clocks()->detail_from() && scene.time.pixels(at - theirs) < 2)
        scene.compared = readClocks(*compared->clocks(), theirs, plotData.tickPeriod());
}

void ClocksPlot::Impl::applyToAxes()
{
    auto const ns = [](SimTime t) { return static_cast<double>((t - SimTime{}).count()); };
    QRectF const& area = scene.area;
    plot->axisRect()->setMargins({static_cast<int>(area.left()), static_cast<int>(area.top()),
                                  static_cast<int>(scene.whole.width() - area.right()),
                                  static_cast<int>(scene.whole.height() - area.bottom())});
    plot->xAxis->setRange(ns(axis.range().from), ns(axis.range().to));
    plot->yAxis->setRange(scene.values.low, scene.values.high);
    time_ticker->pixels = area.width();
    value_ticker->pixels = area.height();
    time_ticker->ruler.tick_period = scene.ruler.tick_period;
    value_ticker->ruler = scene.ruler;
}

void ClocksPlot::Impl::paintEmpty(QPainter& painter)
{
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(ink().textFaint);
    painter.drawText(scene.area, Qt::AlignCenter, ClocksPlot::tr("Choose a process to see its clocks"));
}

void ClocksPlot::Impl::paintOverlay(QPainter& painter)
{
    paintClocksHeader(painter, scene, ink());
    if (!plotData.clocks())
        paintEmpty(painter);
    paintCursorLines(painter, axis, {scene.area, scene.time, plot_space::strip}, ink(), CursorLabels::Show);
    paintReading(painter, scene, ink());
    if (!palette && plot->hasFocus())
        paintFocusRing(painter, scene.whole);
}

FlagMark const* ClocksPlot::Impl::flagAt(QPointF position) const
{
    FlagMark const* nearest = nullptr;
    double best = 8;
    for (FlagMark const& flag : scene.picture.flags) {
        double const distance = std::abs(scene.time.x(flag.at) - position.x());
        if (distance < best) {
            best = distance;
            nearest = &flag;
        }
    }
    return nearest;
}

void ClocksPlot::Impl::click(QPointF position)
{
    FlagMark const* const flag = position.y() < scene.area.top() ? flagAt(position) : nullptr;
    if (flag) {
        axis.requestSeek(flag->at);
        if (flag->side == RunSide::Shown)
            plotData.selection().selectEvent(flag->n);
    } else if (scene.area.adjusted(0, 0, 0, plot_space::strip + plot_space::labels).contains(position))
        axis.requestSeek(scene.time.time(position.x()));
}

bool ClocksPlot::Impl::toggleAt(QPointF position)
{
    if (closeUpSwitch(scene).contains(position)) {
        widget.setShowsCloseUp(!scene.close_up);
        return true;
    }
    for (LegendEntry const& entry : clocksLegend(scene)) {
        if (!entry.role || !entry.place.contains(position))
            continue;
        auto const bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(*entry.role));
        scene.shown ^= bit;
        chosen |= bit;
        invalidate();
        return true;
    }
    return false;
}

ClocksPlot::ClocksPlot(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : QWidget{parent}
    , m_impl{std::make_unique<Impl>(*this, axis, plotData)}
{
    setAccessibleName(tr("Clock and timer of the selected process"));
    setAccessibleDescription(tr("CPU time over simulated time, with expiries and signals"));
    setFocusProxy(m_impl->plot);
    m_impl->plot->installEventFilter(this);
}

ClocksPlot::~ClocksPlot() = default;

void ClocksPlot::setCompared(ComparedClocks& compared)
{
    m_impl->compared = &compared;
    connect(&compared, &ComparedClocks::changed, this, [this] { m_impl->invalidate(); });
}

void ClocksPlot::showCurvesOf(std::string const& process, std::vector<std::string> const& paths)
{
    std::uint8_t roles = 0;
    for (ClockRoleInfo const& info : clock_roles)
        for (std::string const& path : paths)
            if (path == "proc." + process + '.' + pathOf(info))
                roles |= static_cast<std::uint8_t>(1u << static_cast<unsigned>(info.role));
    m_impl->chosen = roles;
    m_impl->scene.shown = roles != 0 ? roles : shownAtFirst();
    m_impl->invalidate();
}

bool ClocksPlot::showsTicks() const { return m_impl->scene.ruler.unit == TimeUnit::Ticks; }

void ClocksPlot::setShowsTicks(bool ticks)
{
    m_impl->scene.ruler.unit = ticks ? TimeUnit::Ticks : TimeUnit::Auto;
    m_impl->invalidate();
}

bool ClocksPlot::showsCloseUp() const { return m_impl->scene.close_up; }

void ClocksPlot::setShowsCloseUp(bool close_up)
{
    m_impl->scene.close_up = close_up;
    m_impl->invalidate();
}

bool ClocksPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_impl->invalidate();
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_C &&
        static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) {
        setShowsCloseUp(!showsCloseUp());
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void ClocksPlot::paintPicture(QCPPainter& painter, QSize size, Colours const& colours)
{
    m_impl->palette = &colours;
    m_impl->style(colours);
    m_impl->prepare(size, painter.device()->devicePixelRatioF());
    m_impl->plot->toPainter(&painter, size.width(), size.height());
    m_impl->palette = nullptr;
    m_impl->style(ui::colours());
    m_impl->invalidate();
}

void ClocksPlot::contextMenuEvent(QContextMenuEvent* event)
{
    if (!m_impl->plotData.empty())
        Q_EMIT menuWanted(event->globalPos(), m_impl->plotData.process(), m_impl->plotData.thread());
}

void ClocksPlot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_impl->invalidate();
}

void ClocksPlot::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        m_impl->invalidate();
}

}
