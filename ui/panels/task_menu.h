// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QPoint>

#include <functional>

class QWidget;

namespace tickscope::ui {

/// What can be done to a process, or to one of its threads, at the instant shown. What the person chooses goes to
/// `submit` as a command.
void showTaskMenu(QWidget& parent, QPoint global, Frame const& frame, Tgid process, Maybe<TaskId> thread,
                  std::function<void(Command)> const& submit);

}
