// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hpet_dial_view.h"

#include "ui/models/hpet_text.h"
#include "ui/style/theme.h"

#include <QPainter>

namespace tickscope::ui {

static constexpr double lens_height = 40;

HpetDialView::HpetDialView(QWidget* parent)
    : QWidget{parent}
{
    setAccessibleName(tr("The HPET's counter and comparator"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
    setMaximumHeight(310);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void HpetDialView::showMachine(Machine const& machine)
{
    DialState const state = dialState(machine);
    if (state == m_state)
        return;
    m_state = state;
    m_text = dialText(state);
    m_delta = deltaText(machine.hpet);
    setAccessibleDescription(m_text.caption + ' ' + m_text.value + ' ' + m_text.detail);
    update();
}

void HpetDialView::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    QRectF const dial{0, 0, static_cast<double>(width()), height() - lens_height};
    paintDial(painter, m_state, m_text, dial, colours());
    paintLens(painter, m_state, m_delta, {1, dial.bottom(), width() - 2.0, lens_height}, colours());
}

}
