// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <cstdint>
#include <vector>

namespace tickscope {

/// struct sigqueue: one queued signal. A row is free when sig is 0.
struct SigQueueEntry {
    std::uint32_t next = ~std::uint32_t{0};
    std::uint8_t sig = 0;
    Maybe<TimerId> timer;     ///< SI_TIMER: the timer whose preallocated siginfo this is
    std::uint64_t cause = 0;  ///< number of the signal_generate event

    bool operator==(SigQueueEntry const&) const = default;
};

/// A handler that a process has for a signal; dispositions without a handler are bits of ThreadGroup.
struct SignalHandler {
    Tgid group{};
    std::uint8_t sig = 0;
    std::uint32_t program = 0;  ///< index into World::programs
    bool restart = true;        ///< SA_RESTART
    bool nodefer = false;       ///< SA_NODEFER

    bool operator==(SignalHandler const&) const = default;
};

/// How many of a signal were generated for a process, merged and ignored ones too.
struct SignalCount {
    Tgid group{};
    std::uint8_t sig = 0;
    std::uint64_t generated = 0;

    bool operator==(SignalCount const&) const = default;
};

/// How many of a signal a thread has taken: a handler ran, a default action was done, or it waited for it.
struct SignalsTaken {
    TaskId task{};
    std::uint8_t sig = 0;
    std::uint64_t taken = 0;

    bool operator==(SignalsTaken const&) const = default;
};

/// The tables that signals need beside Task and ThreadGroup. Handlers and counts are sorted by (group, sig), what was
/// taken by (task, sig).
struct SignalTables {
    std::vector<SigQueueEntry> queue;
    std::vector<std::uint32_t> free_entries;
    std::vector<SignalHandler> handlers;
    std::vector<SignalCount> counts;
    std::vector<SignalsTaken> taken;

    bool operator==(SignalTables const&) const = default;
};

}
