// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/cpu_lanes.h"

#include "ui/plots/clocks_painter.h"
#include "ui/plots/cursor_lines.h"
#include "ui/plots/lane_text.h"
#include "ui/plots/lanes_painter.h"
#include "ui/plots/migration_arrows.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/time_axis.h"
#include "ui/style/focus_ring.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPixmap>
#include <QScrollBar>
#include <QWheelEvent>

#include <cmath>

namespace tickscope::ui {

/// More arrows than this in sight hide what they point at.
static constexpr std::size_t most_arrows = 80;

class CpuLanes::Impl {
public:
    Impl(CpuLanes& widget, TimeAxis& axis, PlotData& plotData);

    void invalidate();
    void prepare(QSizeF size, double ratio, double scroll);
    void paintBase(QPainter& painter, Colours const& colours);
    void paintOver(QPainter& painter, Colours const& colours);
    void placeBar();
    std::optional<LaneSegment> segmentUnder(QPointF position) const;
    void scrollBy(double pixels) { bar->setValue(bar->value() + static_cast<int>(std::lround(pixels))); }

    CpuLanes& widget;
    TimeAxis& axis;
    PlotData& plotData;
    QScrollBar* bar;
    LanesScene scene;
    QPixmap base;
    bool stale = true;
    double wanted_row_height = 0;  ///< 0: as high as fits
    std::optional<QPointF> pointer;

private:
    void connectAll();
    void leaveRoom();
    void place(QSizeF size, double ratio);
    void selectArrows();
    QRectF rowsArea() const;
    void click(QPointF position, Qt::KeyboardModifiers modifiers);
    bool zoomToSegment(QPointF position);
    bool takeWheel(QWheelEvent const& event);
    QStringList cardLines(QPointF position) const;
};

CpuLanes::Impl::Impl(CpuLanes& owner, TimeAxis& shared_axis, PlotData& shared_recording)
    : widget{owner}
    , axis{shared_axis}
    , plotData{shared_recording}
    , bar{new QScrollBar{Qt::Vertical, &owner}}
{
    bar->hide();
    bar->setFocusPolicy(Qt::NoFocus);
    connectAll();
}

void CpuLanes::Impl::connectAll()
{
    auto* const navigation = new PlotNavigation{axis, widget, [this] { return scene.time; }};
    navigation->double_clicked = [this](QPointF position) { return zoomToSegment(position); };
    navigation->wheel_taken = [this](QWheelEvent const& event) { return takeWheel(event); };
    connect(navigation, &PlotNavigation::clicked, &widget,
            [this](QPointF position, Qt::KeyboardModifiers modifiers) { click(position, modifiers); });
    connect(navigation, &PlotNavigation::draggedVertically, &widget, [this](double pixels) { scrollBy(-pixels); });
    connect(navigation, &PlotNavigation::hovered, &widget, [this](QPointF position) {
        pointer = position;
        widget.update();
    });
    connect(navigation, &PlotNavigation::left, &widget, [this] {
        pointer.reset();
        widget.update();
    });
    connect(bar, &QScrollBar::valueChanged, &widget, [this] { invalidate(); });
    connect(&plotData, &PlotData::frameChanged, &widget, [this] {
        leaveRoom();
        invalidate();
    });
    connect(&plotData, &PlotData::selectionChanged, &widget, [this] { invalidate(); });
    connect(&axis, &TimeAxis::rangeChanged, &widget, [this] { invalidate(); });
    connect(&axis, &TimeAxis::cursorChanged, &widget, [this] { widget.update(); });
    connect(&axis, &TimeAxis::hoverChanged, &widget, [this] { widget.update(); });
    connect(&axis, &TimeAxis::markersChanged, &widget, [this] { widget.update(); });
    connect(&Theme::instance(), &Theme::changed, &widget, [this] { invalidate(); });
}

/// What few CPUs cannot fill is left to those who stand beside it.
void CpuLanes::Impl::leaveRoom()
{
    if (plotData.empty())
        return;
    double const rows = static_cast<double>(std::min<std::size_t>(64, plotData.lanes().cpus())) * LaneRows::highest;
    int const most =
        std::max(widget.minimumSizeHint().height(), static_cast<int>(lanes_header + rows + plot_space::labels + 8));
    if (widget.maximumHeight() != most)
        widget.setMaximumHeight(most);
}

void CpuLanes::Impl::invalidate()
{
    stale = true;
    widget.update();
}

void CpuLanes::Impl::place(QSizeF size, double ratio)
{
    using namespace plot_space;
    double const bottom = labels + 4;
    scene.whole = QRectF{{0, 0}, size};
    QRectF const area{gutter, lanes_header, size.width() - gutter - right, size.height() - lanes_header - bottom};
    scene.area = QRectF{area.x(), area.y(), std::max(20.0, std::round(area.width() * ratio) / ratio),
                        std::max(20.0, std::round(area.height() * ratio) / ratio)};
    scene.time = {axis.range(), scene.area.left(), scene.area.width()};
    scene.rows.top = scene.area.top();
    scene.rows.height = scene.area.height();
    scene.rows.cpus = plotData.empty() ? 0 : plotData.lanes().cpus();
    scene.rows.row_height =
        wanted_row_height > 0 ? wanted_row_height : rowHeightFor(scene.rows.cpus, scene.rows.height);
}

void CpuLanes::Impl::selectArrows()
{
    scene.migrations.clear();
    auto const all = plotData.sourceFor(axis.range()).lanes.migrations(axis.range().from, axis.range().to);
    scene.migrations_in_sight = all.size();
    bool const few = all.size() <= most_arrows;
    for (Migration const& migration : all) {
        bool const wanted = few || (scene.thread && *scene.thread == migration.task);
        if (wanted && scene.migrations.size() < 4 * most_arrows && scene.rows.row_height >= 12)
            scene.migrations.push_back(migration);
    }
}

void CpuLanes::Impl::prepare(QSizeF size, double ratio, double scroll)
{
    place(size, ratio);
    scene.rows.scroll = std::clamp(scroll, 0.0, scene.rows.most_scroll());
    scene.lanes.clear();
    scene.migrations.clear();
    scene.migrations_in_sight = 0;
    if (plotData.empty())
        return;
    scene.ruler.tick_period = plotData.tickPeriod();
    scene.thread = plotData.thread();
    PlotSource const sight = plotData.sourceFor(axis.range());
    scene.balancer = plotData.frame().machine->nohz.load_balancer;
    scene.idle_mask = plotData.frame().machine->nohz.cpu_mask;
    RowParts const parts = partsOf({0, 0, 1, scene.rows.row_height});
    LanesQuestion const question{.range = axis.range(),
                                 .reached = sight.reached,
                                 .columns = static_cast<int>(std::lround(scene.area.width() * ratio)),
                                 .dot_columns = std::max(1, static_cast<int>(scene.area.width() / 7)),
                                 .label_columns = static_cast<int>(24 * ratio),
                                 .tick_period = plotData.tickPeriod(),
                                 .wants_dots = parts.dots.has_value(),
                                 .wants_waiting = parts.stripe.has_value()};
    for (std::size_t cpu = scene.rows.first_visible(); cpu < scene.rows.end_visible(); ++cpu)
        scene.lanes.push_back(lanePicture(sight.lanes, static_cast<CpuId>(cpu), question));
    selectArrows();
}

void CpuLanes::Impl::placeBar()
{
    bar->setVisible(scene.rows.most_scroll() > 0.5);
    bar->setGeometry(static_cast<int>(scene.whole.right()) - 10, static_cast<int>(scene.area.top()), 10,
                     static_cast<int>(scene.area.height()));
    bar->setPageStep(static_cast<int>(scene.rows.height));
    bar->setSingleStep(static_cast<int>(scene.rows.row_height));
    bar->setRange(0, static_cast<int>(std::ceil(scene.rows.most_scroll())));
}

/// What of the area is filled with rows.
QRectF CpuLanes::Impl::rowsArea() const
{
    return {scene.area.topLeft(), QSizeF{scene.area.width(), std::min(scene.area.height(), scene.rows.whole())}};
}

void CpuLanes::Impl::paintBase(QPainter& painter, Colours const& colours)
{
    painter.fillRect(scene.whole, colours.background);
    std::optional<TaskNames> names;
    if (!plotData.empty())
        names.emplace(plotData.names());
    paintLanesHeader(painter, scene, names ? &*names : nullptr, colours);
    paintTimeRuler(painter, rowsArea(), scene.time, scene.ruler, colours);
    if (names)
        paintLanes(painter, scene, *names, colours);
}

void CpuLanes::Impl::paintOver(QPainter& painter, Colours const& colours)
{
    paintCursorLines(painter, axis, {rowsArea(), scene.time}, colours, CursorLabels::None);
    if (pointer)
        paintHoverCard(painter, scene.whole.adjusted(4, 4, -4, -4), *pointer, cardLines(*pointer), colours);
}

std::optional<LaneSegment> CpuLanes::Impl::segmentUnder(QPointF position) const
{
    std::optional<CpuId> const cpu = scene.rows.at(position.y());
    if (plotData.empty() || !cpu || !scene.area.contains(position))
        return std::nullopt;
    PlotSource const sight = plotData.sourceFor(axis.range());
    return segmentAt(sight.lanes, *cpu, scene.time.time(position.x()), sight.reached);
}

QStringList CpuLanes::Impl::cardLines(QPointF position) const
{
    std::optional<CpuId> const cpu = scene.rows.at(position.y());
    if (plotData.empty() || !cpu)
        return {};
    if (position.x() < scene.area.left())
        return cpuCard(*cpu, *plotData.frame().machine);
    Nanos const fine = std::max(scene.time.length(1), Nanos{1});
    if (std::optional<Migration> const migration = migrationAt(scene, position))
        return migrationCard(*migration, plotData.names(), fine);
    std::optional<LaneSegment> const piece = segmentUnder(position);
    if (!piece)
        return {};
    SimTime const at = scene.time.time(position.x());
    Lane const& lane = plotData.sourceFor(axis.range()).lanes.lane(*cpu);
    QStringList lines = segmentCard(*piece, plotData.names(), fine);
    lines.insert(1, CpuLanes::tr("CPU %1 at %2").arg(index_of(*cpu)).arg(timeText(at - SimTime{}, fine)));
    bool const counted = at >= lane.waiting.detail_from();
    if (std::int64_t const waiting = counted ? lane.waiting.at(at).value_or(0) : 0; waiting > 0)
        lines << CpuLanes::tr("%n thread(s) wait", nullptr, static_cast<int>(waiting));
    return lines << tickCard(lane, at, fine);
}

void CpuLanes::Impl::click(QPointF position, Qt::KeyboardModifiers modifiers)
{
    if (position.x() < scene.area.left()) {
        if (std::optional<CpuId> const cpu = scene.rows.at(position.y()))
            plotData.selection().selectCpu(*cpu);
        return;
    }
    std::optional<LaneSegment> const piece = segmentUnder(position);
    bool const seeks = (modifiers & Qt::ControlModifier) != 0 || position.y() > scene.area.bottom() || !piece;
    if (seeks && position.x() >= scene.area.left())
        axis.requestSeek(scene.time.time(position.x()));
    else if (Maybe<Tgid> const process = piece && piece->task ? plotData.names().group(*piece->task) : Maybe<Tgid>{})
        plotData.selection().selectThread(*process, *piece->task);
    else
        plotData.selection().deselectThread();
}

bool CpuLanes::Impl::zoomToSegment(QPointF position)
{
    std::optional<LaneSegment> const piece = segmentUnder(position);
    if (!piece || !piece->task)
        return false;
    axis.show(framing(piece->from, piece->to));
    return true;
}

bool CpuLanes::Impl::takeWheel(QWheelEvent const& event)
{
    bool const over_names = event.position().x() < scene.area.left();
    if ((event.modifiers() & Qt::ControlModifier) != 0) {
        double const factor = std::pow(1.0015, event.angleDelta().y());
        wanted_row_height = std::clamp(scene.rows.row_height * factor, LaneRows::lowest, 2 * LaneRows::highest);
        invalidate();
        return true;
    }
    if (over_names)
        scrollBy(-event.angleDelta().y() / 2.0);
    return over_names;
}

CpuLanes::CpuLanes(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : QWidget{parent}
    , m_impl{std::make_unique<Impl>(*this, axis, plotData)}
{
    setAccessibleName(tr("CPU lanes"));
    setAccessibleDescription(tr("Which thread ran on which CPU, over simulated time"));
    setAttribute(Qt::WA_OpaquePaintEvent);
}

CpuLanes::~CpuLanes() = default;

void CpuLanes::paintPicture(QPainter& painter, QSize size, Colours const& colours)
{
    m_impl->prepare(size, painter.device()->devicePixelRatioF(), 0);
    m_impl->paintBase(painter, colours);
    m_impl->paintOver(painter, colours);
    m_impl->invalidate();
}

void CpuLanes::paintEvent(QPaintEvent*)
{
    double const ratio = devicePixelRatioF();
    if (m_impl->stale || m_impl->base.size() != (QSizeF{size()} * ratio).toSize()) {
        m_impl->prepare(size(), ratio, m_impl->bar->value());
        m_impl->placeBar();
        m_impl->base = QPixmap{(QSizeF{size()} * ratio).toSize()};
        m_impl->base.setDevicePixelRatio(ratio);
        QPainter painter{&m_impl->base};
        m_impl->paintBase(painter, colours());
        m_impl->stale = false;
    }
    QPainter painter{this};
    painter.drawPixmap(0, 0, m_impl->base);
    m_impl->paintOver(painter, colours());
    if (hasFocus())
        paintFocusRing(painter, rect());
}

void CpuLanes::contextMenuEvent(QContextMenuEvent* event)
{
    PlotData const& plotData = m_impl->plotData;
    if (plotData.empty())
        return;
    bool const keyboard = event->reason() == QContextMenuEvent::Keyboard;
    std::optional<LaneSegment> const piece = keyboard ? std::nullopt : m_impl->segmentUnder(event->pos());
    if (piece && piece->task)
        Q_EMIT menuWanted(event->globalPos(), plotData.names().group(*piece->task), piece->task);
    else if (keyboard)
        Q_EMIT menuWanted(event->globalPos(), plotData.process(), plotData.thread());
}

void CpuLanes::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_impl->invalidate();
}

void CpuLanes::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
        m_impl->scrollBy(-m_impl->scene.rows.row_height);
        return;
    case Qt::Key_Down:
        m_impl->scrollBy(m_impl->scene.rows.row_height);
        return;
    case Qt::Key_PageUp:
        m_impl->scrollBy(-m_impl->scene.rows.height);
        return;
    case Qt::Key_PageDown:
        m_impl->scrollBy(m_impl->scene.rows.height);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

}
