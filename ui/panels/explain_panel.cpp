// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explain_panel.h"

#include "ui/models/clock_sum.h"
#include "ui/models/task_text.h"
#include "ui/panels/cause_list.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/fixes_panel.h"
#include "ui/panels/heading.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QFrame>
#include <QVBoxLayout>

namespace tickscope::ui {

ExplainPanel::ExplainPanel(Selection& selection, QWidget* parent)
    : Panel{View::Why, tr("Why"), parent}
    , m_selection{selection}
    , m_why_heading{heading(tr("Why?"))}
    , m_why_empty{wrappedLabel(
          tr("Click a signal in the plot, an armed timer or a line of the log to see what led to it."), "muted")}
    , m_causes{new CauseList}
    , m_clock_heading{new ElidedLabel{tr("Its clock, written out"), "heading"}}
    , m_clock{new FiguresTable}
    , m_clock_text{wrappedLabel({}, "faint")}
    , m_fixes{new FixesPanel}
{
    QVBoxLayout* column = scrolledColumn(*this);
    column->addWidget(m_why_heading);
    column->addWidget(m_why_empty);
    column->addWidget(m_causes);
    column->addSpacing(6);
    column->addWidget(m_clock_heading);
    column->addWidget(makeClockCard());
    column->addSpacing(6);
    column->addWidget(heading(tr("Commits of the pull request")));
    column->addWidget(m_fixes);
    column->addStretch();
    connect(m_fixes, &FixesPanel::commandWanted, this, &ExplainPanel::commandWanted);
    connect(m_fixes, &FixesPanel::editWanted, this, &ExplainPanel::editWanted);
    connect(&selection, &Selection::changed, this, &ExplainPanel::refreshIfVisible);
    connect(&selection, &Selection::eventChanged, this, [this] {
        m_causes_are_shown = false;
        refreshIfVisible();
    });
    connect(m_causes, &CauseList::stepClicked, this, [this](std::uint64_t, SimTime at) { Q_EMIT seekWanted(at); });
}

QWidget* ExplainPanel::makeClockCard()
{
    m_clock->setHeader({tr("live + dead = clock"), QStringLiteral("utime"), QStringLiteral("stime"), tr("exec ms")});
    m_clock->setAccessibleName(tr("The clock written out"));
    auto* card = new QFrame;
    card->setProperty("role", "card");
    auto* layout = new QVBoxLayout{card};
    layout->setContentsMargins(12, 6, 12, 10);
    layout->setSpacing(6);
    layout->addWidget(m_clock);
    layout->addWidget(m_clock_text);
    return card;
}

// What was selected in a past that is forgotten is another event now, or none.
void ExplainPanel::takeFrame(FramePtr const& before)
{
    bool const forgotten = before && (before->run != frame()->run || before->epoch != frame()->epoch);
    if (forgotten && m_selection.event() && *m_selection.event() >= frame()->trace.size())
        m_selection.selectEvent(std::nullopt);
    m_fixes->showFrame(frame());
}

void ExplainPanel::refresh()
{
    if (!m_causes_are_shown)
        showCauses();
    showClock();
}

// Once for each event: what is shown stays, also where the trace lets go of it.
void ExplainPanel::showCauses()
{
    std::vector<CauseStep> steps;
    if (m_selection.event())
        steps = causesOf(*frame(), *m_selection.event());
    m_why_empty->setVisible(steps.empty());
    m_why_heading->setText(steps.empty() ? tr("Why?") : tr("Why, at %1?").arg(secondsText(steps.front().at)));
    m_causes->setSteps(std::move(steps));
    m_causes_are_shown = true;
}

static FiguresRow rowOf(ClockLine const& line)
{
    FiguresRow row{.name = line.name, .cells = {countText(line.time.utime.value), countText(line.time.stime.value)}};
    row.cells += line.has_exec ? millisecondsText(line.time.sum_exec_runtime) : QString{};
    if (line.thread)
        row.dot = threadColour(*line.thread);
    switch (line.kind) {
    case ClockLine::Kind::Thread:
    case ClockLine::Kind::Others:
        break;
    case ClockLine::Kind::Dead:
        row.dot = colours().dead;
        break;
    case ClockLine::Kind::Clock:
        row.weight = FiguresRow::Weight::Total;
        row.dot = colours().clock;
        break;
    case ClockLine::Kind::Timer:
        row.dot = colours().timer;
        break;
    case ClockLine::Kind::Children:
        row.weight = FiguresRow::Weight::Faint;
        break;
    }
    return row;
}

void ExplainPanel::showClock()
{
    ClockSum sum;
    if (Maybe<Tgid> const process = m_selection.process()) {
        sum = clockSum(*frame(), *process);
        m_clock_heading->setFullText(tr("The clock of %1, written out")
                                         .arg(processText(frame()->world->name_table, *frame()->machine, process)));
    }
    std::vector<FiguresRow> rows;
    for (ClockLine const& line : sum.lines)
        rows.push_back(rowOf(line));
    m_clock->setRows(std::move(rows));
    m_clock_text->setText(sum.explanation.isEmpty() ? tr("Select a process.") : sum.explanation);
}

}
