// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sim_time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tickscope {

/// How a story is first seen.
struct Show {
    std::vector<std::string> processes;  ///< whose clocks are plotted
    std::vector<std::string> curves;     ///< value paths
    std::optional<std::pair<SimTime, SimTime>> range;
    std::optional<std::int64_t> speed;  ///< nanoseconds simulated in a second
    std::vector<std::string> main;      ///< what stands in the middle, from above
    std::string page;                   ///< the page beside it that is open

    bool operator==(Show const&) const = default;
};

/// A label on the picture, at an instant or over a range.
struct StoryNote {
    SimTime from{}, to{};  ///< the same for an instant
    std::string on;        ///< a process, a thread or "cpu.N"; empty: on all
    std::string say;

    bool operator==(StoryNote const&) const = default;
};

/// Values of which every variant of a scenario has one.
struct Vary {
    /// A place where `{vary: NAME}` stands: the keys and numbers that lead to it.
    struct Use {
        std::vector<std::string> path;
        std::string name;
        bool operator==(Use const&) const = default;
    };
    std::map<std::string, std::vector<std::string>> choices;  ///< each as YAML on one line
    std::vector<Use> uses;
    std::map<std::string, std::string> drawn;  ///< what this variant has

    bool operator==(Vary const&) const = default;
};

}
