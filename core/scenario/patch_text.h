// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// What became of a scenario's text.
enum class TextKept : std::uint8_t {
    All,    ///< nothing changed: it is the same, byte for byte
    Parts,  ///< what did not change has its comments and layout
    None,   ///< the text could not be patched: it was written anew, and its comments are lost
};

struct PatchedText {
    std::string text;
    TextKept kept = TextKept::All;
    /// Keys and numbers ("processes.0") of the lists and maps that had to be written anew as a whole, with the comments
    /// inside of them.
    std::vector<std::string> rewritten;
    /// Reading `text` gives the scenario that was wanted. It does not where that is none that a file could describe.
    bool reads_back = true;
};

/// The text of a scenario file, changed so that reading it gives `changed`: what did not change keeps its comments and
/// its layout. `variant` is the one that the scenario was read with. Events of `changed` that are out of order are put
/// in order; where what varies is used is read off the text, not off `changed`.
PatchedText patch_text(std::string_view text, Scenario const& changed, std::string_view variant = {});

}
