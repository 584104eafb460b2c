// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/kernel_menu.h"

#include "core/scenario/kernel_tree.h"
#include "ui/models/fix_text.h"
#include "ui/panels/menu_caption.h"
#include "ui/style/format.h"

namespace tickscope::ui {

KernelMenu::KernelMenu(QWidget* parent)
    : QMenu{parent}
{
    setToolTipsVisible(true);
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
    addSchedulers(scenario);
    addFixSets();
}

void KernelMenu::addTrees(Scenario const& now)
{
    addCaption(*this, tr("Start anew on the kernel"));
    for (KernelTree const& tree : kernel_trees) {
        QString const name = toQString(tree.name);
        QAction* action = addAction(QStringLiteral("%1\t%2").arg(name, toQString(tree.note)));
        action->setCheckable(true);
        action->setChecked(now.kernel.tree == tree.name);
        action->setToolTip(QString::fromStdString(later_fixes_changed(tree)));
        connect(action, &QAction::triggered, this, [this, now, &tree] {
            Scenario scenario = now;
            scenario.kernel = on_tree(std::move(scenario.kernel), tree);
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
        add(accountingText(accounting), accounting);
}

// The tree does not choose the scheduler: one thing at a time.
void KernelMenu::addSchedulers(Scenario const& now)
{
    QMenu* menu = addMenu(tr("Start anew with the scheduler of"));
    for (SchedFeatures const& features : sched_releases) {
        bool const plain = features.release == SchedRelease::V2_6_29;
        QString const note = plain ? tr("whatever the tree") : QString{};
        QAction* action = menu->addAction(QStringLiteral("%1\t%2").arg(toQString(features.name), note));
        action->setCheckable(true);
        action->setChecked(now.kernel.scheduler == features.release);
        connect(action, &QAction::triggered, this, [this, now, release = features.release] {
            Scenario scenario = now;
            scenario.kernel.scheduler = release;
            Q_EMIT restartWanted(scenario);
        });
    }
}

void KernelMenu::addFixSets()
{
    addCaption(*this, tr("From this instant on"));
    auto const add = [&](QString const& text, bool on) {
        addAction(text, this, [this, on] {
            cmd::SetFixes command;
            for (FixInfo const& info : fix_table)
                command.fixes.emplace_back(info.fix, on);
            Q_EMIT commandWanted(command);
        });
    };
    add(tr("All fixes on"), true);
    add(tr("All fixes off"), false);
}

}
