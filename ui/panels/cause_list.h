// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/causes.h"

#include <QWidget>

class QVBoxLayout;

namespace tickscope::ui {

/// "Why did this happen?" as a thread of sentences, each a link to its instant.
class CauseList final : public QWidget {
    Q_OBJECT

public:
    explicit CauseList(QWidget* parent = nullptr);

    void setSteps(std::vector<CauseStep> steps);

Q_SIGNALS:
    void stepClicked(std::uint64_t n, tickscope::SimTime at);

private:
    std::vector<CauseStep> m_steps;
    QVBoxLayout* m_layout;
};

}
