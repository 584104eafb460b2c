// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tickscope {

/// A set of signals; bit n-1 is signal n, 1 .. 64.
using SignalSet = std::uint64_t;

constexpr SignalSet signal_bit(int sig) { return SignalSet{1} << (sig - 1); }

/// The queue of what is pending: struct sigpending. Entries are rows of Machine::sigqueue, in order of arrival.
struct SigPending {
    SignalSet set = 0;
    std::uint32_t first = ~std::uint32_t{0};
    std::uint32_t last = ~std::uint32_t{0};

    bool operator==(SigPending const&) const = default;
};

/// What a thread knows of signals by itself.
struct TaskSignals {
    SignalSet blocked = 0;
    SignalSet real_blocked = 0;  ///< what is blocked outside the sigtimedwait() under way
    SigPending pending;          ///< sent to this very thread
    bool sigpending = false;     ///< TIF_SIGPENDING: it looks at its queues on the way to user mode
    bool relock = false;         ///< stopped inside get_signal_to_deliver(): goes on there when it runs again

    bool operator==(TaskSignals const&) const = default;
};

}
