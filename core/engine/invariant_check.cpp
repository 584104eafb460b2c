// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/invariant_check.h"

namespace tickscope {

static std::vector<BrokenLaw> everything_broken(std::optional<Machine> const& before, Engine const& engine)
{
    Machine const& now = engine.machine();
    std::vector<BrokenLaw> all = broken_laws(now);
    std::vector<BrokenLaw> const asleep = lost_wakeups(now, *engine.world());
    all.insert(all.end(), asleep.begin(), asleep.end());
    if (before) {
        std::vector<BrokenLaw> const fallen = broken_laws(*before, now);
        all.insert(all.end(), fallen.begin(), fallen.end());
    }
    return all;
}

void InvariantCheck::look(Engine& engine)
{
    if (!engine.machine().booted)
        return;
    Broken broken;
    for (BrokenLaw const& law : everything_broken(m_before, engine))
        if (broken.emplace(law.law, law.subject).second && !m_broken.contains({law.law, law.subject}))
            engine.report({law.law, law.subject});
    m_broken = std::move(broken);
    m_before = engine.machine();
}

}
