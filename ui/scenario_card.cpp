// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenario_card.h"

#include "ui/models/scenario_library.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QTextLayout>

namespace tickscope::ui {

static constexpr int gap = 12;
static constexpr int cardHeight = 132;

QSize ScenarioCard::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const
{
    return {m_width, cardHeight + gap};
}

/// Draws at most `lines` lines of text and gives the height used; the last is cut with an ellipsis.
static qreal drawLines(QPainter& painter, QRectF const& rect, QString const& text, int lines)
{
    QTextLayout layout{text, painter.font()};
    QFontMetricsF const metrics{painter.font()};
    qreal const height = metrics.height() + 2;
    qreal y = 0;
    layout.beginLayout();
    for (int at = 0; at < lines; ++at) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width());
        QString piece = text.mid(line.textStart());
        if (at + 1 < lines)
            piece = text.mid(line.textStart(), line.textLength()).trimmed();
        painter.drawText(QPointF{rect.left(), rect.top() + y + metrics.ascent()},
                         metrics.elidedText(piece, Qt::ElideRight, rect.width()));
        y += height;
    }
    layout.endLayout();
    return y;
}

static void drawTags(QPainter& painter, QRectF rect, QStringList const& tags)
{
    painter.setFont(textFont(TextSize::Small));
    QFontMetricsF const metrics{painter.font()};
    for (QString const& tag : tags) {
        QRectF const pill{rect.left(), rect.top(), metrics.horizontalAdvance(tag) + 14, rect.height()};
        if (pill.right() > rect.right())
            break;
        painter.setPen(Qt::NoPen);
        painter.setBrush(colours().hover);
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
        painter.setPen(colours().textMuted);
        painter.drawText(pill, Qt::AlignCenter, tag);
        rect.setLeft(pill.right() + 6);
    }
}

QString ScenarioCard::whyFound(QModelIndex const& index) const
{
    QString const shown = QStringList{index.data().toString(), index.data(SummaryRole).toString(),
                                      index.data(TagsRole).toStringList().join(' ')}
                              .join(' ');
    for (QString const& word : m_words)
        if (!shown.contains(word, Qt::CaseInsensitive))
            return excerpt(index.data(SearchRole).toString(), word);
    return {};
}

void ScenarioCard::paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    Colours const& c = colours();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF const card = QRectF{option.rect}.adjusted(0.5, 0.5, -gap - 0.5, -gap - 0.5);
    bool const current = option.state & QStyle::State_HasFocus || option.state & QStyle::State_Selected;
    bool const hovered = option.state & QStyle::State_MouseOver;
    painter->setPen(QPen{current ? c.accent : hovered ? c.textFaint : c.line, current ? 1.5 : 1.0});
    painter->setBrush(hovered ? c.raised : c.surface);
    painter->drawRoundedRect(card, 9, 9);
    QRectF inside = card.adjusted(16, 14, -16, -14);
    painter->setFont(textFont(TextSize::Body, QFont::DemiBold));
    painter->setPen(c.text);
    inside.setTop(inside.top() + drawLines(*painter, inside, index.data().toString(), 2) + 4);
    painter->setFont(textFont(TextSize::Body));
    painter->setPen(c.textMuted);
    int const problems = index.data(ProblemsRole).toInt();
    QString const summary =
        problems > 0 ? tr("Problems in this file: %1").arg(problems) : index.data(SummaryRole).toString();
    QString const why = whyFound(index);
    drawLines(*painter, inside, summary, why.isEmpty() ? 3 : 2);
    if (!why.isEmpty()) {
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(c.accent);
        drawLines(*painter, {inside.left(), inside.bottom() - 36, inside.width(), 16}, why, 1);
    }
    QRectF foot{inside.left(), inside.bottom() - 18, inside.width(), 19};
    painter->setFont(textFont(TextSize::Small));
    painter->setPen(c.textFaint);
    QString const facts = index.data(FactsRole).toString();
    painter->drawText(foot, Qt::AlignRight | Qt::AlignVCenter, facts);
    foot.setRight(foot.right() - QFontMetricsF{painter->font()}.horizontalAdvance(facts) - 8);
    drawTags(*painter, foot, index.data(TagsRole).toStringList());
    painter->restore();
}

}
