// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/console_script.h"

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace tickscope {

/// What comes out in the releases from one to another.
struct InReleases {
    std::string from, to;
    std::string expected;
};

/// One question to the kernel, and what each release from 2.6.29 to 2.6.36 answers.
struct ReleaseFact {
    std::string name;
    std::function<std::string(KernelConfig const&)> found;
    std::vector<InReleases> answers;

    friend std::ostream& operator<<(std::ostream& out, ReleaseFact const& fact) { return out << fact.name; }
};

/// Asks every release. A release that has no answer, or two, fails.
void expect_in_every_release(ReleaseFact const& fact);

/// The numbers of the ticks at which a signal or timer of this name came: "3 5 7".
std::string ticks_of(std::string const& name, ConsoleScript const& script, KernelConfig const& kernel,
                     std::size_t most = 100);
/// How many there were.
std::string count_of(std::string const& name, ConsoleScript const& script, KernelConfig const& kernel);
/// Fields of the last observation of a kind: "90 [0,89986]".
std::string fields_of(std::string_view ev, std::vector<std::string> const& fields, ConsoleScript const& script,
                      KernelConfig const& kernel);
/// One field of every observation of a kind, in order.
std::string every(std::string_view ev, std::string const& field, ConsoleScript const& script,
                  KernelConfig const& kernel);

}
