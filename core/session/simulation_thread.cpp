// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/simulation_thread.h"

namespace tickscope {

SimulationThread::SimulationThread(std::function<void()> publish)
    : m_work{boost::asio::make_work_guard(m_io)}
    , m_throttle{m_io, std::move(publish)}
{
}

void SimulationThread::start()
{
    m_thread = std::thread{[this] {
        try {
            m_io.run();
        } catch (Stopped const&) {  // by stop(): nobody looks any more
        }
    }};
}

void SimulationThread::stop()
{
    m_stop.set(StopCause::Interrupt);
    m_io.stop();
    if (m_thread.joinable())
        m_thread.join();
}

}
