// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/warning_collector.h"

namespace tickscope {

void WarningCollector::record(TraceEvent const& event)
{
    if (auto const* warning = std::get_if<traced::Warning>(&event.what))
        m_warnings.note({event.at, warning->site});
    else if (std::holds_alternative<traced::Invariant>(event.what)) {
        ++m_broken_laws;
        if (!m_first_broken_law)
            m_first_broken_law = event;
    }
}

void SeenWarnings::note(SeenWarning const& warning)
{
    ++sites.try_emplace(warning.site, Site{warning.at, 0}).first->second.times;
    if (listed.size() < most_listed)
        listed.push_back(warning);
}

std::uint64_t SeenWarnings::count() const
{
    std::uint64_t count = 0;
    for (auto const& [site, seen] : sites)
        count += seen.times;
    return count;
}

}
