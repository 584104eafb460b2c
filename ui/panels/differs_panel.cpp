// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/differs_panel.h"

#include "ui/models/comparison_words.h"
#include "ui/panels/event_link.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/panels/selection.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace tickscope::ui {

DiffersPanel::DiffersPanel(Selection& selection, QWidget* parent)
    : QWidget{parent}
    , m_selection{selection}
    , m_none{roleLabel({}, "muted")}
    , m_events{new QVBoxLayout}
    , m_values_heading{heading({})}
    , m_values_words{roleLabel({}, "muted")}
    , m_values{new FiguresTable}
{
    m_none->setWordWrap(true);
    m_values_words->setWordWrap(true);
    m_events->setSpacing(2);
    m_values->setHeader({QString{}, tr("A"), tr("B"), tr("B − A")});
    m_values->setAccessibleName(tr("Values that differ now"));
    auto* inside = new QWidget;
    inside->setProperty("plain", true);
    auto* layout = new QVBoxLayout{inside};
    layout->setContentsMargins(wide, tight, wide, wide);
    layout->setSpacing(tight);
    layout->addWidget(m_none);
    layout->addLayout(m_events);
    layout->addSpacing(6);
    layout->addWidget(m_values_heading);
    layout->addWidget(m_values_words);
    layout->addWidget(m_values);
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* outer = new QVBoxLayout{this};
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);
    connect(&selection, &Selection::changed, this, &DiffersPanel::refresh);
}

void DiffersPanel::showPair(std::shared_ptr<FramePair const> pair)
{
    m_pair = std::move(pair);
    refresh();
}

void DiffersPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    refresh();
}

void DiffersPanel::refresh()
{
    if (!m_pair || !isVisible())
        return;
    showEvents();
    showValues();
}

void DiffersPanel::showEvents()
{
    m_none->setVisible(!m_pair->parting);
    m_none->setText(tr("Event by event, %1.").arg(comparisonState(*m_pair)));
    Differences shown{firstDifferenceText(*m_pair), latestDifferences(*m_pair, m_pair->a->machine->now)};
    if (shown.parting)
        std::erase(shown.latest, *shown.parting);
    if (shown == m_shown)
        return;
    m_shown = std::move(shown);
    clearLayout(*m_events);
    auto const add = [this](QString const& title, DifferenceText const& difference) {
        m_events->addWidget(heading(title));
        for (bool const of_a : {true, false}) {
            std::optional<EventText> const& event = of_a ? difference.a : difference.b;
            m_events->addWidget(
                new EventLink{of_a ? QStringLiteral("A") : QStringLiteral("B"), event,
                              [this, at = event ? event->at : difference.at] { Q_EMIT seekWanted(at); }});
        }
        m_events->addSpacing(tight);
    };
    if (m_shown.parting)
        add(tr("First they part at %1").arg(secondsText(m_shown.parting->at)), *m_shown.parting);
    for (DifferenceText const& difference : m_shown.latest)
        add(tr("Differs at %1").arg(secondsText(difference.at)), difference);
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
        m_values_words->setText(comparisonState(*m_pair));
    else if (m_differences.rows.empty())
        m_values_words->setText(tr("The same on both."));
    else
        m_values_words->setText(tr("And more."));
    m_values_words->setVisible(m_differences.rows.empty() || m_differences.more);
}

QString DiffersPanel::allText() const
{
    QStringList lines;
    auto const add = [&lines](DifferenceText const& difference) {
        lines += QStringLiteral("A: ") + (difference.a ? difference.a->sentence.text : tr("nothing"));
        lines += QStringLiteral("B: ") + (difference.b ? difference.b->sentence.text : tr("nothing"));
    };
    if (m_shown.parting)
        add(*m_shown.parting);
    for (DifferenceText const& difference : m_shown.latest)
        add(difference);
    for (ValueDifference const& each : m_differences.rows)
        lines += QStringLiteral("%1.%2: %3 | %4 | %5").arg(each.of, each.name, each.a, each.b, each.difference);
    return lines.join('\n');
}

}
