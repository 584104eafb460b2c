// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/elided_label.h"

#include <QEvent>
#include <QFontMetrics>

namespace tickscope::ui {

ElidedLabel::ElidedLabel(QString const& text, char const* role)
{
    setTextFormat(Qt::PlainText);
    if (role != nullptr)
        setProperty("role", role);
    setFullText(text);
}

void ElidedLabel::setFullText(QString const& text)
{
    if (text == m_full)
        return;
    m_full = text;
    setAccessibleName(text);
    updateGeometry();
    elide();
}

void ElidedLabel::setNote(QString const& note)
{
    m_note = note;
    elide();
}

QSize ElidedLabel::sizeHint() const
{
    ensurePolished();
    return {fontMetrics().horizontalAdvance(m_full) + 2 + contentsMargins().left() + contentsMargins().right(),
            QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    ensurePolished();
    return {fontMetrics().horizontalAdvance(QStringLiteral("MMM…")), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::elide()
{
    QString const shown = fontMetrics().elidedText(m_full, Qt::ElideRight, std::max(0, contentsRect().width()));
    setText(shown);
    QString tip = shown == m_full ? QString{} : m_full;
    if (!m_note.isEmpty())
        tip += (tip.isEmpty() ? QString{} : QStringLiteral("\n")) + m_note;
    setToolTip(tip);
}

void ElidedLabel::resizeEvent(QResizeEvent* event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

}
