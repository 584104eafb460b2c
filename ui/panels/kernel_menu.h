// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_edit.h"
#include "core/session/frame.h"

#include <QMenu>

#include <memory>

namespace tickscope::ui {

/// Which kernel is modelled: trees by name, ways of accounting, the fixes all at once. The story is told on it from the
/// start, up to the instant shown; the fixes can also be switched all at once at that instant.
class KernelMenu final : public QMenu {
    Q_OBJECT

public:
    explicit KernelMenu(QWidget* parent = nullptr);
    void setFrame(std::shared_ptr<Frame const> frame) { m_frame = std::move(frame); }

Q_SIGNALS:
    void commandWanted(tickscope::Command command);
    void editWanted(tickscope::ScenarioEdit edit);

private:
    void fill();
    void addTrees(KernelSpec const& now);
    void addFixSets(KernelSpec const& now);
    void addAccounting(KernelSpec const& now);
    void addSchedulers(KernelSpec const& now);
    void addFixSetsNow();
    QAction* addKernel(QMenu& menu, QString const& text, KernelSpec const& now, KernelSpec kernel);

    std::shared_ptr<Frame const> m_frame;
};

}
