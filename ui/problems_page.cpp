// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/problems_page.h"

#include "ui/panels/heading.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

#include <QClipboard>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

namespace tickscope::ui {

ProblemsPage::ProblemsPage(QWidget* parent)
    : QWidget{parent}
    , m_title{new QLabel}
    , m_back{new QPushButton}
    , m_list{new QVBoxLayout}
{
    m_title->setFont(textFont(TextSize::Title, QFont::DemiBold));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setWordWrap(true);
    m_list->setSpacing(tight);
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout{inside};
    column->setContentsMargins(0, 0, wide, 0);
    column->addLayout(m_list);
    column->addStretch();
    auto* canvas = new QFrame;
    canvas->setProperty("role", "canvas");
    auto* layout = new QVBoxLayout{canvas};
    layout->setContentsMargins(40, 36, 26, 0);
    layout->setSpacing(wide);
    layout->addWidget(m_title);
    layout->addLayout(makeButtons());
    layout->addWidget(scrolled(inside), 1);
    fillWith(*this, canvas);
}

QLayout* ProblemsPage::makeButtons()
{
    auto* copy = new QPushButton{tr("Copy all")};
    auto* reload = new QPushButton{icon("reset"), tr("Read it again")};
    m_back->setProperty("primary", true);
    connect(copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_all); });
    connect(reload, &QAbstractButton::clicked, this, [this] { Q_EMIT reloadWanted(m_path); });
    connect(m_back, &QAbstractButton::clicked, this, &ProblemsPage::backWanted);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_back);
    buttons->addWidget(reload);
    buttons->addWidget(copy);
    buttons->addStretch();
    return buttons;
}

/// The line that the problem is in, and a mark under its column.
static QString excerpt(Problem const& problem, QStringList const& lines)
{
    if (problem.line < 1 || problem.line > lines.size())
        return {};
    QString line = lines[problem.line - 1];
    line.replace('\t', ' ');
    if (line.trimmed().isEmpty())
        return {};
    qsizetype const lead =
        std::distance(line.begin(), std::find_if(line.begin(), line.end(), [](QChar c) { return !c.isSpace(); }));
    qsizetype const mark = std::max<qsizetype>(0, problem.column - 1 - lead);
    return line.mid(lead).left(120) + '\n' + QString{mark, ' '} + QStringLiteral("↑");
}

void ProblemsPage::addProblem(Problem const& problem, QStringList const& lines)
{
    auto* card = new QFrame;
    card->setProperty("role", "problem");
    auto* layout = new QVBoxLayout{card};
    layout->setContentsMargins(wide, 10, wide, 10);
    layout->setSpacing(4);
    auto* text = new QLabel{QString::fromStdString(problem.text)};
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout->addWidget(roleLabel(
        QStringLiteral("%1:%2:%3").arg(QString::fromStdString(problem.file)).arg(problem.line).arg(problem.column),
        "error"));
    layout->addWidget(text);
    if (QString const where = excerpt(problem, lines); !where.isEmpty()) {
        auto* code = roleLabel(where, "code");
        code->setTextFormat(Qt::PlainText);
        code->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        layout->addWidget(code);
    }
    m_list->addWidget(card);
}

void ProblemsPage::show(OpenedFile const& file, Behind behind)
{
    static constexpr std::size_t mostShown = 200;
    m_path = file.path;
    m_count = static_cast<int>(file.outcome.problems.size());
    m_title->setText(tr("%1 cannot be opened: %n problem(s)", nullptr, m_count).arg(QFileInfo{file.path}.fileName()));
    m_back->setText(behind == Behind::Scope ? tr("Back to what was open") : tr("Back to the scenarios"));
    m_all.clear();
    clearLayout(*m_list);
    QStringList const lines = file.text.split('\n');
    for (std::size_t i = 0; i < file.outcome.problems.size(); ++i) {
        m_all += QString::fromStdString(to_string(file.outcome.problems[i])) + '\n';
        if (i < mostShown)
            addProblem(file.outcome.problems[i], lines);
    }
    if (file.outcome.problems.size() > mostShown)
        m_list->addWidget(roleLabel(tr("…and more: “Copy all” has them."), "muted"));
}

}
