// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/armed_timers.h"
#include "ui/panels/panel.h"
#include "ui/panels/selection.h"

class QLabel;
class QScrollArea;

namespace tickscope::ui {

class CpuTilesView;
class FiguresTable;
class TaskTreeView;

/// The left column: who there is, where they run, and what is armed for the selected process.
class StateColumn final : public Panel {
    Q_OBJECT

public:
    explicit StateColumn(Selection& selection, QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame) override;
    CpuTilesView& tiles() const { return *m_tiles; }
    TaskTreeView& tree() const { return *m_tree; }

private:
    void showTimers();
    void timerClicked(int row);
    void showMenu(QPoint global, Maybe<Tgid> process, Maybe<TaskId> thread);

    Selection& m_selection;
    FramePtr m_frame;
    std::vector<ArmedTimer> m_armed;
    TaskTreeView* m_tree;
    CpuTilesView* m_tiles;
    QLabel* m_timers_heading;
    QLabel* m_no_timers;
    QScrollArea* m_timers_area;
    FiguresTable* m_timers;
};

}
