// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/messages.h"
#include "core/engine/world.h"
#include "core/kernel/machine.h"
#include "core/kernel/trace_event.h"
#include "core/scenario/check.h"

#include <map>
#include <string>
#include <vector>

namespace tickscope {

/// A complaint of the modelled kernel, as the summary lists it.
struct SeenWarning {
    SimTime at{};
    WarningSite site{};
};

/// What the modelled kernel complained of. A kernel that complains at every tick of a long run does not fill the
/// memory: all are counted, so many are listed one by one.
struct SeenWarnings {
    static constexpr std::size_t most_listed = 100'000;
    struct Site {
        SimTime first{};
        std::uint64_t times = 0;
    };

    std::vector<SeenWarning> listed;  ///< the first ones
    std::map<WarningSite, Site> sites;

    void note(SeenWarning const& warning);
    std::uint64_t count() const;
};

/// An expectation of the scenario, as it came out.
struct Verdict {
    ExpectationResult result;
    bool reached = true;  ///< whether the run came to where it can be judged
};

/// Everything that a summary is made of.
struct Outcome {
    World const& world;
    Machine const& machine;
    SeenWarnings const& warnings;
    std::vector<Verdict> const& verdicts;
};

/// One JSON object and a newline: tickscope-summary/1.
std::string summary_json(Outcome const&);
/// The same as aligned tables for a person.
std::string summary_text(Outcome const&, TextColours const& colours = {});

/// The machine with all time up to `now` booked, as the next interrupt on each CPU would book it.
Machine settled(Machine machine);

}
