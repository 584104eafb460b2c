// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/kernel_menu.h"

#include "core/scenario/fix_words.h"
#include "ui/models/fix_words.h"

namespace tickscope::ui {

KernelMenu::KernelMenu(QWidget* parent)
    : QMenu{parent}
{
    connect(this, &QMenu::aboutToShow, this, &KernelMenu::fill);
}

void KernelMenu::fill()
{
    clear();
    if (!m_frame)
        return;
    Scenario const& scenario = m_frame->world->scenario;
    addTrees(scenario);
    addAccounting(scenario);
    addFixSets();
}

static QString treeNote(KernelTree const& tree)
{
    if (tree.name == "2.6.29-rc4")
        return KernelMenu::tr("before the pull request");
    if (tree.name == "2.6.29-rc5")
        return KernelMenu::tr("the pull request applied");
    if (tree.name == "2.6.29")
        return KernelMenu::tr("released");
    if (tree.name.starts_with("2.6"))
        return KernelMenu::tr("before");
    return KernelMenu::tr("on the way");
}

void KernelMenu::addTrees(Scenario const& now)
{
    addSection(tr("Start anew on the kernel"));
    for (KernelTree const& tree : kernel_trees) {
        QString const name = QString::fromUtf8(tree.name.data(), static_cast<qsizetype>(tree.name.size()));
        QAction* action = addAction(QStringLiteral("%1\t%2").arg(name, treeNote(tree)));
        action->setCheckable(true);
        action->setChecked(now.kernel.tree == tree.name);
        connect(action, &QAction::triggered, this, [this, now, &tree] {
            Scenario scenario = now;
            scenario.kernel.tree = tree.name;
            scenario.kernel.fixes = tree.fixes;
            scenario.kernel.later_fixes = tree.later_fixes;
            scenario.kernel.accounting = tree.accounting;
            Q_EMIT restartWanted(scenario);
        });
    }
}

void KernelMenu::addAccounting(Scenario const& now)
{
    QMenu* menu = addMenu(tr("Start anew with accounting"));
    auto const add = [&](QString const& text, std::optional<Accounting> accounting) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(now.kernel.accounting == accounting);
        connect(action, &QAction::triggered, this, [this, now, accounting] {
            Scenario scenario = now;
            scenario.kernel.accounting = accounting;
            Q_EMIT restartWanted(scenario);
        });
    };
    add(tr("As the fixes have it"), std::nullopt);
    for (Accounting const accounting :
         {Accounting::Walk, Accounting::PerCpu, Accounting::LockedTotals, Accounting::Split})
        add(accountingWords(accounting), accounting);
}

void KernelMenu::addFixSets()
{
    addSection(tr("From this instant on"));
    auto const add = [&](QString const& text, bool on) {
        addAction(text, this, [this, on] {
            cmd::SetFixes command;
            for (FixInfo const& info : fix_table)
                command.fixes.emplace_back(info.fix, on);
            Q_EMIT commandWanted(command);
        });
    };
    add(tr("All eight fixes on"), true);
    add(tr("All eight fixes off"), false);
}

}
