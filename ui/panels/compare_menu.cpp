// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/compare_menu.h"

#include "ui/models/kernel_text.h"
#include "ui/panels/menu_caption.h"

namespace tickscope::ui {

CompareMenu::CompareMenu(QWidget* parent)
    : QMenu{parent}
{
    connect(this, &QMenu::aboutToShow, this, &CompareMenu::fill);
}

static QString captionOf(ComparisonChoice::Kind kind)
{
    switch (kind) {
    case ComparisonChoice::Kind::Fix:
        return CompareMenu::tr("Compare with the story from the start, one fix switched");
    case ComparisonChoice::Kind::AllFixes:
        return CompareMenu::tr("From the start, all fixes at once");
    case ComparisonChoice::Kind::Tree:
        return CompareMenu::tr("Compare with the story from the start on the kernel");
    }
    return {};
}

void CompareMenu::fill()
{
    clear();
    if (!m_frame)
        return;
    std::optional<ComparisonChoice::Kind> section;
    for (ComparisonChoice const& choice : comparisonChoices(m_frame->world->scenario.kernel)) {
        if (std::exchange(section, choice.kind) != choice.kind)
            addCaption(*this, captionOf(choice.kind));
        QAction* action =
            addAction(choice.note.isEmpty() ? choice.title : QStringLiteral("%1\t%2").arg(choice.title, choice.note));
        action->setCheckable(true);
        action->setChecked(m_compared == choice.kernel);
        connect(action, &QAction::triggered, this, [this, kernel = choice.kernel] { Q_EMIT kernelWanted(kernel); });
    }
    if (!m_compared)
        return;
    addSeparator();
    addAction(tr("End the comparison\tEsc"), this, &CompareMenu::endWanted);
}

}
