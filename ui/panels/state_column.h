// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/armed_timers.h"
#include "ui/panels/panel.h"
#include "ui/plots/selection.h"

class QLabel;
class QLayout;
class QScrollArea;

namespace tickscope::ui {

class CpuTilesView;
class ElidedLabel;
class FiguresTable;
class TaskTreeView;

/// The left column: who there is, where they run, and what is armed for the selected process.
class StateColumn final : public FrameWidget {
    Q_OBJECT

public:
    explicit StateColumn(Selection& selection, QWidget* parent = nullptr);

    CpuTilesView& tiles() const { return *m_tiles; }
    TaskTreeView& tree() const { return *m_tree; }
    FiguresTable& timers() const { return *m_timers; }

protected:
    void refresh() override;

    /// What can be done to a process or thread, as a menu at a place of the screen.
    void showMenu(QPoint global, Maybe<Tgid> process, Maybe<TaskId> thread);

private:
    QWidget* makeTimers();
    QLayout* makeBelow();
    void showTimers();
    void timerClicked(int row);

    Selection& m_selection;
    std::vector<ArmedTimer> m_armed;
    TaskTreeView* m_tree;
    CpuTilesView* m_tiles;
    ElidedLabel* m_timers_heading;
    QLabel* m_no_timers;
    QScrollArea* m_timers_area;
    FiguresTable* m_timers;
};

}
