// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope::support {

struct VcdChange {
    std::int64_t at = 0;
    std::string value;  ///< "0", "1", binary digits, or a string with its escapes undone

    bool operator==(VcdChange const&) const = default;
};

/// A value change dump, read by the grammar of IEEE 1364-2005, 18.2, with GTKWave's `string` beside its types.
struct VcdFile {
    std::string timescale, comment;
    std::map<std::string, std::string> types;               ///< "wire", "reg", ... by the name with its scopes
    std::map<std::string, std::vector<VcdChange>> changes;  ///< by the same
    std::int64_t end = 0;
    std::vector<std::string> faults;  ///< what the grammar does not allow
};

VcdFile parse_vcd(std::string_view text);

}
