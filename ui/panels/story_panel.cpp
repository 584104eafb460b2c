// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/story_panel.h"

#include "core/kernel/fix_table.h"
#include "core/scenario/check.h"
#include "core/scenario/value.h"
#include "ui/flow_layout.h"
#include "ui/models/kernel_text.h"
#include "ui/panels/heading.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"
#include "ui/untrusted_text.h"

#include <QFontDatabase>
#include <QFrame>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextList>
#include <QToolButton>
#include <QVBoxLayout>

namespace tickscope::ui {

/// So small that a table of fifty characters fits beside the plots.
static QFont fixedFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(10);
    return font;
}

/// Markdown with room between its paragraphs, and lists that do not stand far in.
static void showMarkdown(QTextDocument& document, QString const& text)
{
    setMarkdown(document, text);
    document.setIndentWidth(18);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextCursor cursor{block};
        QTextBlockFormat format = block.blockFormat();
        bool const item = block.textList() != nullptr;
        format.setTopMargin(block == document.begin() ? 0 : format.headingLevel() > 0 ? 14 : item ? 3 : 4);
        format.setBottomMargin(format.headingLevel() > 0 ? 4 : item ? 3 : 6);
        format.setLineHeight(118, QTextBlockFormat::ProportionalHeight);
        // Tables and commands of a fixed width keep their lines.
        if (format.nonBreakableLines()) {
            QTextCharFormat fixed;
            fixed.setFont(fixedFont());
            cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(fixed);
            format.setLineHeight(110, QTextBlockFormat::ProportionalHeight);
        }
        cursor.setBlockFormat(format);
    }
}

QFrame* StoryPanel::makeLesson()
{
    auto* card = new QFrame;
    card->setProperty("role", "foot");
    auto* row = new QHBoxLayout;
    row->addWidget(m_place, 1);
    row->addWidget(m_before);
    row->addWidget(m_next);
    auto* layout = new QVBoxLayout{card};
    layout->setContentsMargins(wide, 10, wide, 10);
    layout->setSpacing(tight);
    layout->addLayout(m_choices);
    layout->addLayout(row);
    return card;
}

QWidget* StoryPanel::makeCompare()
{
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout{box};
    layout->setContentsMargins(wide, tight, wide, 10);
    layout->setSpacing(6);
    layout->addWidget(heading(tr("Compare with the kernel")));
    layout->addLayout(m_comparisons);
    return box;
}

StoryPanel::StoryPanel(QWidget* parent)
    : Panel{View::Story, tr("Story"), parent}
    , m_text{new UntrustedTextBrowser}
    , m_comparisons{new FlowLayout{nullptr, 6}}
    , m_compare{makeCompare()}
    , m_place{roleLabel({}, "muted")}
    , m_choices{new QVBoxLayout}
    , m_before{new QPushButton{tr("Back")}}
    , m_next{new QPushButton{tr("Next")}}
    , m_lesson{makeLesson()}
{
    m_text->document()->setDocumentMargin(wide);
    m_text->setAccessibleName(tr("About this scenario"));
    m_next->setProperty("primary", true);
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_compare);
    layout->addWidget(m_lesson);
    connect(m_before, &QAbstractButton::clicked, this, [this] { goToStep(m_current - 1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { goToStep(m_current + 1); });
}

void StoryPanel::setScenario(Scenario const& scenario)
{
    m_steps = scenario.lesson;
    m_about = QStringLiteral("### ") + asMarkdown(QString::fromStdString(scenario.title));
    if (!scenario.summary.empty())
        m_about += QStringLiteral("\n\n*%1*").arg(asMarkdown(QString::fromStdString(scenario.summary)));
    m_about += QStringLiteral("\n\n") + QString::fromStdString(scenario.about);
    if (!scenario.expect.empty())
        m_about += QStringLiteral("\n\n#### ") + tr("What must come out") + "\n\n";
    for (Expectation const& expectation : scenario.expect)
        m_about += "- " + asMarkdown(QString::fromStdString(to_string(expectation))) + '\n';
    offerComparisons(scenario);
    m_lesson->setVisible(!m_steps.empty());
    m_current = 0;
    showStep();
}

void StoryPanel::offerComparisons(Scenario const& scenario)
{
    clearLayout(*m_comparisons);
    std::vector<Fix> const fixes = fixesOfStory(scenario);
    m_compare->setVisible(!fixes.empty());
    for (Fix const fix : fixes) {
        FixInfo const& info = info_of(fix);
        QString const commit = toQString(info.commit);
        auto* button = new QToolButton;
        button->setProperty("chip", true);
        button->setText((scenario.kernel.fixes.has(fix) ? tr("without %1") : tr("with %1")).arg(commit));
        button->setToolTip(toQString(info.title));
        connect(button, &QAbstractButton::clicked, this,
                [this, kernel = withFixSwitched(scenario.kernel, fix)] { Q_EMIT compareWanted(kernel); });
        m_comparisons->addWidget(button);
    }
}

void StoryPanel::goToStep(std::size_t step)
{
    if (step > m_steps.size())
        return;
    m_current = step;
    showStep();
    if (step == 0)
        return;
    LessonStep const& now = m_steps[step - 1];
    if (now.go_to)
        Q_EMIT seekWanted(*now.go_to);
    if (!now.select.empty())
        Q_EMIT selectionWanted(QString::fromStdString(now.select));
    if (now.view)
        Q_EMIT viewWanted(*now.view);
    if (now.run_to)
        Q_EMIT runToWanted(*now.run_to);
}

void StoryPanel::showStep()
{
    clearLayout(*m_choices);
    m_asked.reset();
    m_before->setEnabled(m_current > 0);
    m_next->setEnabled(m_current < m_steps.size());
    m_next->setText(m_current == 0 ? tr("Begin the lesson") : tr("Next"));
    m_place->setText(m_current == 0 ? QString{} : tr("Step %1 of %2").arg(m_current).arg(m_steps.size()));
    showMarkdown(*m_text->document(), m_current == 0 ? m_about : QString::fromStdString(m_steps[m_current - 1].say));
    // The place of the cursor is kept in sight when the text gets another size: it is to be read from above.
    m_text->moveCursor(QTextCursor::Start);
    if (m_current > 0 && m_steps[m_current - 1].ask)
        ask(*m_steps[m_current - 1].ask);
}

void StoryPanel::ask(LessonQuestion const& question)
{
    auto* text = new QLabel{QString::fromStdString(question.question)};
    text->setWordWrap(true);
    text->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_choices->addWidget(text);
    for (std::string const& choice : question.choices) {
        auto* button = new QPushButton{QString::fromStdString(choice)};
        connect(button, &QAbstractButton::clicked, this,
                [this, question, answer = button->text()] { reveal(question, answer); });
        m_choices->addWidget(button);
    }
    if (!question.choices.empty())
        return;
    auto* typed = new QLineEdit;
    typed->setPlaceholderText(tr("Your answer, then Return"));
    connect(typed, &QLineEdit::returnPressed, this, [this, question, typed] { reveal(question, typed->text()); });
    m_choices->addWidget(typed);
}

void StoryPanel::reveal(LessonQuestion const& question, QString const& choice)
{
    clearLayout(*m_choices);
    m_asked = question;
    m_said = choice;
    if (question.answer_at)
        Q_EMIT runToWanted(*question.answer_at);
    else if (frame())
        showAnswer(*frame());
}

void StoryPanel::takeFrame(FramePtr const&)
{
    if (m_asked && m_asked->answer_at && frame()->machine->now >= *m_asked->answer_at)
        showAnswer(*frame());
}

void StoryPanel::showAnswer(Frame const& frame)
{
    QString answer = tr("nothing");
    if (Result<ValuePath> const path = parse_value_path(m_asked->answer_path); path)
        if (auto const value = value_of(*frame.machine, frame.world->name_table, *path))
            answer = QString::fromStdString(to_string(*value, frame.machine->config));
    auto* result = new QLabel{tr("It is %1. You said %2.").arg(answer, m_said)};
    result->setFont(textFont(TextSize::Body, QFont::DemiBold));
    auto* why = new QLabel{QString::fromStdString(m_asked->because)};
    for (QLabel* label : {result, why}) {
        label->setWordWrap(true);
        m_choices->addWidget(label);
    }
    m_asked.reset();
}

}
