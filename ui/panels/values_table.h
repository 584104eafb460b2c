// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"

#include <string>
#include <vector>

namespace tickscope::ui {

class FiguresTable;

/// The values of some paths at the instant shown.
class ValuesTable final : public FrameWidget {
    Q_OBJECT

public:
    explicit ValuesTable(QWidget* parent = nullptr);

    void setPaths(std::vector<std::string> paths);

protected:
    void refresh() override;

private:
    std::vector<std::string> m_paths;
    FiguresTable* m_table;
};

}
