// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QWidget>

#include <memory>

namespace tickscope::ui {

using FramePtr = std::shared_ptr<Frame const>;

/// One view of the machine. It keeps no simulation state of its own.
class Panel : public QWidget {
    Q_OBJECT

public:
    using QWidget::QWidget;
    virtual void showFrame(FramePtr const& frame) = 0;

Q_SIGNALS:
    void commandWanted(tickscope::Command command);
    void seekWanted(tickscope::SimTime target);
};

}
