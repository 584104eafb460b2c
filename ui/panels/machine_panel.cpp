// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/machine_panel.h"

#include "ui/models/machine_facts.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/style/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace tickscope::ui {

MachinePanel::MachinePanel(QWidget* parent)
    : Panel{parent}
    , m_layout{nullptr}
{
    auto* inside = new QWidget;
    inside->setProperty("plain", true);
    auto* column = new QVBoxLayout{inside};
    column->setContentsMargins(wide, tight, wide, wide);
    m_layout = new QVBoxLayout;
    m_layout->setSpacing(4);
    column->addLayout(m_layout);
    column->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* outer = new QVBoxLayout{this};
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
}

void MachinePanel::showFrame(FramePtr const& frame)
{
    m_frame = frame;
    if (isVisible())
        refresh();
}

void MachinePanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    refresh();
}

void MachinePanel::refresh()
{
    if (!m_frame)
        return;
    std::vector<FactSection> const sections = machineFacts(*m_frame);
    while (m_sections.size() < sections.size()) {
        Section const section{heading({}), new FiguresTable};
        section.table->setHeader({QString{}, QString{}});
        m_layout->addWidget(section.heading);
        m_layout->addWidget(section.table);
        m_layout->addSpacing(tight);
        m_sections.push_back(section);
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        m_sections[i].heading->setText(sections[i].heading);
        std::vector<FiguresRow> rows;
        for (Fact const& fact : sections[i].facts)
            rows.push_back({.name = fact.name, .cells = {fact.value}, .tip = fact.tip});
        m_sections[i].table->setRows(std::move(rows));
    }
}

}
