// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"
#include "core/kernel/call_result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// A bound on a number: exact when both ends are equal.
struct Bounds {
    std::optional<std::int64_t> min, max;

    constexpr bool holds(std::int64_t value) const { return (!min || value >= *min) && (!max || value <= *max); }
    bool operator==(Bounds const&) const = default;
};

namespace expected {

struct Signals {
    std::string process;
    std::vector<std::pair<int, Bounds>> counts;
    bool operator==(Signals const&) const = default;
};
/// A value's path at an instant. Bounds are in the value's own unit: ticks for tick-counted values, else ns or a count.
struct Value {
    std::optional<SimTime> at;
    std::string path;
    Bounds bounds;
    std::optional<std::string> text;
    bool operator==(Value const&) const = default;
};
/// What a call of a program returned: its results, or that it failed.
struct Call {
    struct Result {
        std::string field;
        Bounds bounds;
        std::optional<std::string> text;
        bool operator==(Result const&) const = default;
    };
    std::string thread;  ///< "process/thread"
    CallName call{};
    std::uint32_t nth = 1;
    std::optional<int> error;  ///< of kernel_errno; 0: it does not fail
    std::vector<Result> results;
    bool operator==(Call const&) const = default;
};
struct Order {
    std::vector<std::pair<std::string, std::string>> first;
    bool operator==(Order const&) const = default;
};  ///< signal or event, process
struct Never {
    std::string event;
    bool operator==(Never const&) const = default;
};
struct Ends {
    std::string process;
    std::string by;
    std::optional<SimTime> min, max;
    bool operator==(Ends const&) const = default;
};

}

/// When a student may see how an expectation came out, as graders of courses have it.
enum class Visibility : std::uint8_t { Visible, Hidden, AfterDueDate, AfterPublished };

struct Expectation {
    std::variant<expected::Signals, expected::Value, expected::Order, expected::Never, expected::Ends, expected::Call>
        what;
    std::int64_t points = 1;
    std::string note;
    Visibility visibility = Visibility::Visible;

    bool operator==(Expectation const&) const = default;
};

}
