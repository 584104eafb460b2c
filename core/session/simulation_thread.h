// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/stop.h"
#include "core/session/frame_throttle.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>

#include <functional>
#include <thread>
#include <utility>

namespace tickscope {

/// A thread that does what it is posted, one thing after another, and publishes what came of it, never faster than a
/// window takes it.
class SimulationThread {
public:
    /// `publish` is called on the thread, once there is something to publish and the window wants it.
    explicit SimulationThread(std::function<void()> publish);
    ~SimulationThread() { stop(); }
    SimulationThread(SimulationThread const&) = delete;
    SimulationThread& operator=(SimulationThread const&) = delete;

    /// Only once its owner can be called: what is published may be answered from the thread that it comes on.
    void start();
    /// What is under way is left where it is, if it keeps within bounds(), or done to its end; what is posted is
    /// dropped. Returns when the thread has ended. Whoever owns
    /// what the thread works on calls it first in its destructor.
    void stop();

    template<class Do>
    void post(Do&& what)
    {
        boost::asio::post(m_io, std::forward<Do>(what));
    }
    /// For runs on the thread: they end when it does, in the midst of an instant if need be.
    RunBounds bounds() const { return {&m_stop}; }
    /// For timers of the thread.
    boost::asio::io_context& io() { return m_io; }

    // On the thread:
    void changed() { m_throttle.changed(); }  ///< there is something to publish
    void taken() { m_throttle.taken(); }      ///< the window has what was published last

private:
    StopFlag m_stop;
    boost::asio::io_context m_io;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    FrameThrottle m_throttle;
    std::thread m_thread;
};

}
