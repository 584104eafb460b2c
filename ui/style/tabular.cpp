// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/tabular.h"

#include <algorithm>

namespace tickscope::ui {

static qreal digitWidth(QFontMetricsF const& metrics)
{
    qreal widest = 0;
    for (char digit = '0'; digit <= '9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QLatin1Char{digit}));
    return widest;
}

/// Calls `visit(piece, width, is_digit)` for single digits and for what stands between them.
template<class Visit>
static void eachPiece(QFontMetricsF const& metrics, QString const& text, Visit visit)
{
    qreal const digit = digitWidth(metrics);
    for (qsizetype at = 0; at < text.size();) {
        if (text[at].isDigit()) {
            visit(text.mid(at, 1), digit);
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !text[end].isDigit())
            ++end;
        QString const piece = text.mid(at, end - at);
        visit(piece, metrics.horizontalAdvance(piece));
        at = end;
    }
}

qreal tabularWidth(QFontMetricsF const& metrics, QString const& text)
{
    qreal width = 0;
    eachPiece(metrics, text, [&](QString const&, qreal piece) { width += piece; });
    return width;
}

void drawTabular(QPainter& painter, QRectF const& rect, Qt::Alignment alignment, QString const& text)
{
    QFontMetricsF const metrics{painter.font()};
    qreal const width = tabularWidth(metrics, text);
    qreal x = rect.left();
    if (alignment & Qt::AlignRight)
        x = rect.right() - width;
    else if (alignment & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    qreal const baseline = rect.top() + (rect.height() - metrics.height()) / 2 + metrics.ascent();
    eachPiece(metrics, text, [&](QString const& piece, qreal pieceWidth) {
        qreal const slack = pieceWidth - metrics.horizontalAdvance(piece);
        painter.drawText(QPointF{x + slack / 2, baseline}, piece);
        x += pieceWidth;
    });
}

}
