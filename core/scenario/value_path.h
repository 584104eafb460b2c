// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/quantity_table.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tickscope {

/// A path of a value, taken apart: "proc.worker.clock.utime" is the clock.utime of the process named worker.
struct ValuePath {
    QuantityInfo const* quantity = nullptr;  ///< its row; never none in what parse_value_path() returns
    std::uint32_t cpu = 0;                   ///< of a CPU
    std::string process;                     ///< of a process or thread; "child.1" for an instance
    std::string thread;                      ///< of a thread
    int signal = 0;                          ///< of a quantity that has one as its suffix

    Subject subject() const { return quantity->subject; }
    Unit unit() const { return quantity->unit; }

    bool operator==(ValuePath const&) const = default;
};

/// Takes a path apart; does not ask whether what it names is there.
Result<ValuePath> parse_value_path(std::string_view text);

}
