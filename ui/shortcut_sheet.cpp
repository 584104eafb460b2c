// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcut_sheet.h"

#include "ui/panels/heading.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMap>
#include <QVBoxLayout>

namespace tickscope::ui {
namespace {

struct Entry {
    QString keys;
    QString text;
};

QString keysOf(QAction const& action)
{
    QStringList keys;
    for (QKeySequence const& sequence : action.shortcuts())
        keys += sequence.toString(QKeySequence::NativeText);
    return keys.join(QStringLiteral("   "));
}

QWidget* makeGroup(QString const& name, QList<Entry> const& entries)
{
    auto* group = new QWidget;
    auto* grid = new QGridLayout{group};
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(5);
    grid->addWidget(heading(name), 0, 0, 1, 2);
    int row = 1;
    for (Entry const& entry : entries) {
        auto* keys = new QLabel{entry.keys};
        keys->setFont(textFont(TextSize::Body, QFont::DemiBold));
        grid->addWidget(new QLabel{entry.text}, row, 0);
        grid->addWidget(keys, row++, 1, Qt::AlignRight);
    }
    grid->setColumnStretch(0, 1);
    return group;
}

/// What the actions do not say: what the mouse does, and keys of one plot.
QList<Entry> plotKeys()
{
    return {{ShortcutSheet::tr("Wheel"), ShortcutSheet::tr("Zoom at the pointer")},
            {ShortcutSheet::tr("Shift+Wheel"), ShortcutSheet::tr("Pan")},
            {ShortcutSheet::tr("Ctrl+Wheel"), ShortcutSheet::tr("Higher or lower lanes")},
            {QStringLiteral("C"), ShortcutSheet::tr("Close-up of the clocks")}};
}

}

ShortcutSheet::ShortcutSheet(QList<QAction*> const& actions, QWidget* parent)
    : QDialog{parent}
{
    setWindowTitle(tr("Keys"));
    setAttribute(Qt::WA_DeleteOnClose);
    QStringList order;
    QMap<QString, QList<Entry>> groups;
    for (QAction const* action : actions) {
        QString const group = action->property(actionGroup).toString();
        if (action->shortcut().isEmpty() || group.isEmpty())
            continue;
        if (!order.contains(group))
            order += group;
        groups[group].append({keysOf(*action), action->text()});
    }
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(24, 20, 24, 24);
    layout->setSpacing(44);
    QVBoxLayout* columns[2]{new QVBoxLayout, new QVBoxLayout};
    for (QVBoxLayout* column : columns) {
        column->setSpacing(20);
        layout->addLayout(column);
    }
    // Each group goes where there is more room; the plots' keys come last.
    QList<std::pair<QString, QList<Entry>>> sheets;
    for (QString const& name : order)
        sheets.append({name, groups[name]});
    sheets.append({tr("On a plot"), plotKeys()});
    qsizetype used[2]{};
    for (auto const& [name, entries] : sheets) {
        int const column = used[0] <= used[1] ? 0 : 1;
        columns[column]->addWidget(makeGroup(name, entries));
        used[column] += entries.size() + 2;
    }
    for (QVBoxLayout* column : columns)
        column->addStretch();
}

}
