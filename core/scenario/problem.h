// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tickscope {

/// Something wrong in a file, and where. Lines and columns count from 1; a column is a character, not a byte.
struct Problem {
    std::string file;
    int line = 1;
    int column = 1;
    std::string text;

    bool operator==(Problem const&) const = default;
};

/// "file:line:column: error: text"
std::string to_string(Problem const&);

}
