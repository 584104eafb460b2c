// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QSlider;

namespace tickscope::ui {

/// How fast simulated time goes by: a slider over the decades, and the round values as entries.
class SpeedMenu final : public QMenu {
    Q_OBJECT

public:
    explicit SpeedMenu(QWidget* parent = nullptr);
    QSlider& slider() const { return *m_slider; }

    /// The slider stands for 0.001 .. 100 in steps of a tenth of a decade.
    static double speedAt(int step);

Q_SIGNALS:
    void speedWanted(double speed);

private:
    QSlider* m_slider;
};

}
