// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario_edit.h"

#include <algorithm>

namespace tickscope {
namespace {

struct Editor {
    Scenario& scenario;

    void operator()(edit::Kernel const& e) const { scenario.kernel = e.kernel; }
    void operator()(edit::Fixes const& e) const
    {
        for (auto const& [fix, on] : e.fixes.fixes)
            scenario.kernel.fixes.set(fix, on);
        for (auto const& [fix, on] : e.fixes.later)
            scenario.kernel.later_fixes.set(fix, on);
    }
    void operator()(edit::Cpu const& e) const
    {
        auto const cpu = static_cast<std::uint32_t>(index_of(e.cpu));
        if (cpu == 0 || cpu >= scenario.machine.cpus)
            return;
        std::vector<std::uint32_t> online;
        for (std::uint32_t i = 0; i < scenario.machine.cpus; ++i)
            if (i == cpu ? e.online : is_online(i))
                online.push_back(i);
        // All of them is what a file says that does not name them.
        if (online.size() == scenario.machine.cpus)
            scenario.machine.online.reset();
        else
            scenario.machine.online = CpuSet{online};
    }

    bool is_online(std::uint32_t cpu) const
    {
        return !scenario.machine.online || scenario.machine.online->contains(cpu);
    }
};

template<class Item>
void leave_out(std::vector<std::pair<Item, bool>>& from, std::vector<std::pair<Item, bool>> const& what)
{
    std::erase_if(from, [&](auto const& item) {
        return std::ranges::any_of(what, [&](auto const& other) { return other.first == item.first; });
    });
}

}

Scenario edited(Scenario scenario, ScenarioEdit const& edit)
{
    std::visit(Editor{scenario}, edit);
    return scenario;
}

std::optional<Command> left_of(Command command, ScenarioEdit const& edit)
{
    auto* const switched = std::get_if<cmd::SetFixes>(&command);
    if (auto const* fixes = std::get_if<edit::Fixes>(&edit); fixes && switched) {
        leave_out(switched->fixes, fixes->fixes.fixes);
        leave_out(switched->later, fixes->fixes.later);
        if (switched->fixes.empty() && switched->later.empty())
            return std::nullopt;
    }
    if (auto const* cpu = std::get_if<edit::Cpu>(&edit)) {
        auto const* const offline = std::get_if<cmd::Offline>(&command);
        auto const* const online = std::get_if<cmd::Online>(&command);
        if ((offline && offline->cpu == cpu->cpu) || (online && online->cpu == cpu->cpu))
            return std::nullopt;
    }
    return command;
}

}
