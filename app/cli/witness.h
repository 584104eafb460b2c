// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/summary.h"
#include "core/kernel/trace_event.h"

#include <vector>

namespace tickscope {

/// Keeps of a trace what the summary and the exit status want to know.
class Witness final : public TraceSink {
public:
    void record(TraceEvent const& event) override;

    std::vector<SeenWarning> const& warnings() const { return m_warnings; }
    /// Laws that were broken: a mistake of ours, never the scenario's.
    std::vector<TraceEvent> const& broken_laws() const { return m_broken_laws; }

private:
    std::vector<SeenWarning> m_warnings;
    std::vector<TraceEvent> m_broken_laws;
};

}
