// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/summary.h"
#include "core/engine/engine.h"

#include <vector>

namespace tickscope {

/// Watches a run for what its scenario expects.
class ExpectationWatch {
public:
    explicit ExpectationWatch(Scenario const&) { }

    TraceSink* sink() { return &m_nobody; }
    std::vector<SimTime> instants() const { return {}; }
    void look(Engine const&) { }
    std::vector<Verdict> verdicts(Engine const&) { return {}; }

private:
    class Nobody final : public TraceSink {
        void record(TraceEvent const&) override { }
    };
    Nobody m_nobody;
};

}
