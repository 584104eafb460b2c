// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/fixes_panel.h"

#include "core/kernel/fix_table.h"
#include "ui/models/fix_text.h"
#include "ui/panels/heading.h"
#include "ui/panels/toggle_switch.h"
#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace tickscope::ui {

QWidget* FixesPanel::makeRow(Row& row, QString const& title, QString const& note)
{
    auto* widget = new QWidget;
    auto* layout = new QHBoxLayout{widget};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(tight);
    row.toggle = new ToggleSwitch;
    row.toggle->setAccessibleName(title);
    row.title = new QLabel{title};
    row.title->setWordWrap(true);
    row.note = roleLabel(note, "faint");
    row.note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    layout->addWidget(row.toggle);
    layout->addWidget(row.title, 1);
    layout->addWidget(row.note);
    return widget;
}

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
        layout->addWidget(makeRow(row, toQString(info.title), toQString(info.commit)));
        connect(row.toggle, &QAbstractButton::clicked, this, [this, fix = info.fix](bool on) {
            Q_EMIT commandWanted(cmd::SetFixes{{{fix, on}}, {}});
        });
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
        layout->addWidget(makeRow(row, toQString(info.title), toQString(info.commit)));
        connect(row.toggle, &QAbstractButton::clicked, this, [this, fix = info.fix](bool on) {
            Q_EMIT commandWanted(cmd::SetFixes{{}, {{fix, on}}});
        });
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

void FixesPanel::showRow(Row const& row, bool on, QString const& tip, bool matters)
{
    row.toggle->setChecked(on);
    QPalette palette = row.title->palette();
    palette.setColor(QPalette::WindowText, matters ? colours().text : colours().textFaint);
    row.title->setPalette(palette);
    row.title->setToolTip(tip);
    row.toggle->setToolTip(tip);
}

void FixesPanel::refresh()
{
    KernelConfig const& config = frame()->machine->config;
    if (m_shown == Shown{config, colours().dark})
        return;
    m_shown = {config, colours().dark};
    for (FixInfo const& info : fix_table)
        showRow(m_fixes[static_cast<std::size_t>(info.fix)], config.fixes.has(info.fix), fixTip(info, config),
                why_inert(info.fix, config).empty());
    for (LaterFixInfo const& info : later_fix_table)
        showRow(m_later[static_cast<std::size_t>(info.fix)], config.later_fixes.has(info.fix), fixTip(info, config),
                why_inert(info.fix, config).empty());
}

}
