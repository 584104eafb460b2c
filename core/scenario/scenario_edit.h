// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"

namespace tickscope {

/// A change of a story from its start: what happens before the first instant, as a Command is what happens at one.
namespace edit {

/// The story on another kernel.
struct Kernel {
    KernelSpec kernel;
    bool operator==(Kernel const&) const = default;
};
/// These fixes on or off from the start.
struct Fixes {
    cmd::SetFixes fixes;
    bool operator==(Fixes const&) const = default;
};
/// A CPU that is online or offline at boot.
struct Cpu {
    CpuId cpu{};
    bool online = true;
    bool operator==(Cpu const&) const = default;
};

}

using ScenarioEdit = std::variant<edit::Kernel, edit::Fixes, edit::Cpu>;

/// The scenario with the edit made. The boot CPU stays online.
Scenario edited(Scenario scenario, ScenarioEdit const& edit);

/// What is left of a command that a person gave before, once the edit is made; none: nothing. Somebody who wants a
/// fix from the start no longer wants it switched the other way on the way.
std::optional<Command> left_of(Command command, ScenarioEdit const& edit);

}
