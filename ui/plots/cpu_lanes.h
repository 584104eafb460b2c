// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

#include <memory>

namespace tickscope::ui {

class PlotData;
class TimeAxis;
struct Colours;

/// Who ran where: one lane a CPU. Clicking a lane selects the thread, double clicking zooms to what it did there,
/// clicking a name selects the CPU, Ctrl and the wheel make rows higher or lower, and the wheel over the names scrolls.
class CpuLanes : public QWidget {
    Q_OBJECT

public:
    CpuLanes(TimeAxis& axis, PlotData& plotData, QWidget* parent = nullptr);
    ~CpuLanes() override;

    /// Draws what the widget would show at `size`, in colours of one's choice and also to files.
    void paintPicture(QPainter& painter, QSize size, Colours const& colours);

    QSize sizeHint() const override { return {800, 340}; }
    QSize minimumSizeHint() const override { return {320, 140}; }

Q_SIGNALS:
    /// For whoever runs at a place, or is selected.
    void menuWanted(QPoint global, Maybe<Tgid> process, Maybe<TaskId> thread);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}
