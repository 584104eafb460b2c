// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/kernel_menu.h"

#include "core/scenario/kernel_tree.h"
#include "ui/models/fix_text.h"
#include "ui/panels/menu_caption.h"
#include "ui/panels/switch_menu.h"
#include "ui/style/format.h"
#include "ui/style/icon.h"

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
    KernelSpec const& kernel = m_frame->world->scenario.kernel;
    addCaption(*this, tr("The story on another kernel, from the start"));
    addTrees(kernel);
    addFixSets(kernel);
    addAccounting(kernel);
    addSchedulers(kernel);
    addFixSetsNow();
}

QAction* KernelMenu::addKernel(QMenu& menu, QString const& text, KernelSpec const& now, KernelSpec kernel)
{
    QAction* action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(kernel == now);
    connect(action, &QAction::triggered, this,
            [this, kernel = std::move(kernel)] { Q_EMIT editWanted(edit::Kernel{kernel}); });
    return action;
}

void KernelMenu::addTrees(KernelSpec const& now)
{
    for (KernelTree const& tree : kernel_trees) {
        QString const text = QStringLiteral("%1\t%2").arg(toQString(tree.name), toQString(tree.note));
        QAction* action = addKernel(*this, text, now, on_tree(now, tree));
        action->setChecked(now.tree == tree.name);
        action->setToolTip(QString::fromStdString(later_fixes_changed(tree)));
    }
}

void KernelMenu::addFixSets(KernelSpec const& now)
{
    addSeparator();
    for (bool const on : {true, false}) {
        KernelSpec kernel = now;
        kernel.fixes = on ? all_fixes : FixSet{};
        addKernel(*this, on ? tr("All fixes on") : tr("All fixes off"), now, kernel);
    }
}

void KernelMenu::addAccounting(KernelSpec const& now)
{
    QMenu* menu = addMenu(ui::icon("from-start"), tr("With accounting"));
    auto const add = [&](QString const& text, std::optional<Accounting> accounting) {
        KernelSpec kernel = now;
        kernel.accounting = accounting;
        addKernel(*menu, text, now, kernel);
    };
    add(tr("As the fixes have it"), std::nullopt);
    for (Accounting const accounting :
         {Accounting::Walk, Accounting::PerCpu, Accounting::LockedTotals, Accounting::Split})
        add(accountingText(accounting), accounting);
}

// The tree does not choose the scheduler: one thing at a time.
void KernelMenu::addSchedulers(KernelSpec const& now)
{
    QMenu* menu = addMenu(ui::icon("from-start"), tr("With the scheduler of"));
    for (SchedFeatures const& features : sched_releases) {
        bool const plain = features.release == SchedRelease::V2_6_29;
        QString const note = plain ? tr("whatever the tree") : QString{};
        KernelSpec kernel = now;
        kernel.scheduler = features.release;
        addKernel(*menu, QStringLiteral("%1\t%2").arg(toQString(features.name), note), now, kernel);
    }
}

void KernelMenu::addFixSetsNow()
{
    addCaption(*this, atInstantCaption(m_frame->machine->now));
    for (bool const on : {true, false})
        addAction(ui::icon("at-instant"), on ? tr("All fixes on from now") : tr("All fixes off from now"), this,
                  [this, on] {
                      cmd::SetFixes command;
                      for (FixInfo const& info : fix_table)
                          command.fixes.emplace_back(info.fix, on);
                      Q_EMIT commandWanted(command);
                  });
}

}
