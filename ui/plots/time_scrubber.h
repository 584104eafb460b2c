// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace tickscope::ui {

class PlotData;
class TimeAxis;
struct Colours;

/// The whole run at a glance: how busy it was, how far it is recorded, what was done and which signals came. Pressing
/// anywhere takes the playhead there; the bar below is the stretch that the plots show, and can be moved and stretched.
class TimeScrubber : public QWidget {
    Q_OBJECT

public:
    TimeScrubber(TimeAxis& axis, PlotData& plotData, QWidget* parent = nullptr);
    ~TimeScrubber() override;

    /// Draws what the widget would show at `size`, in colours of one's choice and also to files.
    void paintPicture(QPainter& painter, QSize size, Colours const& colours);

    QSize sizeHint() const override { return {800, 76}; }
    QSize minimumSizeHint() const override { return {320, 76}; }

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}
