// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/versions.h"

#include <QObject>

class QUndoStack;

namespace tickscope::ui {

class SessionBridge;

/// Whatever a person does to the open story goes through here, and can be undone: each act makes a version of the
/// story, and undoing is going back to the one before.
class Acts final : public QObject {
    Q_OBJECT

public:
    /// `session` outlives it.
    explicit Acts(SessionBridge& session, QObject* parent = nullptr);

    QUndoStack& stack() { return *m_stack; }
    VersionId version() const { return m_version; }  ///< that was asked for last; the session may still be on its way

    void act(Command command);  ///< at the instant shown
    void edit(ScenarioEdit edit);
    void reset();  ///< to the start; what was configured stays, what was done while it ran goes
    void resetToFile();
    void goTo(Branch const& branch);

private:
    void push(QString const& text, VersionId to);
    void go(VersionId to);

    friend class Step;

    SessionBridge& m_session;
    QUndoStack* m_stack;
    VersionId m_version = 0;
};

}
