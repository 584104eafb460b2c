// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/comparison_runner.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// A kernel that the one shown may be compared with.
struct ComparisonChoice {
    enum class Kind { Fix, AllFixes, Tree };
    Kind kind{};
    QString id;     ///< "fix.abstime-sync", "fixes.none", "tree.2.6.28": the same in every language
    QString name;   ///< "without abstime-sync", "none of the eight fixes", "2.6.28"
    QString title;  ///< of its line in a menu: "Timer starts at the clock"
    QString note;   ///< beside it: "4da94d4 off"
    KernelSpec kernel;
};

/// Each fix switched the other way, all or none of them, and every tree by name; none that is `a`
/// itself.
std::vector<ComparisonChoice> comparisonChoices(KernelSpec const& a);

/// `kernel` with one fix switched the other way.
KernelSpec withFixSwitched(KernelSpec kernel, Fix fix);

/// "2.6.29-rc5", "2.6.29-rc5 without abstime-sync", "2.6.28 with 3 of 8 fixes".
QString kernelName(KernelSpec const& kernel);
/// What sets `b` off from `a`, as short as it can be said: "without abstime-sync", else its name.
QString otherKernelText(KernelSpec const& a, KernelSpec const& b);

/// The fixes that a story tells of: those whose key or commit it names, in the order of the commits.
std::vector<Fix> fixesOfStory(Scenario const& scenario);

/// How the comparison stands: "the same so far", "they part at 10.000 s", "B is computed up to 0.400 s".
QString comparisonStateText(FramePair const& pair);

}
