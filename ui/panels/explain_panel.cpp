// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/explain_panel.h"

#include "ui/models/clock_sum.h"
#include "ui/models/task_words.h"
#include "ui/panels/cause_list.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/fixes_panel.h"
#include "ui/panels/heading.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QFrame>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tickscope::ui {

ExplainPanel::ExplainPanel(Selection& selection, QWidget* parent)
    : Panel{parent}
    , m_selection{selection}
    , m_why_heading{heading(tr("Why?"))}
    , m_why_empty{roleLabel(
          tr("Click a signal in the plot, an armed timer or a line of the log to see what led to it."), "muted")}
    , m_causes{new CauseList}
    , m_clock_heading{heading(tr("Its clock, written out"))}
    , m_clock{new FiguresTable}
    , m_clock_words{roleLabel({}, "faint")}
    , m_fixes{new FixesPanel}
{
    m_why_empty->setWordWrap(true);
    m_clock_words->setWordWrap(true);
    m_clock->setHeader({tr("live + dead = clock"), tr("utime"), tr("stime"), tr("exec ms")});
    m_clock->setAccessibleName(tr("The clock written out"));
    auto* card = new QFrame;
    card->setProperty("role", "card");
    auto* inCard = new QVBoxLayout{card};
    inCard->setContentsMargins(12, 6, 12, 10);
    inCard->setSpacing(6);
    inCard->addWidget(m_clock);
    inCard->addWidget(m_clock_words);

    auto* inside = new QWidget;
    inside->setProperty("plain", true);
    auto* layout = new QVBoxLayout{inside};
    layout->setContentsMargins(wide, tight, wide, wide);
    layout->setSpacing(tight);
    layout->addWidget(m_why_heading);
    layout->addWidget(m_why_empty);
    layout->addWidget(m_causes);
    layout->addSpacing(6);
    layout->addWidget(m_clock_heading);
    layout->addWidget(card);
    layout->addSpacing(6);
    layout->addWidget(heading(tr("Commits of the pull request")));
    layout->addWidget(m_fixes);
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* outer = new QVBoxLayout{this};
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_fixes, &Panel::commandWanted, this, &Panel::commandWanted);
    connect(&selection, &Selection::changed, this, &ExplainPanel::showClock);
    connect(&selection, &Selection::eventChanged, this, &ExplainPanel::showCauses);
    connect(m_causes, &CauseList::stepClicked, this, [this](std::uint64_t, SimTime at) { Q_EMIT seekWanted(at); });
}

void ExplainPanel::showFrame(FramePtr const& frame)
{
    bool const forgotten = m_frame && m_frame->epoch != frame->epoch;
    m_frame = frame;
    if (forgotten && m_selection.event() && *m_selection.event() >= frame->trace.size())
        m_selection.selectEvent(std::nullopt);
    showClock();
    m_fixes->showFrame(frame);
}

void ExplainPanel::showCauses()
{
    std::vector<CauseStep> steps;
    if (m_frame && m_selection.event())
        steps = causesOf(*m_frame, *m_selection.event());
    m_why_empty->setVisible(steps.empty());
    m_why_heading->setText(steps.empty() ? tr("Why?") : tr("Why, at %1?").arg(secondsText(steps.front().at)));
    m_causes->setSteps(std::move(steps));
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
    if (!m_frame)
        return;
    ClockSum sum;
    if (Maybe<Tgid> const process = m_selection.process()) {
        sum = clockSum(*m_frame, *process);
        m_clock_heading->setText(tr("The clock of %1, written out")
                                     .arg(processWords(m_frame->world->name_table, *m_frame->machine, process)));
    }
    std::vector<FiguresRow> rows;
    for (ClockLine const& line : sum.lines)
        rows.push_back(rowOf(line));
    m_clock->setRows(std::move(rows));
    m_clock_words->setText(sum.explanation.isEmpty() ? tr("Select a process.") : sum.explanation);
}

}
