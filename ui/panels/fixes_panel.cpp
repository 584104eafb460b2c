// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fixes_panel.h"

#include "core/kernel/fix_table.h"
#include "ui/models/act_text.h"
#include "ui/models/fix_text.h"
#include "ui/panels/heading.h"
#include "ui/panels/switch_menu.h"
#include "ui/panels/toggle_switch.h"
#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace tickscope::ui {

QWidget* FixesPanel::makeRow(Row& row, QString const& title, QString const& commit)
{
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout{widget};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(tight);
    row.commit = commit;
    row.toggle = new ToggleSwitch;
    row.toggle->setAccessibleName(title);
    row.toggle->setContextMenuPolicy(Qt::CustomContextMenu);
    row.title = new QLabel{title};
    row.title->setWordWrap(true);
    row.note = roleLabel(commit, "faint");
    row.note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.menu = new QToolButton;
    row.menu->setIcon(icon("chevron-down", IconInk::Muted));
    row.menu->setIconSize({12, 12});
    row.menu->setProperty("fold", true);
    row.menu->setFocusPolicy(Qt::TabFocus);
    row.menu->setAccessibleName(tr("From when on: %1").arg(title));
    row.menu->setToolTip(tr("From the start, or changed while running"));
    layout->addWidget(row.toggle);
    layout->addWidget(row.title, 1);
    layout->addWidget(row.note);
    layout->addWidget(row.menu);
    connectRow(row);
    return widget;
}

void FixesPanel::connectRow(Row const& row)
{
    connect(row.toggle, &QAbstractButton::clicked, this,
            [this, &row](bool on) { Q_EMIT editWanted(edit::Fixes{on ? row.on : row.off}); });
    connect(row.toggle, &QWidget::customContextMenuRequested, this, [this, &row] { showMenu(row); });
    connect(row.menu, &QAbstractButton::clicked, this, [this, &row] { showMenu(row); });
}

void FixesPanel::showMenu(Row const& row)
{
    if (!frame())
        return;
    SimTime const now = frame()->machine->now;
    bool const on = !row.toggle->isChecked();
    cmd::SetFixes const& change = on ? row.on : row.off;
    SwitchMenu menu{now, this};
    connect(&menu, &SwitchMenu::commandWanted, this, &FixesPanel::commandWanted);
    connect(&menu, &SwitchMenu::editWanted, this, &FixesPanel::editWanted);
    menu.addFromStart(tr("The story on another kernel"), on ? tr("On from the start") : tr("Off from the start"),
                      edit::Fixes{change});
    menu.addAtInstant(on ? tr("On at %1").arg(instantText(now)) : tr("Off at %1").arg(instantText(now)), change);
    menu.exec(row.menu->mapToGlobal(QPoint{0, row.menu->height()}));
}

QString FixesPanel::noteOf(Fix fix) const { return m_fixes[static_cast<std::size_t>(fix)].note->text(); }

FixesPanel::FixesPanel(QWidget* parent)
    : FrameWidget{parent}
    , m_unfold{new QToolButton}
    , m_later_rows{makeLaterRows()}
{
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    for (FixInfo const& info : fix_table) {
        Row& row = m_fixes[static_cast<std::size_t>(info.fix)];
        row.on.fixes = {{info.fix, true}};
        row.off.fixes = {{info.fix, false}};
        layout->addWidget(makeRow(row, toQString(info.title), toQString(info.commit)));
    }
    makeUnfold();
    layout->addWidget(m_unfold);
    layout->addWidget(m_later_rows);
    m_later_rows->hide();
    connect(&Theme::instance(), &Theme::changed, this, &FixesPanel::refreshIfVisible);
}

QWidget* FixesPanel::makeLaterRows()
{
    auto* rows = new QWidget;
    auto* layout = new QVBoxLayout{rows};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    std::string_view release;
    for (LaterFixInfo const& info : later_fix_table) {
        if (std::exchange(release, info.since) != info.since)
            layout->addWidget(roleLabel(tr("Kernel %1").arg(toQString(info.since)), "faint"));
        Row& row = m_later[static_cast<std::size_t>(info.fix)];
        row.on.later = {{info.fix, true}};
        row.off.later = {{info.fix, false}};
        layout->addWidget(makeRow(row, toQString(info.title), toQString(info.commit)));
    }
    return rows;
}

void FixesPanel::makeUnfold()
{
    m_unfold->setText(tr("Mended later"));
    m_unfold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_unfold->setIcon(icon("chevron-right", IconInk::Muted));
    m_unfold->setProperty("fold", true);
    m_unfold->setCheckable(true);
    m_unfold->setToolTip(tr("What kernels after 2.6.29-rc5 mended; all off in February 2009"));
    connect(m_unfold, &QAbstractButton::toggled, this, [this](bool open) {
        m_later_rows->setVisible(open);
        m_unfold->setIcon(icon(open ? "chevron-down" : "chevron-right", IconInk::Muted));
    });
}

void FixesPanel::showRow(Row const& row, bool on, QString const& tip, bool matters, SwitchSchedule const& schedule)
{
    row.toggle->setChecked(on);
    row.toggle->setWhen(schedule.since ? SwitchedWhen::WhileRunning : SwitchedWhen::AtStart);
    QString const when = scheduleText(schedule, on);
    row.note->setText(when.isEmpty() ? row.commit : when);
    QPalette palette = row.title->palette();
    palette.setColor(QPalette::WindowText, matters ? colours().text : colours().textFaint);
    row.title->setPalette(palette);
    QString const whole = when.isEmpty() ? tip : tip + QLatin1Char('\n') + tr("At the instant shown; %1").arg(when);
    row.title->setToolTip(whole);
    row.toggle->setToolTip(whole);
}

void FixesPanel::refresh()
{
    KernelConfig const& config = frame()->machine->config;
    Shown const now{config, fixSchedules(*frame()), colours().dark};
    if (m_shown == now)
        return;
    m_shown = now;
    for (FixInfo const& info : fix_table) {
        auto const i = static_cast<std::size_t>(info.fix);
        showRow(m_fixes[i], config.fixes.has(info.fix), fixTip(info, config), why_inert(info.fix, config).empty(),
                now.schedules.fixes[i]);
    }
    for (LaterFixInfo const& info : later_fix_table) {
        auto const i = static_cast<std::size_t>(info.fix);
        showRow(m_later[i], config.later_fixes.has(info.fix), fixTip(info, config), why_inert(info.fix, config).empty(),
                now.schedules.later[i]);
    }
}

}
