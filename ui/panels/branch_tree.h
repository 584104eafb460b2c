// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"

#include <algorithm>
#include <vector>

namespace tickscope::ui {

class TimeAxis;

/// The runs of the story that were recorded, as lines over the same stretch of time as the scrubber: where each parts
/// from the one that it began in, and by what. A click goes there. Nothing is shown while there is only one.
class BranchTree final : public QWidget {
    Q_OBJECT

public:
    explicit BranchTree(TimeAxis& axis, QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame);
    int count() const { return static_cast<int>(m_branches.size()); }
    Branch const& branch(int row) const { return m_branches[static_cast<std::size_t>(row)]; }
    int currentRow() const;  ///< whose run is shown
    QRect rowRect(int row) const;
    QString text(int row) const;  ///< "at 0.152 s: SIGTERM to worker"

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {320, sizeHint().height()}; }

Q_SIGNALS:
    void branchWanted(tickscope::Branch branch);
    void nameWanted(tickscope::VersionId version, QString name);
    void removeWanted(tickscope::VersionId version);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    static constexpr int row_height = 18, most_rows = 6;

    double x(SimTime at) const;
    int rowAt(QPoint pos) const;
    int visibleRows() const { return std::min(count(), most_rows); }
    void paintRow(QPainter& painter, int row) const;
    void paintText(QPainter& painter, int row, double from, double to) const;
    void choose(int row);
    void wantName(int row);
    void scrollTo(int row);

    TimeAxis& m_axis;
    FramePtr m_frame;
    std::shared_ptr<std::vector<Branch> const> m_shown;
    std::vector<Branch> m_branches;
    int m_chosen = 0;  // by keys
    int m_hover = -1;
    int m_first = 0;  // the topmost row in sight
};

}
