// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QUndoStack;

namespace tickscope::ui {

/// Everything that was done to the story, step by step; choosing one goes back to it, or forward again. Over it the
/// window's own commands: undo, redo, save, reset.
class HistoryMenu final : public QMenu {
    Q_OBJECT

public:
    /// `stack` and `commands` outlive it. A null command is a line between two.
    HistoryMenu(QUndoStack& stack, QList<QAction*> commands, QWidget* parent);

private:
    void fill();

    QUndoStack& m_stack;
    QList<QAction*> m_commands;
};

}
