// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>

namespace tickscope {

/// An op of the hpet and nohz scripts: a word and at most one number, as in "setbits 0x10".
struct TextOp {
    std::string name;
    std::uint64_t value = 0;
};

/// Reads one; numbers are decimal, or hexadecimal after 0x.
Result<TextOp> read_text_op(nlohmann::ordered_json const& op);

}
