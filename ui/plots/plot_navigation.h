// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/time_range.h"

#include <QObject>
#include <QPointF>

#include <functional>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace tickscope::ui {

class TimeAxis;

/// What keys mean on the plots.
enum class PlotKey : std::uint8_t { ZoomIn, ZoomOut, PanLeft, PanRight, Fit, MarkerA, MarkerB };
/// Zooms and sets markers at the instant under the pointer, else at the one shown.
void navigate(TimeAxis& axis, PlotKey key);
/// What a key means on any plot; false: nothing.
bool navigateByKey(TimeAxis& axis, QKeyEvent const& event);
/// Takes both markers away; false if there was none.
bool clearMarkers(TimeAxis& axis);
/// What turning the wheel means on any plot: zooming at the pointer, or panning with Shift and where it turns sideways.
void navigateByWheel(TimeAxis& axis, TimeScale const& scale, QWheelEvent const& event);

/// Mouse and keys on a plot, the same in all of them: the wheel zooms at the pointer and pans with Shift, dragging
/// pans, dragging the cursor's line moves the cursor, W S + - zoom, A D and the arrows pan, F fits, Home and End go to
/// the ends, M and Shift+M set the markers, Escape takes them away.
class PlotNavigation : public QObject {
    Q_OBJECT

public:
    /// `surface` is the widget that the mouse is over, `scale` where the axis lies on it just now.
    PlotNavigation(TimeAxis& axis, QWidget& surface, std::function<TimeScale()> scale);

    /// Answers true where a double click meant something else than "show all".
    std::function<bool(QPointF)> double_clicked = [](QPointF) { return false; };
    /// Answers true where the wheel meant something else than zooming.
    std::function<bool(QWheelEvent const&)> wheel_taken = [](QWheelEvent const&) { return false; };
    /// Answers true where the press belongs to somebody else, e.g. to a legend.
    std::function<bool(QPointF)> press_taken = [](QPointF) { return false; };

Q_SIGNALS:
    void clicked(QPointF position, Qt::KeyboardModifiers modifiers);
    void hovered(QPointF position);
    void left();
    void draggedVertically(double pixels);  ///< since the last such signal

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool press(QMouseEvent const& event);
    bool move(QMouseEvent const& event);
    bool release(QMouseEvent const& event);
    bool doubleClick(QMouseEvent const& event);
    bool wheel(QWheelEvent const& event);
    bool onCursor(QPointF position) const;
    void showShape(QPointF position);

    enum class Drag : std::uint8_t { None, Pressed, Pan, Cursor };

    TimeAxis& m_axis;
    QWidget& m_surface;
    std::function<TimeScale()> m_scale;
    Drag m_drag = Drag::None;
    QPointF m_pressed;
    double m_last_y = 0;
    TimeRange m_range_pressed;
};

}
