// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/witness.h"

namespace tickscope {

void Witness::record(TraceEvent const& event)
{
    if (auto const* warning = std::get_if<traced::Warning>(&event.what))
        m_warnings.push_back({event.at, warning->site});
    else if (std::holds_alternative<traced::Invariant>(event.what))
        m_broken_laws.push_back(event);
}

}
