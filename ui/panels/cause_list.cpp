// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cause_list.h"

#include "ui/panels/heading.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tickscope::ui {
namespace {

enum class Place { First, Middle, Last, Only };

/// One sentence on the thread.
class CauseRow final : public QWidget {
public:
    CauseRow(CauseStep const& step, Place place, std::function<void()> clicked)
        : m_place{place}
        , m_clicked{std::move(clicked)}
    {
        auto* layout = new QVBoxLayout{this};
        layout->setContentsMargins(18, 0, 0, 10);
        layout->setSpacing(1);
        auto* text = new QLabel{step.sentence.text};
        wrap(*text);
        text->setTextFormat(Qt::PlainText);
        QString small = secondsText(step.at, 3);
        if (!step.sentence.small.isEmpty())
            small += QStringLiteral(" · ") + step.sentence.small;
        auto* print = roleLabel(small, "faint");
        wrap(*print);
        layout->addWidget(text);
        layout->addWidget(print);
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(step.sentence.text);
        setToolTip(CauseList::tr("Go to this instant"));
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{colours().line, 1.5});
        if (m_place == Place::Middle || m_place == Place::Last)
            painter.drawLine(QPointF{5, 0}, QPointF{5, 5});
        if (m_place == Place::First || m_place == Place::Middle)
            painter.drawLine(QPointF{5, 13}, QPointF{5, static_cast<qreal>(height())});
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_place == Place::First || m_place == Place::Only ? colours().accent : colours().textFaint);
        painter.drawEllipse(QPointF{5, 9}, 3.5, 3.5);
        if (hasFocus()) {
            painter.setPen(QPen{colours().accent, 1});
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF{rect()}.adjusted(12, 0.5, -0.5, -4), 4, 4);
        }
    }

    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton)
            m_clicked();
    }

    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            m_clicked();
        else
            QWidget::keyPressEvent(event);
    }

private:
    Place m_place;
    std::function<void()> m_clicked;
};

Place placeOf(std::size_t at, std::size_t count)
{
    if (count == 1)
        return Place::Only;
    if (at == 0)
        return Place::First;
    return at + 1 == count ? Place::Last : Place::Middle;
}

}

CauseList::CauseList(QWidget* parent)
    : QWidget{parent}
    , m_layout{new QVBoxLayout{this}}
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void CauseList::setSteps(std::vector<CauseStep> steps)
{
    if (steps == m_steps)
        return;
    m_steps = std::move(steps);
    clearLayout(*m_layout);
    for (std::size_t i = 0; i < m_steps.size(); ++i) {
        CauseStep const& step = m_steps[i];
        m_layout->addWidget(new CauseRow{step, placeOf(i, m_steps.size()),
                                         [this, n = step.n, at = step.at] { Q_EMIT stepClicked(n, at); }});
    }
}

}
