// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/history_menu.h"

#include "ui/panels/menu_caption.h"

#include <QUndoStack>

#include <algorithm>

namespace tickscope::ui {

/// A menu of more steps would not fit on a screen; the others are reached by undoing.
static constexpr int most_steps = 20;

HistoryMenu::HistoryMenu(QUndoStack& stack, QList<QAction*> commands, QWidget* parent)
    : QMenu{parent}
    , m_stack{stack}
    , m_commands{std::move(commands)}
{
    connect(this, &QMenu::aboutToShow, this, &HistoryMenu::fill);
}

void HistoryMenu::fill()
{
    clear();
    for (QAction* const command : m_commands)
        if (command)
            addAction(command);
        else
            addSeparator();
    if (m_stack.count() == 0)
        return;
    addCaption(*this, tr("Go to a step"));
    int const first = std::clamp(m_stack.index() - most_steps / 2, 0, std::max(0, m_stack.count() - most_steps));
    for (int step = first; step <= std::min(m_stack.count(), first + most_steps); ++step) {
        QAction* const action = addAction(step == 0 ? tr("As it was opened") : m_stack.text(step - 1), &m_stack,
                                          [this, step] { m_stack.setIndex(step); });
        action->setCheckable(true);
        action->setChecked(step == m_stack.index());
    }
}

}
