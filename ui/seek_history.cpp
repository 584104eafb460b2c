// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seek_history.h"

namespace tickscope::ui {

static constexpr std::size_t most_jumps = 100;

void SeekHistory::remember(SimTime from)
{
    if (m_back.size() == most_jumps)
        m_back.erase(m_back.begin());
    m_back.push_back(from);
    m_forward.clear();
}

std::optional<SimTime> SeekHistory::move(std::vector<SimTime>& from, std::vector<SimTime>& to, SimTime now)
{
    if (from.empty())
        return std::nullopt;
    SimTime const target = from.back();
    from.pop_back();
    to.push_back(now);
    return target;
}

}
