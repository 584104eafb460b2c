// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/differs_panel.h"

#include "ui/models/kernel_text.h"
#include "ui/panels/event_link.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/plots/selection.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QVBoxLayout>

namespace tickscope::ui {

DiffersPanel::DiffersPanel(Selection& selection, QWidget* parent)
    : Panel{View::Differs, tr("Differs"), parent}
    , m_selection{selection}
    , m_none{wrappedLabel({}, "muted")}
    , m_events{new QVBoxLayout}
    , m_values_heading{heading({})}
    , m_values_text{wrappedLabel({}, "muted")}
    , m_values{new FiguresTable}
{
    m_events->setSpacing(2);
    m_values->setHeader({QString{}, tr("A"), tr("B"), tr("B − A")});
    m_values->setAccessibleName(tr("Values that differ now"));
    QVBoxLayout* column = scrolledColumn(*this);
    column->addWidget(m_none);
    column->addLayout(m_events);
    column->addSpacing(6);
    column->addWidget(m_values_heading);
    column->addWidget(m_values_text);
    column->addWidget(m_values);
    column->addStretch();
    connect(&selection, &Selection::changed, this, &DiffersPanel::refreshIfVisible);
}

void DiffersPanel::showPair(std::shared_ptr<FramePair const> pair)
{
    m_pair = std::move(pair);
    refreshIfVisible();
}

void DiffersPanel::refresh()
{
    if (!m_pair)
        return;
    showEvents();
    showValues();
}

void DiffersPanel::addDifference(QString const& title, DifferenceText const& difference)
{
    m_events->addWidget(heading(title));
    for (bool const of_a : {true, false}) {
        std::optional<EventText> const& event = of_a ? difference.a : difference.b;
        m_events->addWidget(new EventLink{of_a ? tr("A") : tr("B"), event,
                                          [this, at = event ? event->at : difference.at] { Q_EMIT seekWanted(at); }});
    }
    m_events->addSpacing(tight);
}

void DiffersPanel::showEvents()
{
    m_none->setVisible(!m_pair->parting);
    m_none->setText(tr("Event by event, %1.").arg(comparisonStateText(*m_pair)));
    ShownEvents shown{firstDifferenceText(*m_pair), latestDifferences(*m_pair, m_pair->a->machine->now)};
    if (shown.first)
        std::erase(shown.latest, *shown.first);
    if (shown == m_shown)
        return;
    m_shown = std::move(shown);
    clearLayout(*m_events);
    if (m_shown.first)
        addDifference(tr("First they part at %1").arg(secondsText(m_shown.first->at)), *m_shown.first);
    for (DifferenceText const& difference : m_shown.latest)
        addDifference(tr("Differs at %1").arg(secondsText(difference.at)), difference);
}

static std::vector<FiguresRow> rowsOf(std::vector<ValueDifference> const& differences)
{
    std::vector<FiguresRow> rows;
    QString of;
    for (ValueDifference const& each : differences) {
        if (each.of != of)
            rows.push_back({.name = each.of, .cells = {}, .weight = FiguresRow::Weight::Faint});
        of = each.of;
        QString const path = each.of.isEmpty() ? each.name : each.of + '.' + each.name;
        rows.push_back({.name = each.name,
                        .cells = {each.a, each.b, each.difference},
                        .tip = QStringLiteral("%1: A %2, B %3\n%4").arg(path, each.a, each.b, each.help)});
    }
    return rows;
}

void DiffersPanel::showValues()
{
    m_values_heading->setText(tr("Values at %1").arg(secondsText(m_pair->a->machine->now)));
    m_differences =
        m_pair->together ? valueDifferences(*m_pair->a, *m_pair->b, m_selection.process()) : ValueDifferences{};
    m_values->setVisible(!m_differences.rows.empty());
    m_values->setRows(rowsOf(m_differences.rows));
    if (!m_pair->together)
        m_values_text->setText(comparisonStateText(*m_pair));
    else if (m_differences.rows.empty())
        m_values_text->setText(tr("The same on both."));
    else
        m_values_text->setText(tr("And more."));
    m_values_text->setVisible(m_differences.rows.empty() || m_differences.more);
}

QString DiffersPanel::allText() const
{
    QStringList lines;
    auto const add = [&lines](DifferenceText const& difference) {
        lines += tr("A: %1").arg(difference.a ? difference.a->sentence.text : tr("nothing"));
        lines += tr("B: %1").arg(difference.b ? difference.b->sentence.text : tr("nothing"));
    };
    if (m_shown.first)
        add(*m_shown.first);
    for (DifferenceText const& difference : m_shown.latest)
        add(difference);
    for (ValueDifference const& each : m_differences.rows)
        lines += QStringLiteral("%1.%2: %3 | %4 | %5").arg(each.of, each.name, each.a, each.b, each.difference);
    return lines.join('\n');
}

}
