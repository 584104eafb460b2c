// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/clock_face.h"

#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace tickscope::ui {

ClockFace::ClockFace(QWidget* parent)
    : QWidget{parent}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ClockFace::setTime(QString const& time, QString const& date)
{
    if (time == m_time && date == m_date)
        return;
    m_time = time;
    m_date = date;
    setAccessibleName(tr("The RTC shows %1 %2").arg(date, time));
    update();
}

void ClockFace::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    QFont large = textFont(TextSize::Title, QFont::DemiBold);
    large.setPixelSize(30);
    painter.setFont(large);
    painter.setPen(colours().text);
    drawTabular(painter, QRectF{rect()}, Qt::AlignLeft, m_time);
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(colours().textMuted);
    drawTabular(painter, QRectF{rect()}.adjusted(0, 8, 0, 0), Qt::AlignRight, m_date);
}

}
