// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/state_column.h"

#include "ui/models/task_text.h"
#include "ui/panels/cpu_tiles_view.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/panels/task_menu.h"
#include "ui/panels/task_tree_view.h"
#include "ui/style/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace tickscope::ui {

StateColumn::StateColumn(Selection& selection, QWidget* parent)
    : FrameWidget{parent}
    , m_selection{selection}
    , m_tree{new TaskTreeView{selection}}
    , m_tiles{new CpuTilesView{selection}}
    , m_timers_heading{new ElidedLabel{tr("Armed timers"), "heading"}}
    , m_no_timers{roleLabel(tr("Nothing is armed."), "muted")}
    , m_timers_area{nullptr}
    , m_timers{new FiguresTable}
{
    m_timers_area = scrolled(makeTimers());
    m_timers_area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, wide, 0, tight);
    layout->setSpacing(4);
    auto* processes = heading(tr("Processes"));
    processes->setIndent(wide);
    layout->addWidget(processes);
    layout->addWidget(m_tree);
    layout->addSpacing(tight);
    layout->addLayout(makeBelow(), 1);
    connect(m_tiles, &CpuTilesView::commandWanted, this, &StateColumn::commandWanted);
    connect(m_tiles, &CpuTilesView::editWanted, this, &StateColumn::editWanted);
    connect(m_tree, &TaskTreeView::menuWanted, this, &StateColumn::showMenu);
    connect(m_timers, &FiguresTable::rowClicked, this, &StateColumn::timerClicked);
    connect(&selection, &Selection::changed, this, &StateColumn::refreshIfVisible);
}

QWidget* StateColumn::makeTimers()
{
    m_timers->setHeader({tr("timer"), tr("expires"), tr("left")});
    m_timers->setClickable(true);
    m_timers->setAccessibleName(tr("Armed timers"));
    auto* inside = new QWidget;
    auto* list = new QVBoxLayout{inside};
    list->setContentsMargins(0, 0, 0, 0);
    list->addWidget(m_no_timers);
    list->addWidget(m_timers);
    list->addStretch();
    return inside;
}

/// What lies below the processes, within the margins of the column.
QLayout* StateColumn::makeBelow()
{
    auto* below = new QVBoxLayout;
    below->setContentsMargins(wide, 0, wide, 0);
    below->setSpacing(tight);
    below->addWidget(heading(tr("CPUs")));
    below->addWidget(m_tiles);
    below->addSpacing(6);
    below->addWidget(m_timers_heading);
    below->addWidget(m_timers_area, 1000);  // takes what room there is before the empty stretch below it
    below->addStretch(1);
    return below;
}

void StateColumn::refresh()
{
    m_tree->showFrame(frame());
    m_tiles->showFrame(frame());
    showTimers();
}

void StateColumn::showTimers()
{
    Maybe<Tgid> const process = m_selection.process();
    m_armed = process ? armedTimers(*frame(), *process) : std::vector<ArmedTimer>{};
    QString const title = process
        ? tr("Armed timers of %1").arg(processText(frame()->world->name_table, *frame()->machine, process))
        : tr("Armed timers");
    m_timers_heading->setFullText(title);
    std::vector<FiguresRow> rows;
    for (ArmedTimer const& timer : m_armed)
        rows.push_back(
            {.name = timer.name,
             .under = timer.by.isEmpty() ? timer.note : tr("%1, %2").arg(timer.note, timer.by),
             .cells = {timer.expires, timer.left},
             .tip = timer.has_cause ? tr("%1, %2. Click: why is it armed?").arg(timer.name, timer.note) : timer.note});
    m_no_timers->setVisible(rows.empty());
    m_timers->setVisible(!rows.empty());
    m_timers->setRows(std::move(rows));
    // All of it where there is room, and always room for four of them.
    static constexpr int least = 90, four = 172;
    int const wanted = std::max(least, m_timers->sizeHint().height());
    m_timers_area->setMinimumHeight(std::min(wanted, four));
    m_timers_area->setMaximumHeight(wanted);
}

void StateColumn::timerClicked(int row)
{
    ArmedTimer const& timer = m_armed[static_cast<std::size_t>(row)];
    if (timer.has_cause)
        m_selection.selectEvent(timer.cause);
}

void StateColumn::showMenu(QPoint global, Maybe<Tgid> process, Maybe<TaskId> thread)
{
    if (!frame() || !process)
        return;
    TaskMenu menu{*frame(), *process, thread, this};
    connect(&menu, &TaskMenu::commandWanted, this, &StateColumn::commandWanted);
    menu.exec(global);
}

}
