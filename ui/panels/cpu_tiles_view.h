// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_edit.h"
#include "ui/models/cpu_tiles.h"
#include "ui/panels/panel.h"
#include "ui/plots/selection.h"

#include <QAbstractScrollArea>

namespace tickscope::ui {

/// A tile for each CPU: who runs there, how busy it was, and a switch that takes it offline: at the instant shown, but
/// from the start where nothing has run yet. Only tiles in sight are
/// worked out, so that thousands of CPUs cost what dozens do.
class CpuTilesView final : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit CpuTilesView(Selection& selection, QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame);
    /// Where a CPU's switch is, in the viewport; empty where tiles are too many to have one.
    QRect switchRect(CpuId cpu) const;
    QRect tileRect(CpuId cpu) const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void commandWanted(tickscope::Command command);
    void editWanted(tickscope::ScenarioEdit edit);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    int count() const;
    bool compact() const { return count() > 8; }
    int columns() const;
    QSize tileSize() const;
    int cpuAt(QPoint pos) const;
    void toggle(int cpu);
    void choose(int cpu);
    void updateScrollBar();
    void paintTile(QPainter& painter, CpuTile const& tile, QRect rect) const;
    void paintCompact(QPainter& painter, CpuTile const& tile, QRect rect) const;
    QString tip(int cpu) const;

    Selection& m_selection;
    FramePtr m_frame;
    int m_current = 0;
};

}
