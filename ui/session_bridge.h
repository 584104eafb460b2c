// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"

#include <QObject>

#include <memory>

namespace tickscope::ui {

/// A Session behind signals and slots: frames come out on the thread of the window.
class SessionBridge final : public QObject {
    Q_OBJECT

public:
    explicit SessionBridge(Scenario scenario, QObject* parent = nullptr, MemoryBudget budget = {});
    ~SessionBridge() override;

    /// The newest frame; none before the first came.
    std::shared_ptr<Frame const> const& frame() const { return m_frame; }
    bool moving() const;
    Session& session() { return *m_session; }

    void play() { m_session->play(); }
    void pause() { m_session->pause(); }
    void toggle();
    void reset() { m_session->reset(); }

Q_SIGNALS:
    void frameReady(std::shared_ptr<tickscope::Frame const> frame);

private:
    void take(std::shared_ptr<Frame const> frame);

    std::shared_ptr<Frame const> m_frame;
    std::unique_ptr<Session> m_session;
};

}
