// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <limits>

namespace tickscope {

/// Why work ended before it was done.
enum class StopCause : std::uint8_t {
    None,
    Interrupt,  ///< somebody wants it to end: a signal, a window that closes
    Events,     ///< as many events as are allowed have been reported
    Time,       ///< as much time as is allowed has been taken
    Memory,     ///< as much memory as is allowed has been taken, or there is no more
};

/// A wish that work end soon. It is set by other threads and by signal handlers, and looked at by those who work; the
/// first cause that is given stays.
class StopFlag {
public:
    /// What `outer` wants is wanted here, too; it must outlive this.
    constexpr explicit StopFlag(StopFlag const* outer = nullptr)
        : m_outer{outer}
    {
    }
    void set(StopCause cause) noexcept
    {
        StopCause none = StopCause::None;
        m_cause.compare_exchange_strong(none, cause, std::memory_order_relaxed);
    }
    StopCause cause() const noexcept
    {
        StopCause const own = m_cause.load(std::memory_order_relaxed);
        return own != StopCause::None || m_outer == nullptr ? own : m_outer->cause();
    }

private:
    StopFlag const* m_outer;
    std::atomic<StopCause> m_cause = StopCause::None;
    static_assert(std::atomic<StopCause>::is_always_lock_free, "a signal handler sets it");
};

/// Thrown out of work that was told to end: what it worked on may be left in the midst of an instant, but whole.
struct Stopped {
    StopCause cause = StopCause::None;
};

/// How far a run may go. Neither bound is part of what is simulated: a run that keeps within them cannot tell.
struct RunBounds {
    StopFlag const* stop = nullptr;                                    ///< none: nobody stops it
    std::uint64_t events = std::numeric_limits<std::uint64_t>::max();  ///< a run that reports more ends
};

}
