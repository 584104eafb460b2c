// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QMenu>

#include <memory>

namespace tickscope::ui {

/// Which kernel the one shown is compared with: one fix the other way, all or none, or a tree by name.
class CompareMenu final : public QMenu {
    Q_OBJECT

public:
    explicit CompareMenu(QWidget* parent = nullptr);
    void setFrame(std::shared_ptr<Frame const> frame) { m_frame = std::move(frame); }
    /// None: nothing is compared.
    void setCompared(std::optional<KernelSpec> b) { m_compared = std::move(b); }

Q_SIGNALS:
    void kernelWanted(tickscope::KernelSpec kernel);
    void endWanted();

private:
    void fill();

    std::shared_ptr<Frame const> m_frame;
    std::optional<KernelSpec> m_compared;
};

}
