// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/plot_navigation.h"

#include "ui/plots/time_axis.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>

namespace tickscope::ui {

static constexpr double grab_distance = 5;

PlotNavigation::PlotNavigation(TimeAxis& axis, QWidget& surface, std::function<TimeScale()> scale)
    : QObject{&surface}
    , m_axis{axis}
    , m_surface{surface}
    , m_scale{std::move(scale)}
{
    surface.setMouseTracking(true);
    surface.setFocusPolicy(Qt::StrongFocus);
    surface.installEventFilter(this);
}

bool PlotNavigation::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::KeyPress:
        return navigateByKey(m_axis, *static_cast<QKeyEvent*>(event));
    case QEvent::Leave:
        m_axis.setHover(std::nullopt);
        Q_EMIT left();
        return false;
    default:
        return QObject::eventFilter(watched, event);
    }
}

bool PlotNavigation::onCursor(QPointF position) const
{
    return std::abs(m_scale().x(m_axis.cursor()) - position.x()) <= grab_distance;
}

void PlotNavigation::showShape(QPointF position)
{
    if (m_drag == Drag::Pan)
        m_surface.setCursor(Qt::ClosedHandCursor);
    else if (m_drag == Drag::Cursor || onCursor(position))
        m_surface.setCursor(Qt::SizeHorCursor);
    else
        m_surface.unsetCursor();
}

bool PlotNavigation::press(QMouseEvent const& event)
{
    m_surface.setFocus(Qt::MouseFocusReason);
    if (event.button() != Qt::LeftButton || press_taken(event.position()))
        return false;
    m_drag = onCursor(event.position()) ? Drag::Cursor : Drag::Pressed;
    m_pressed = event.position();
    m_last_y = event.position().y();
    m_range_pressed = m_axis.range();
    return true;
}

bool PlotNavigation::move(QMouseEvent const& event)
{
    QPointF const position = event.position();
    TimeScale scale = m_scale();
    if (m_drag == Drag::Pressed && (position - m_pressed).manhattanLength() >= QApplication::startDragDistance())
        m_drag = Drag::Pan;
    if (m_drag == Drag::Pan) {
        scale.range = m_range_pressed;
        m_axis.show(panned(m_range_pressed, scale.length(m_pressed.x() - position.x())));
        Q_EMIT draggedVertically(position.y() - m_last_y);
        m_last_y = position.y();
    } else if (m_drag == Drag::Cursor)
        m_axis.requestSeek(scale.time(position.x()));
    SimTime const under = m_scale().time(position.x());
    m_axis.setHover(m_axis.range().contains(under) ? std::optional{under} : std::nullopt);
    showShape(position);
    Q_EMIT hovered(position);
    return true;
}

bool PlotNavigation::release(QMouseEvent const& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    bool const was_click = m_drag == Drag::Pressed;
    m_drag = Drag::None;
    showShape(event.position());
    if (was_click)
        Q_EMIT clicked(event.position(), event.modifiers());
    return true;
}

bool PlotNavigation::doubleClick(QMouseEvent const& event)
{
    if (event.button() == Qt::LeftButton && !double_clicked(event.position()))
        m_axis.fit();
    return true;
}

bool PlotNavigation::wheel(QWheelEvent const& event)
{
    if (!wheel_taken(event))
        navigateByWheel(m_axis, m_scale(), event);
    return true;
}

void navigateByWheel(TimeAxis& axis, TimeScale const& scale, QWheelEvent const& event)
{
    QPoint const turned = event.angleDelta();
    if ((event.modifiers() & Qt::ShiftModifier) != 0 || std::abs(turned.x()) > std::abs(turned.y())) {
        int const along = turned.x() != 0 ? turned.x() : turned.y();
        axis.panBy(scale.length(-along));
    } else
        axis.zoomAt(scale.time(event.position().x()), std::pow(0.9985, turned.y()));
}

/// What a key is about: the instant under the pointer, else the one shown, else the middle.
static SimTime pointed(TimeAxis const& axis)
{
    if (axis.hover())
        return *axis.hover();
    if (axis.range().contains(axis.cursor()))
        return axis.cursor();
    return axis.range().from + axis.range().length() / 2;
}

void navigate(TimeAxis& axis, PlotKey key)
{
    switch (key) {
    case PlotKey::ZoomIn:
        return axis.zoomAt(pointed(axis), 0.7);
    case PlotKey::ZoomOut:
        return axis.zoomAt(pointed(axis), 1 / 0.7);
    case PlotKey::PanLeft:
        return axis.panBy(-axis.range().length() / 8);
    case PlotKey::PanRight:
        return axis.panBy(axis.range().length() / 8);
    case PlotKey::Fit:
        return axis.fit();
    case PlotKey::MarkerA:
        return axis.setMarker(Marker::A, pointed(axis));
    case PlotKey::MarkerB:
        return axis.setMarker(Marker::B, pointed(axis));
    }
}

static std::optional<PlotKey> plotKeyOf(QKeyEvent const& event)
{
    switch (event.key()) {
    case Qt::Key_W:
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return PlotKey::ZoomIn;
    case Qt::Key_S:
    case Qt::Key_Minus:
        return PlotKey::ZoomOut;
    case Qt::Key_A:
    case Qt::Key_Left:
        return PlotKey::PanLeft;
    case Qt::Key_D:
    case Qt::Key_Right:
        return PlotKey::PanRight;
    case Qt::Key_F:
        return PlotKey::Fit;
    case Qt::Key_M:
        return (event.modifiers() & Qt::ShiftModifier) != 0 ? PlotKey::MarkerB : PlotKey::MarkerA;
    default:
        return std::nullopt;
    }
}

bool clearMarkers(TimeAxis& axis)
{
    if (!axis.marker(Marker::A) && !axis.marker(Marker::B))
        return false;
    axis.setMarker(Marker::A, std::nullopt);
    axis.setMarker(Marker::B, std::nullopt);
    return true;
}

static bool goByKey(TimeAxis& axis, int key)
{
    switch (key) {
    case Qt::Key_Home:
        axis.requestSeek(SimTime{});
        return true;
    case Qt::Key_End:
        axis.requestLive();
        return true;
    case Qt::Key_Escape:
        return clearMarkers(axis);
    default:
        return false;
    }
}

bool navigateByKey(TimeAxis& axis, QKeyEvent const& event)
{
    if ((event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0)
        return false;
    if (std::optional<PlotKey> const key = plotKeyOf(event)) {
        navigate(axis, *key);
        return true;
    }
    return goByKey(axis, event.key());
}

}
