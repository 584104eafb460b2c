// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/task_tree_model.h"
#include "ui/panels/panel.h"
#include "ui/plots/selection.h"

#include <QTreeView>

#include <array>

namespace tickscope::ui {

/// Processes and their threads with their times. What is selected here is selected everywhere.
class TaskTreeView final : public QTreeView {
    Q_OBJECT

public:
    explicit TaskTreeView(Selection& selection, QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// The right button was pressed on a process, or on one of its threads.
    void menuWanted(QPoint global, tickscope::Maybe<tickscope::Tgid> process,
                    tickscope::Maybe<tickscope::TaskId> thread);

protected:
    void drawBranches(QPainter* painter, QRect const& rect, QModelIndex const& index) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void unfold();
    void showSelection();
    void selectCurrent(QModelIndex const& index);
    int figuresWidth(int column) const;
    void fitColumns();

    Selection& m_selection;
    TaskTreeModel* m_model;
    std::array<int, TaskTreeModel::ColumnCount> m_widths{0, 32, 46, 42, 66};
    bool m_showing_selection = false;
    mutable int m_tallest = 0;
};

}
