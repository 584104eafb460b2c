// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/machine_panel.h"

#include "ui/models/machine_facts.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/style/theme.h"

#include <QVBoxLayout>

namespace tickscope::ui {

MachinePanel::MachinePanel(QWidget* parent)
    : Panel{View::Machine, tr("Machine"), parent}
    , m_layout{new QVBoxLayout}
{
    QVBoxLayout* column = scrolledColumn(*this);
    m_layout->setSpacing(4);
    column->addLayout(m_layout);
    column->addStretch();
}

MachinePanel::Section MachinePanel::addSection()
{
    Section const section{heading({}), new FiguresTable};
    section.table->setHeader({QString{}, QString{}});
    m_layout->addWidget(section.heading);
    m_layout->addWidget(section.table);
    m_layout->addSpacing(tight);
    return section;
}

void MachinePanel::refresh()
{
    std::vector<FactSection> const sections = machineFacts(*frame());
    while (m_sections.size() < sections.size())
        m_sections.push_back(addSection());
    for (std::size_t i = 0; i < sections.size(); ++i) {
        m_sections[i].heading->setText(sections[i].heading);
        std::vector<FiguresRow> rows;
        for (Fact const& fact : sections[i].facts)
            rows.push_back({.name = fact.name, .cells = {fact.value}, .tip = fact.tip});
        m_sections[i].table->setRows(std::move(rows));
    }
}

}
