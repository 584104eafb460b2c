// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/name_table.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tickscope {

/// What a value is counted in, and so how it is written.
enum class Unit : std::uint8_t {
    Ticks,
    Time,
    Limit,  ///< nanoseconds, or unlimited
    Count,
    Flag,  ///< 0 or 1, written false and true
    Text,
    Cpus,     ///< a cpulist
    Signals,  ///< names of signals, in the order of their numbers
};

enum class Subject : std::uint8_t { Machine, Cpu, Process, Thread };

/// What a quantity stands for at one instant.
struct Value {
    Unit unit = Unit::Count;
    std::int64_t number = 0;  ///< in the unit: ticks, ns, a count, 0 or 1; of a limit, the largest number is unlimited
    std::string text;         ///< of Text and Cpus

    bool operator==(Value const&) const = default;
};

/// Whose value is asked for: beside the machine, that one of the others which the quantity's subject names.
struct ValueSubject {
    Machine const& machine;
    NameTable const& names;
    Cpu const* cpu = nullptr;
    ThreadGroup const* group = nullptr;
    Task const* task = nullptr;
    int signal = 0;
};

/// Whether what stands behind a quantity's name is the name of a signal.
enum class Suffix : std::uint8_t { None, Signal };

/// What the texts of a quantity can be, so that one that is expected can be checked.
enum class TextOf : std::uint8_t { Anything, Process, Thread, Signal, GroupState, TaskState, Policy, Cpu };

/// One row for each quantity: the reader, completion, help and every value that is shown are made from it.
struct QuantityInfo {
    Subject subject;
    std::string_view name;  ///< what stands behind the subject: "clock.utime"
    Unit unit;
    std::string_view help;
    /// Its number or text; the unit is the row's. None where there is none yet.
    std::optional<Value> (*of)(ValueSubject const&);
    Suffix suffix = Suffix::None;
    TextOf text_of = TextOf::Anything;
};

std::span<QuantityInfo const> quantities();
/// Null if there is none.
QuantityInfo const* find_quantity(Subject subject, std::string_view name);

}
