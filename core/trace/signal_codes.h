// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"
#include "core/trace/task_table.h"

#include <map>
#include <vector>

namespace tickscope {

/// si_code as user space sees it, by include/asm-generic/siginfo.h.
enum class SiCode : std::int16_t {
    User = 0,            ///< SI_USER: kill()
    Kernel = 0x80,       ///< SI_KERNEL: interval timers and limits, which send with SEND_SIG_PRIV
    Timer = -2,          ///< SI_TIMER: timer_create()
    ChildExited = 1,     ///< CLD_EXITED
    ChildKilled = 2,     ///< CLD_KILLED
    ChildDumped = 3,     ///< CLD_DUMPED
    ChildStopped = 5,    ///< CLD_STOPPED
    ChildContinued = 6,  ///< CLD_CONTINUED
};

/// Who a signal was sent by and to, which its event alone does not say.
struct SignalOrigin {
    SiCode code = SiCode::User;
    bool group = true;  ///< to the process; false: to one thread

    bool operator==(SignalOrigin const&) const = default;
};

/// Reads it off the causes. It remembers the last 4096 events, and 65536 signals that are pending.
class SignalOrigins {
public:
    /// Of a SignalGenerate or SignalDeliver; of anything else what does not matter. Every event must come by, in order.
    SignalOrigin take(TraceEvent const& event, TaskTable const& tasks);

private:
    struct Seen {
        std::uint64_t n = TraceEvent::no_cause;
        std::size_t kind = 0;      // index into Traced
        std::uint32_t detail = 0;  // TimerExpire: the timer; Sigchld: the child; JobControl: its state
    };

    void remember(TraceEvent const& event, TaskTable const& tasks);
    Seen const* cause_of(TraceEvent const& event) const;
    SignalOrigin generated(TraceEvent const& event, TaskTable const& tasks) const;
    SiCode code_of_child(std::uint32_t child) const;

    std::vector<Seen> m_seen;
    std::vector<std::uint8_t> m_exit_signals;  // by Tgid: what its last thread died of
    struct Pending {
        SignalOrigin origin;
        std::uint8_t sig = 0;
    };
    std::map<std::uint64_t, Pending> m_pending;  // by the number of the signal_generate
};

}
