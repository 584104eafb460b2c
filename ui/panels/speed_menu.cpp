// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/speed_menu.h"

#include "ui/panels/heading.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QSlider>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <cmath>
#include <limits>

namespace tickscope::ui {

double SpeedMenu::speedAt(int step) { return std::pow(10.0, step / 10.0); }

SpeedMenu::SpeedMenu(QWidget* parent)
    : QMenu{parent}
    , m_slider{new QSlider{Qt::Horizontal}}
{
    m_slider->setRange(-30, 20);
    m_slider->setValue(0);
    m_slider->setFixedWidth(200);
    m_slider->setAccessibleName(tr("Speed"));
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout{box};
    layout->setContentsMargins(wide, tight, wide, tight);
    layout->addWidget(heading(tr("Simulated seconds a second")));
    layout->addWidget(m_slider);
    auto* slot = new QWidgetAction{this};
    slot->setDefaultWidget(box);
    addAction(slot);
    addSeparator();
    static constexpr double fast = std::numeric_limits<double>::infinity();
    for (double const speed : {0.001, 0.01, 0.1, 1.0, 10.0, 100.0, fast})
        addAction(speedText(speed), this, [this, speed] { Q_EMIT speedWanted(speed); });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) { Q_EMIT speedWanted(speedAt(step)); });
}

}
