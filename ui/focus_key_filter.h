// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace tickscope::ui {

/// Leaves keys to the widget that has the focus where it needs them: Space to a button, arrows to a list. Everywhere
/// else they are the window's, also Ctrl+E, which a line of text would take for a move to its end.
class FocusKeyFilter final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

}
