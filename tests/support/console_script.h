// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console_world.h"
#include "app/cli/kernel_console_case.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

enum class TickNsec { Exact, X86 };

/// A sequence of ops for the kernel console, written as calls. Ticks are as long as HZ says.
class ConsoleScript {
public:
    explicit ConsoleScript(std::uint32_t hz = 1000, TickNsec mode = TickNsec::Exact);

    ConsoleScript& process(std::string const& name, std::string const& parent = "init");
    ConsoleScript& thread(std::string const& name, std::string const& of);
    ConsoleScript& autodeliver();
    ConsoleScript& ticks(std::string const& thread, std::uint64_t n, std::string const& mode = "user");
    /// So many times a tick in user mode for each of the threads, in turn.
    ConsoleScript& rounds(std::vector<std::string> const& threads, std::uint64_t n);
    /// Ticks that come when the thread has run for `ns` each.
    ConsoleScript& ticks_of(std::string const& thread, std::uint64_t n, std::uint64_t ns,
                            std::string const& mode = "user");
    ConsoleScript& run(std::string const& thread, std::uint64_t ns);
    ConsoleScript& exit(std::string const& thread);
    ConsoleScript& setitimer(std::string const& thread, std::string const& which, std::uint64_t value_us,
                             std::uint64_t interval_us = 0);
    ConsoleScript& setrlimit(std::string const& thread, Json const& soft, Json const& hard);
    ConsoleScript& timer(std::string const& thread, std::string const& name, std::string const& scope,
                         std::string const& clock, std::string const& sig, std::string const& notify = "signal");
    ConsoleScript& settime(std::string const& thread, std::string const& name, std::uint64_t value_ns,
                           std::uint64_t interval_ns = 0, bool absolute = false);
    /// Any op with a thread; `more` are its other keys.
    ConsoleScript& call(std::string const& op, std::string const& thread, Json const& more = Json::object());
    ConsoleScript& counters();

    /// What comes out, without the observations of ops that only succeeded.
    std::vector<Json> observations(KernelConfig const& kernel) const;
    /// Signals and expiries in order: "SIGPROF@1002", "t1@10".
    std::vector<std::string> signals(KernelConfig const& kernel) const;
    /// The last observation of this kind.
    Json last(std::string_view ev, KernelConfig const& kernel) const;

private:
    ConsoleScript& add(Json op);

    ConsoleCase m_case;
};

/// A kernel by its name in the records, with later fixes.
KernelConfig kernel_called(std::string_view version, LaterFixSet later = {});

}
