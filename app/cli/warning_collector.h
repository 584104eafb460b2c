// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/summary.h"
#include "core/kernel/trace_event.h"

#include <cstdint>
#include <optional>

namespace tickscope {

/// Keeps of a trace what the summary and the exit status want to know.
class WarningCollector final : public TraceSink {
public:
    void record(TraceEvent const& event) override;

    SeenWarnings const& warnings() const { return m_warnings; }
    /// Laws that were broken: a mistake of ours, never the scenario's.
    std::uint64_t broken_laws() const { return m_broken_laws; }
    std::optional<TraceEvent> const& first_broken_law() const { return m_first_broken_law; }

private:
    SeenWarnings m_warnings;
    std::uint64_t m_broken_laws = 0;
    std::optional<TraceEvent> m_first_broken_law;
};

}
