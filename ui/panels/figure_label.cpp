// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/figure_label.h"

#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <cmath>

namespace tickscope::ui {

FigureLabel::FigureLabel(QWidget* parent)
    : QWidget{parent}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FigureLabel::setFigures(QString const& main, QString const& second)
{
    if (main == m_main && second == m_second)
        return;
    QSize const before = sizeHint();
    m_main = main;
    m_second = second;
    setAccessibleName(main + ", " + second);
    if (sizeHint() != before)
        updateGeometry();
    update();
}

QSize FigureLabel::sizeHint() const
{
    QFontMetricsF const metrics{textFont(TextSize::Body, QFont::DemiBold)};
    qreal const width = tabularWidth(metrics, m_main) + 8 + tabularWidth(metrics, m_second);
    return {static_cast<int>(std::ceil(width)) + 2, 26};
}

void FigureLabel::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setFont(textFont(TextSize::Body, QFont::DemiBold));
    painter.setPen(colours().text);
    drawTabular(painter, rect(), Qt::AlignLeft, m_main);
    qreal const used = tabularWidth(QFontMetricsF{painter.font()}, m_main) + 8;
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(colours().textMuted);
    drawTabular(painter, QRectF{rect()}.adjusted(used, 0, 0, 0), Qt::AlignLeft, m_second);
}

}
