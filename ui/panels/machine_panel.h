// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"

class QLabel;
class QVBoxLayout;

namespace tickscope::ui {

class FiguresTable;

/// Facts about the machine as a whole: idle CPUs, what bookkeeping did.
class MachinePanel final : public Panel {
    Q_OBJECT

public:
    explicit MachinePanel(QWidget* parent = nullptr);

protected:
    void refresh() override;

private:
    struct Section {
        QLabel* heading = nullptr;
        FiguresTable* table = nullptr;
    };

    Section addSection();

    std::vector<Section> m_sections;
    QVBoxLayout* m_layout;
};

}
