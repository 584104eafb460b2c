// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/world.h"
#include "core/kernel/machine.h"
#include "core/kernel/trace_event.h"
#include "core/scenario/check.h"

#include <string>
#include <vector>

namespace tickscope {

/// A complaint of the modelled kernel, as the summary lists it.
struct SeenWarning {
    SimTime at{};
    WarningSite site{};
};

/// An expectation of the scenario, as it came out.
struct Verdict {
    Judgement judgement;
    bool reached = true;  ///< whether the run came to the instant that it is about
};

/// Everything that a summary is made of.
struct Outcome {
    World const& world;
    Machine const& machine;
    std::vector<SeenWarning> const& warnings;
    std::vector<Verdict> const& verdicts;
};

/// One JSON object and a newline: tickscope-summary/1.
std::string summary_json(Outcome const&);
/// The same as aligned tables for a person.
std::string summary_text(Outcome const&);

/// The machine with all time up to `now` booked, as the next interrupt on each CPU would book it.
Machine settled(Machine machine);

}
