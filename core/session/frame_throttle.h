// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/pace.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <functional>

namespace tickscope {

inline constexpr auto frame_period = std::chrono::microseconds{16'667};  ///< 60 frames a second

/// Lets frames out of a thread to a window: never more than 60 a second, and none before the one before was taken.
/// All calls on the thread of `io`.
class FrameThrottle {
public:
    FrameThrottle(boost::asio::io_context& io, std::function<void()> publish);

    void changed();  ///< there is something to publish
    void taken();    ///< the window has what was published last

private:
    void publish_when_due();

    boost::asio::steady_timer m_timer;
    std::function<void()> m_publish;
    Wall::time_point m_last{};
    bool m_taken = true;
    bool m_changed = false;
    bool m_waits = false;
};

}
