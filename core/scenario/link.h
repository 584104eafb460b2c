// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sim_time.h"
#include "core/scenario/command.h"
#include "core/scenario/scenario.h"
#include "core/scenario/settings.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// A scenario and how it is looked at, on one line that fits a mail or a slide: "tickscope:1.eJx...".
struct Link {
    std::string text;      ///< of the scenario
    std::string variant;   ///< whose draws of what varies
    std::string commands;  ///< a YAML list of events on one line, in place of those of the text; empty: as it has them
    std::string kernel;    ///< a YAML map on one line, in place of that of the text; empty: as it has it
    std::optional<SimTime> at;        ///< the instant shown
    std::optional<SimTime> from, to;  ///< the range shown
    std::string selection;            ///< "worker/main", "cpu.0"; empty: nothing

    bool operator==(Link const&) const = default;
};

struct LinkLimits {
    static constexpr std::size_t characters = 2u << 20;  ///< of a link
    static constexpr std::size_t bytes = 17u << 20;      ///< of what is in it
    static constexpr std::size_t words = 1000;           ///< bytes of a selection or variant
};

/// Whether a text is meant to be a link: it begins with "tickscope:".
bool is_link(std::string_view text);
/// Fails where it would be longer than LinkLimits allow.
Result<std::string> encode(Link const& link);
/// Takes any bytes; white space in them, which mail adds, does not matter. The error says why it is refused.
Result<Link> decode_link(std::string_view text);

/// What a link says of commands and kernel, as it says it.
std::string link_commands(std::span<CommandAt const> commands);
std::string link_kernel(KernelSpec const& kernel);
/// What a link changes of its text, to be read with it.
std::vector<Setting> settings_of(Link const& link);
/// The text with what the link changes of it in it, or what is wrong with it.
Result<std::string> whole_text(Link const& link);

}
