// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/event_link.h"

#include "ui/panels/heading.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tickscope::ui {

EventLink::EventLink(QString const& letter, std::optional<EventText> const& event, std::function<void()> clicked,
                     QWidget* parent)
    : QWidget{parent}
    , m_letter{letter}
    , m_clicked{std::move(clicked)}
{
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(22, 1, 0, 5);
    layout->setSpacing(1);
    QString const nothing = tr("nothing of the kind");
    auto* text = event ? new QLabel{event->sentence.text} : roleLabel(nothing, "muted");
    text->setTextFormat(Qt::PlainText);
    wrap(*text);
    layout->addWidget(text);
    if (event) {
        QString small = secondsText(event->at, 3);
        if (!event->sentence.small.isEmpty())
            small += QStringLiteral(" · ") + event->sentence.small;
        auto* print = roleLabel(small, "faint");
        wrap(*print);
        layout->addWidget(print);
    }
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(letter + QStringLiteral(": ") + (event ? event->sentence.text : nothing));
    setToolTip(tr("Go to this instant"));
}

void EventLink::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF const badge{0, 1, 16, 16};
    painter.setPen(QPen{hasFocus() ? colours().accent : colours().line, 1});
    painter.setBrush(colours().raised);
    painter.drawRoundedRect(badge.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(textFont(TextSize::Small, QFont::DemiBold));
    painter.setPen(colours().text);
    painter.drawText(badge, Qt::AlignCenter, m_letter);
}

void EventLink::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_clicked();
}

void EventLink::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_clicked();
    else
        QWidget::keyPressEvent(event);
}

}
