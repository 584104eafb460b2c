// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"

#include <fmt/format.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// What a field of a tracepoint is in the kernel's ring buffer, and how the kernel prints it.
enum class TracepointType : std::uint8_t {
    Comm,     ///< char[16]: "%s"
    Int,      ///< int: "%d"
    Cpu,      ///< int: "%03d"
    Long,     ///< u64: "%llu"
    Address,  ///< unsigned long: "%lx"
    Micros,   ///< long: "%06ld", the fraction of a second
    State,    ///< long, a bit of TASK_*: "R", "S", "X" or "Z"
    Text,     ///< a string of any length
};

/// A field, and what is printed before it.
struct TracepointField {
    std::string_view before;
    TracepointType type{};
    std::string_view name;
};

/// A row of include/trace/events/: one description from which the text of a trace file, the `format` file and the
/// records of a trace.dat are made.
struct Tracepoint {
    std::string_view system, name;
    std::span<TracepointField const> fields;
    std::string_view after = {};  ///< what is printed behind the last field
};

/// One value of a record: `text` for Comm and Text, `number` for everything else.
struct TracepointValue {
    std::int64_t number = 0;
    std::string text;

    bool operator==(TracepointValue const&) const = default;
};

namespace tracepoints {

extern Tracepoint const sched_switch, sched_waking, sched_wakeup, sched_wakeup_new, sched_migrate_task,
    sched_process_fork, sched_process_exit, sched_process_wait, sched_stat_runtime, itimer_state, itimer_expire,
    tick_stop, signal_generate, signal_deliver;
/// What user space writes to trace_marker: the event ftrace:print, shown as tracing_mark_write.
extern Tracepoint const print;

/// For a kind of event that Linux has no tracepoint for, by its index in Traced: "tickscope_" and its name, with one
/// field of Text.
Tracepoint const& own(std::size_t kind);
/// Every one that there is, `print` first.
std::vector<Tracepoint const*> all();

}

/// TASK_RUNNING, TASK_INTERRUPTIBLE, EXIT_ZOMBIE and EXIT_DEAD as later kernels number them, for prev_state.
std::int64_t task_state_bit(SwitchOutState state);

/// The longest name that the kernel keeps of a task: TASK_COMM_LEN less its final zero.
inline constexpr std::size_t longest_comm = 15;
/// `name` cut to what the kernel keeps, never in the middle of a character.
std::string comm_of(std::string_view name);

/// "sched_switch: prev_comm=...", as the kernel's trace file has it.
void put_tracepoint_text(fmt::memory_buffer& out, Tracepoint const& what, std::span<TracepointValue const> values);

/// Where the kernel's tracing_mark_write() is said to lie: what `print` has as its caller.
inline constexpr std::uint64_t trace_marker_address = 0xffffffff81000000;

/// The file events/SYSTEM/NAME/format.
std::string tracepoint_format(Tracepoint const& what, unsigned id);

/// A record as it lies in the ring buffer, little endian with 64-bit longs: the common fields and `values`.
void put_tracepoint_record(std::string& out, Tracepoint const& what, std::span<TracepointValue const> values,
                           unsigned id, std::uint32_t common_pid);

}
