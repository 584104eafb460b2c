// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/frame_throttle.h"

namespace tickscope {

FrameThrottle::FrameThrottle(boost::asio::io_context& io, std::function<void()> publish)
    : m_timer{io}
    , m_publish{std::move(publish)}
{
}

void FrameThrottle::changed()
{
    m_changed = true;
    publish_when_due();
}

void FrameThrottle::taken()
{
    m_taken = true;
    publish_when_due();
}

// Posted, not done at once: what follows in the same message changes more, and one frame shows it all.
void FrameThrottle::publish_when_due()
{
    if (!m_changed || !m_taken || m_waits)
        return;
    m_waits = true;
    m_timer.expires_at(m_last + frame_period);
    m_timer.async_wait([this](auto const&...) {
        m_waits = false;
        if (!m_changed || !m_taken)
            return;
        m_changed = false;
        m_taken = false;
        m_last = Wall::now();
        m_publish();
    });
}

}
