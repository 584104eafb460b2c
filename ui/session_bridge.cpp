// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session_bridge.h"

namespace tickscope::ui {

// The session ends before this object does, so that whatever it still publishes is queued for a live object and dropped
// with it.
SessionBridge::SessionBridge(Scenario scenario, QObject* parent, MemoryBudget budget)
    : QObject{parent}
    , m_session{std::make_unique<Session>(
          std::move(scenario),
          [this](std::shared_ptr<Frame const> frame) {
              QMetaObject::invokeMethod(
                  this, [this, frame = std::move(frame)] { take(frame); }, Qt::QueuedConnection);
          },
          budget)}
{
}

SessionBridge::~SessionBridge() { m_session.reset(); }

bool SessionBridge::moving() const
{
    return m_frame && (m_frame->state == PlayState::Running || m_frame->state == PlayState::Replaying);
}

void SessionBridge::toggle() { moving() ? pause() : play(); }

void SessionBridge::take(std::shared_ptr<Frame const> frame)
{
    m_frame = std::move(frame);
    Q_EMIT frameReady(m_frame);
    m_session->frame_taken();
}

}
