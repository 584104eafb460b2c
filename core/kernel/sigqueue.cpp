// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sigqueue.h"

#include "core/base/verify.h"

namespace tickscope {

static constexpr std::uint32_t none = ~std::uint32_t{0};

static std::uint32_t allocate(SignalTables& signals, SigQueueEntry const& entry)
{
    if (signals.free_entries.empty()) {
        signals.queue.push_back(entry);
        return static_cast<std::uint32_t>(signals.queue.size() - 1);
    }
    std::uint32_t const row = signals.free_entries.back();
    signals.free_entries.pop_back();
    signals.queue[row] = entry;
    return row;
}

std::uint32_t sigqueue_add(Machine& machine, SigPending& pending, SigQueueEntry const& entry)
{
    SignalTables& signals = machine.signals;
    std::uint32_t const row = allocate(signals, entry);
    signals.queue[row].next = none;
    (pending.last == none ? pending.first : signals.queue[pending.last].next) = row;
    pending.last = row;
    pending.set |= signal_bit(entry.sig);
    return row;
}

static void release(Machine& machine, std::uint32_t row)
{
    SigQueueEntry& entry = machine.signals.queue[row];
    if (entry.timer)
        machine.timers[index_of(*entry.timer)].queued = false;
    entry = {};
    machine.signals.free_entries.push_back(row);
}

static void unlink(SignalTables& signals, SigPending& pending, std::uint32_t before, std::uint32_t row)
{
    std::uint32_t const next = signals.queue[row].next;
    (before == none ? pending.first : signals.queue[before].next) = next;
    if (pending.last == row)
        pending.last = before;
}

static bool has_entry_from(SignalTables const& signals, std::uint32_t row, int sig)
{
    while (row != none && signals.queue[row].sig != sig)
        row = signals.queue[row].next;
    return row != none;
}

SigQueueEntry collect_signal(Machine& machine, SigPending& pending, int sig)
{
    SignalTables& signals = machine.signals;
    std::uint32_t before = none, row = pending.first;
    while (row != none && signals.queue[row].sig != sig) {
        before = row;
        row = signals.queue[row].next;
    }
    VERIFY(row != none);
    SigQueueEntry const taken = signals.queue[row];
    if (!has_entry_from(signals, taken.next, sig))
        pending.set &= ~signal_bit(sig);
    unlink(signals, pending, before, row);
    release(machine, row);
    return taken;
}

// Takes every entry out of which `goes(entry)` is true, and says in the set which signals are left.
template<class Goes>
static void remove_if(Machine& machine, SigPending& pending, Goes goes)
{
    SignalTables& signals = machine.signals;
    SignalSet left = 0;
    std::uint32_t before = none;
    for (std::uint32_t row = pending.first; row != none;) {
        std::uint32_t const next = signals.queue[row].next;
        if (goes(signals.queue[row])) {
            unlink(signals, pending, before, row);
            release(machine, row);
        } else {
            left |= signal_bit(signals.queue[row].sig);
            before = row;
        }
        row = next;
    }
    pending.set = left;
}

void rm_from_queue_full(Machine& machine, SigPending& pending, SignalSet mask)
{
    if ((pending.set & mask) != 0)
        remove_if(machine, pending, [mask](SigQueueEntry const& entry) { return (mask & signal_bit(entry.sig)) != 0; });
}

void flush_itimer_signals(Machine& machine, SigPending& pending)
{
    remove_if(machine, pending, [](SigQueueEntry const& entry) { return entry.timer.has_value(); });
}

void flush_sigqueue(Machine& machine, SigPending& pending) { rm_from_queue_full(machine, pending, ~SignalSet{0}); }

}
