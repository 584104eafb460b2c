// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/machine.h"
#include "ui/plots/hpet_dial_painter.h"

#include <QWidget>

namespace tickscope::ui {

/// The dial of the HPET's counter, and below it the surroundings of the counter under a lens.
class HpetDialView final : public QWidget {
    Q_OBJECT

public:
    explicit HpetDialView(QWidget* parent = nullptr);

    void showMachine(Machine const& machine);
    QSize sizeHint() const override { return {280, 242}; }
    QSize minimumSizeHint() const override { return {220, 242}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    DialState m_state;
    DialText m_text;
    QString m_delta;
};

}
