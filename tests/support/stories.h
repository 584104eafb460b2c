// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

#include <string>

namespace tickscope::support {

/// The scenario of a file's text; the test program stops where it is not one.
Scenario scenario_of(std::string const& yaml);

/// Two CPUs, two processes of several threads that run, sleep and die, timers, signals, draws from the seed, and events
/// from outside: a CPU leaves and comes back, a fix is switched.
Scenario busy_story();

}
