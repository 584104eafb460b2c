// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QMenu>

#include <memory>

namespace tickscope::ui {

/// Which kernel is modelled: trees by name and ways of accounting, which start the story anew, and the fixes all
/// at once, which take effect at the instant shown.
class KernelMenu final : public QMenu {
    Q_OBJECT

public:
    explicit KernelMenu(QWidget* parent = nullptr);
    void setFrame(std::shared_ptr<Frame const> frame) { m_frame = std::move(frame); }

Q_SIGNALS:
    void commandWanted(tickscope::Command command);
    /// The same story on another kernel.
    void restartWanted(tickscope::Scenario scenario);

private:
    void fill();
    void addTrees(Scenario const& now);
    void addAccounting(Scenario const& now);
    void addSchedulers(Scenario const& now);
    void addFixSets();

    std::shared_ptr<Frame const> m_frame;
};

}
