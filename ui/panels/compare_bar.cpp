// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/compare_bar.h"

#include "ui/models/kernel_text.h"
#include "ui/panels/elided_label.h"
#include "ui/panels/heading.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace tickscope::ui {

static QLabel* letter(QString const& text)
{
    QLabel* label = roleLabel(text, "letter");
    label->setAlignment(Qt::AlignCenter);
    label->setFixedSize(18, 18);
    return label;
}

static QToolButton* button(QString const& text, QString const& tip)
{
    auto* made = new QToolButton;
    made->setText(text);
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    made->setProperty("flat", true);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

CompareBar::CompareBar(QWidget* parent)
    : QFrame{parent}
    , m_a{new ElidedLabel}
    , m_b{new ElidedLabel}
    , m_state{new ElidedLabel{{}, "muted"}}
    , m_before{button(QStringLiteral("‹"), tr("The difference before (Shift+N)"))}
    , m_next{button(tr("Next difference ›"), tr("To the next difference (N)"))}
    , m_swap{button(tr("Swap"), tr("Show B, and compare it with A (X)"))}
    , m_end{button({}, tr("End the comparison (Esc)"))}
{
    setProperty("role", "banner");
    setFixedHeight(34);
    m_end->setIcon(icon("close"));
    m_end->setIconSize({14, 14});
    m_state->setNote(tr("Dashed and hollow in the clocks is B. The lanes, the tables and the log show A."));
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(wide, 0, tight, 0);
    layout->setSpacing(6);
    layout->addWidget(letter(QStringLiteral("A")));
    layout->addWidget(m_a);
    layout->addSpacing(wide);
    layout->addWidget(letter(QStringLiteral("B")));
    layout->addWidget(m_b);
    layout->addSpacing(wide);
    layout->addWidget(m_state, 1);
    layout->addWidget(new ElidedLabel{tr("dashed and hollow: B · lanes and tables: A"), "faint"});
    layout->addSpacing(tight);
    for (QToolButton* each : {m_before, m_next, m_swap, m_end})
        layout->addWidget(each);
    connect(m_before, &QAbstractButton::clicked, this, [this] { Q_EMIT differenceWanted(-1); });
    connect(m_next, &QAbstractButton::clicked, this, [this] { Q_EMIT differenceWanted(+1); });
    connect(m_swap, &QAbstractButton::clicked, this, &CompareBar::swapWanted);
    connect(m_end, &QAbstractButton::clicked, this, &CompareBar::endWanted);
}

void CompareBar::setKernels(KernelSpec const& a, KernelSpec const& b)
{
    m_a->setFullText(kernelName(a));
    m_b->setFullText(otherKernelText(a, b));
    m_state->setFullText({});
}

void CompareBar::showPair(FramePair const& pair) { m_state->setFullText(comparisonStateText(pair)); }

QString CompareBar::text() const { return QStringLiteral("A: %1 · B: %2").arg(m_a->fullText(), m_b->fullText()); }

QString CompareBar::state() const { return m_state->fullText(); }

}
