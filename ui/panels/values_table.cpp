// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/values_table.h"

#include "core/scenario/value.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/style/theme.h"

#include <QVBoxLayout>

namespace tickscope::ui {

ValuesTable::ValuesTable(QWidget* parent)
    : FrameWidget{parent}
    , m_table{new FiguresTable}
{
    m_table->setHeader({tr("value"), tr("now")});
    m_table->setAccessibleName(tr("Values at the instant shown"));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(wide, tight, wide, tight);
    layout->addWidget(heading(tr("Values")));
    layout->addWidget(m_table);
    layout->addStretch();
}

void ValuesTable::setPaths(std::vector<std::string> paths)
{
    m_paths = std::move(paths);
    refreshIfVisible();
}

void ValuesTable::refresh()
{
    std::vector<FiguresRow> rows;
    for (std::string const& name : m_paths) {
        QString text = QStringLiteral("–");
        if (Result<ValuePath> const path = parse_value_path(name); path)
            if (auto const value = value_of(*frame()->machine, frame()->world->name_table, *path))
                text = QString::fromStdString(to_string(*value, frame()->machine->config));
        rows.push_back({.name = QString::fromStdString(name), .cells = {text}});
    }
    m_table->setRows(std::move(rows));
}

}
