// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/time_scrubber.h"

#include "core/kernel/signal_names.h"
#include "ui/plots/clocks_painter.h"
#include "ui/plots/mixed.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/scrubber_picture.h"
#include "ui/plots/time_axis.h"
#include "ui/style/focus_ring.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace tickscope::ui {

/// What the mouse has hold of. Not in the anonymous namespace: the class that has one as a member has external linkage.
enum class Grip : std::uint8_t { None, Playhead, Window, WindowLeft, WindowRight };

namespace {

constexpr double marks_top = 4, track_top = 20, track_height = 22, window_top = 45, window_height = 6, labels_top = 55;
constexpr double track_margin = 20;

}

class TimeScrubber::Impl {
public:
    Impl(TimeScrubber& widget, TimeAxis& axis, PlotData& plotData);

    void place(QSizeF size);
    void paint(QPainter& painter, QSizeF size, Colours const& colours);
    Grip gripAt(QPointF position) const;
    void drag(QPointF position);
    QString tipAt(QPointF position) const;
    TimeRange whole() const;

    TimeScrubber& widget;
    TimeAxis& axis;
    PlotData& plotData;
    TimeScale scale;
    QRectF track, window;
    ActivityProfile profile;
    Grip grip = Grip::None;
    QPointF pressed;
    TimeRange range_pressed;

private:
    void paintTrack(QPainter& painter, Colours const& colours);
    void paintProfile(QPainter& painter, double recorded, Colours const& colours);
    void paintSignals(QPainter& painter, Colours const& colours);
    void paintCommands(QPainter& painter, Colours const& colours);
    void paintWindow(QPainter& painter, Colours const& colours);
    void paintLabels(QPainter& painter, Colours const& colours);
    void paintPlayhead(QPainter& painter, Colours const& colours);
};

TimeScrubber::Impl::Impl(TimeScrubber& owner, TimeAxis& shared_axis, PlotData& shared_recording)
    : widget{owner}
    , axis{shared_axis}
    , plotData{shared_recording}
{
    auto const repaint = [this] { widget.update(); };
    connect(&plotData, &PlotData::frameChanged, &widget, repaint);
    connect(&plotData, &PlotData::selectionChanged, &widget, repaint);
    connect(&axis, &TimeAxis::rangeChanged, &widget, repaint);
    connect(&axis, &TimeAxis::cursorChanged, &widget, repaint);
    connect(&axis, &TimeAxis::hoverChanged, &widget, repaint);
    connect(&axis, &TimeAxis::recordedChanged, &widget, repaint);
    connect(&axis, &TimeAxis::markersChanged, &widget, repaint);
    connect(&axis, &TimeAxis::looksBackChanged, &widget, repaint);
    connect(&Theme::instance(), &Theme::changed, &widget, repaint);
}

TimeRange TimeScrubber::Impl::whole() const { return {SimTime{}, std::max(axis.duration(), axis.limits().to)}; }

void TimeScrubber::Impl::place(QSizeF size)
{
    track = {track_margin, track_top, std::max(20.0, size.width() - 2 * track_margin), track_height};
    scale = {whole(), track.left(), track.width()};
    double const left = std::clamp(scale.x(axis.range().from), track.left(), track.right());
    double const right = std::clamp(scale.x(axis.range().to), track.left(), track.right());
    double const middle = (left + right) / 2, half = std::max(4.0, (right - left) / 2);
    window = {middle - half, window_top, 2 * half, window_height};
}

void TimeScrubber::Impl::paintProfile(QPainter& painter, double recorded, Colours const& colours)
{
    double const ratio = painter.device()->devicePixelRatioF();
    profile.update(plotData.lanes(), whole(), static_cast<int>(track.width()), plotData.frame().epoch,
                   plotData.frame().reached);
    QColor const user = mixed(colours.accent, colours.hover, 0.45), system = mixed(colours.stime, colours.hover, 0.3);
    double const full = track.height() - 3;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t i = 0; i < profile.columns().size(); ++i) {
        double const x = track.left() + static_cast<double>(i);
        if (x >= recorded)
            break;
        ActivityProfile::Share const share = profile.columns()[i];
        auto const snapped = [&](float part) { return std::round(static_cast<double>(part) * full * ratio) / ratio; };
        double const low = snapped(share.system), high = snapped(share.user);
        painter.fillRect(QRectF{x, track.bottom() - low, 1, low}, system);
        painter.fillRect(QRectF{x, track.bottom() - low - high, 1, high}, user);
    }
}

void TimeScrubber::Impl::paintTrack(QPainter& painter, Colours const& colours)
{
    QPainterPath shape;
    shape.addRoundedRect(track, 4, 4);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(shape, colours.background);
    painter.save();
    painter.setClipPath(shape);
    double const recorded = std::clamp(scale.x(axis.reached()), track.left(), track.right());
    painter.fillRect(QRectF{track.left(), track.top(), recorded - track.left(), track.height()}, colours.hover);
    if (!plotData.empty()) {
        paintProfile(painter, recorded, colours);
        // What is known in sums only lies under a veil.
        double const detail = std::clamp(scale.x(plotData.lanes().detail_from()), track.left(), recorded);
        QColor veil = colours.background;
        veil.setAlphaF(0.45f);
        painter.fillRect(QRectF{track.left(), track.top(), detail - track.left(), track.height()}, veil);
    }
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{colours.line, 1});
    painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    if (plotData.empty())
        return;
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours.textMuted);
    QString const text =
        axis.looksBack() ? TimeScrubber::tr("the run goes on · End follows it") : recordText(plotData.frame());
    QRectF const room{recorded + 10, track.top(), track.right() - recorded - 20, track.height()};
    if (QFontMetricsF{painter.font()}.horizontalAdvance(text) <= room.width())
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, text);
}

void TimeScrubber::Impl::paintSignals(QPainter& painter, Colours const& colours)
{
    if (!plotData.clocks())
        return;
    double last_x = -1;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (SignalFlag const& flag : plotData.clocks()->signals()) {
        double const x = std::floor(scale.x(flag.at));
        if (x == last_x)
            continue;
        last_x = x;
        painter.fillRect(QRectF{x, track.top() - 3, 1, 8}, colours.signal);
    }
}

void TimeScrubber::Impl::paintCommands(QPainter& painter, Colours const& colours)
{
    QFontMetricsF const metrics{textFont(TextSize::Small)};
    painter.setFont(textFont(TextSize::Small));
    painter.setRenderHint(QPainter::Antialiasing);
    std::vector<CommandMark> const marks = commandMarks(plotData.frame().commands, axis.reached());
    double free_from = track.left();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        double const x = scale.x(marks[i].at);
        if (x > track.right() + 1)
            break;
        QPolygonF const triangle{
            {QPointF{x - 4, track.top() - 8}, QPointF{x + 4, track.top() - 8}, QPointF{x, track.top() - 1}}};
        painter.setPen(marks[i].planned ? QPen{colours.timer, 1} : QPen{Qt::NoPen});
        painter.setBrush(marks[i].planned ? QBrush{Qt::NoBrush} : QBrush{colours.timer});
        painter.drawPolygon(triangle);
        double const next = i + 1 < marks.size() ? scale.x(marks[i + 1].at) - 8 : track.right();
        double const width = metrics.horizontalAdvance(marks[i].text);
        if (x + 8 < free_from || x + 8 + width > next)
            continue;
        painter.setPen(marks[i].planned ? colours.textFaint : colours.textMuted);
        painter.drawText(QPointF{x + 8, track.top() - 4}, marks[i].text);
        free_from = x + 8 + width + 8;
    }
}

void TimeScrubber::Impl::paintWindow(QPainter& painter, Colours const& colours)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.background);
    painter.drawRoundedRect(QRectF{track.left(), window.top() + 2, track.width(), 2}, 1, 1);
    painter.setBrush(grip == Grip::Window || grip == Grip::WindowLeft || grip == Grip::WindowRight ? colours.accent
                                                                                                   : colours.textFaint);
    painter.drawRoundedRect(window, 3, 3);
}

void TimeScrubber::Impl::paintLabels(QPainter& painter, Colours const& colours)
{
    QFontMetricsF const metrics{textFont(TextSize::Small)};
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours.textFaint);
    TimeRuler const ruler{TimeUnit::Auto, axis.tickPeriod()};
    for (TimeTick const& tick : rulerTicks(Nanos{}, scale.range.length(), rulerStep(scale.length(120), ruler), ruler)) {
        double const width = metrics.horizontalAdvance(tick.label);
        double const x = std::clamp(scale.x(SimTime{} + tick.at) - width / 2, track.left(), track.right() - width);
        painter.drawText(QPointF{x, labels_top + metrics.ascent()}, tick.label);
    }
}

void TimeScrubber::Impl::paintPlayhead(QPainter& painter, Colours const& colours)
{
    double const x = std::floor(std::clamp(scale.x(axis.cursor()), track.left(), track.right())) + 0.5;
    painter.setRenderHint(QPainter::Antialiasing);
    if (axis.hover()) {
        painter.setPen(QPen{colours.textMuted, 1, Qt::DotLine});
        double const hover = std::floor(scale.x(*axis.hover())) + 0.5;
        painter.drawLine(QPointF{hover, track.top()}, QPointF{hover, track.bottom()});
    }
    painter.setPen(QPen{colours.surface, 4});
    painter.drawLine(QPointF{x, track.top() - 2}, QPointF{x, track.bottom() + 2});
    painter.setPen(QPen{colours.cursor, 2});
    painter.drawLine(QPointF{x, track.top() - 6}, QPointF{x, track.bottom() + 2});
    painter.setPen(QPen{colours.surface, 1.5});
    painter.setBrush(colours.cursor);
    painter.drawEllipse(QPointF{x, track.top() - 6}, 6, 6);
}

void TimeScrubber::Impl::paint(QPainter& painter, QSizeF size, Colours const& colours)
{
    place(size);
    painter.fillRect(QRectF{{0, 0}, size}, colours.surface);
    paintTrack(painter, colours);
    if (!plotData.empty()) {
        paintSignals(painter, colours);
        paintCommands(painter, colours);
    }
    paintWindow(painter, colours);
    paintLabels(painter, colours);
    paintPlayhead(painter, colours);
}

Grip TimeScrubber::Impl::gripAt(QPointF position) const
{
    if (position.y() < window.top() - 2)
        return Grip::Playhead;
    if (std::abs(position.x() - window.left()) <= 5)
        return Grip::WindowLeft;
    if (std::abs(position.x() - window.right()) <= 5)
        return Grip::WindowRight;
    return position.x() > window.left() && position.x() < window.right() ? Grip::Window : Grip::Playhead;
}

void TimeScrubber::Impl::drag(QPointF position)
{
    Nanos const moved = scale.length(position.x() - pressed.x());
    SimTime const under = scale.time(position.x());
    switch (grip) {
    case Grip::None:
        return;
    case Grip::Playhead:
        axis.requestSeek(under);
        return;
    case Grip::Window:
        axis.show(panned(range_pressed, moved));
        return;
    case Grip::WindowLeft:
        axis.show({std::min(under, range_pressed.to - shortest_range), range_pressed.to});
        return;
    case Grip::WindowRight:
        axis.show({range_pressed.from, std::max(under, range_pressed.from + shortest_range)});
        return;
    }
}

QString TimeScrubber::Impl::tipAt(QPointF position) const
{
    if (plotData.empty())
        return {};
    QStringList lines;
    if (scale.x(plotData.lanes().detail_from()) > position.x())
        lines << TimeScrubber::tr("Only sums of this time are kept: going there runs it again");
    for (CommandMark const& mark : commandMarks(plotData.frame().commands, axis.reached())) {
        if (std::abs(scale.x(mark.at) - position.x()) <= 6)
            lines << TimeScrubber::tr("%1 at %2").arg(mark.text, timeText(mark.at - SimTime{}, Nanos{1'000'000}));
    }
    if (plotData.clocks()) {
        for (SignalFlag const& flag : plotData.clocks()->signals()) {
            if (std::abs(scale.x(flag.at) - position.x()) <= 2 && lines.size() < 8)
                lines << TimeScrubber::tr("%1 at %2")
                             .arg(QString::fromStdString(signal_name(flag.sig)),
                                  timeText(flag.at - SimTime{}, Nanos{1'000'000}));
        }
    }
    return lines.join('\n');
}

TimeScrubber::TimeScrubber(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : QWidget{parent}
    , m_impl{std::make_unique<Impl>(*this, axis, plotData)}
{
    setAccessibleName(tr("The whole run"));
    setAccessibleDescription(tr("How far the run is recorded, which instant is shown, and what was done when"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

TimeScrubber::~TimeScrubber() = default;

void TimeScrubber::paintPicture(QPainter& painter, QSize size, Colours const& colours)
{
    m_impl->paint(painter, size, colours);
}

void TimeScrubber::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    m_impl->paint(painter, size(), colours());
    if (hasFocus())
        paintFocusRing(painter, rect());
}

bool TimeScrubber::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto const* const help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), m_impl->tipAt(help->pos()), this);
        return true;
    }
    if (event->type() == QEvent::Leave)
        m_impl->axis.setHover(std::nullopt);
    return QWidget::event(event);
}

void TimeScrubber::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_impl->place(size());
    m_impl->grip = m_impl->gripAt(event->position());
    m_impl->pressed = event->position();
    m_impl->range_pressed = m_impl->axis.range();
    if (m_impl->grip == Grip::Playhead)
        m_impl->drag(event->position());
    update();
}

void TimeScrubber::mouseMoveEvent(QMouseEvent* event)
{
    m_impl->place(size());
    m_impl->drag(event->position());
    Grip const over = m_impl->grip == Grip::None ? m_impl->gripAt(event->position()) : m_impl->grip;
    bool const edge = over == Grip::WindowLeft || over == Grip::WindowRight;
    setCursor(edge ? Qt::SizeHorCursor : over == Grip::Window ? Qt::OpenHandCursor : Qt::ArrowCursor);
    SimTime const under = m_impl->scale.time(event->position().x());
    m_impl->axis.setHover(m_impl->whole().contains(under) ? std::optional{under} : std::nullopt);
}

void TimeScrubber::mouseReleaseEvent(QMouseEvent*)
{
    m_impl->grip = Grip::None;
    update();
}

void TimeScrubber::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_impl->gripAt(event->position()) != Grip::Playhead)
        m_impl->axis.fit();
}

void TimeScrubber::wheelEvent(QWheelEvent* event)
{
    m_impl->place(size());
    navigateByWheel(m_impl->axis, m_impl->scale, *event);
}

void TimeScrubber::keyPressEvent(QKeyEvent* event)
{
    if (!navigateByKey(m_impl->axis, *event))
        QWidget::keyPressEvent(event);
}

}
