// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "core/trace/lanes.h"
#include "ui/plots/time_range.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// How busy the machine was, column by column over the whole run. Columns that are over do not change any more: each
/// is worked out once, however long the run and however often it is drawn.
class ActivityProfile {
public:
    struct Share {
        float user = 0, system = 0;  ///< of the CPUs that there are, 0 .. 1
    };

    /// Brings the columns up to `reached`. Another range, width or epoch begins again.
    void update(Lanes const& lanes, TimeRange whole, int columns, std::uint64_t epoch, SimTime reached);
    std::vector<Share> const& columns() const { return m_columns; }

private:
    void addLane(std::vector<LaneBin> const& bins, float weight);

    TimeRange m_whole;
    std::uint64_t m_epoch = 0;
    std::size_t m_done = 0;  ///< columns before it are over
    std::vector<Share> m_columns;
};

/// A command in a few words: "CPU 3 offline", "SIGKILL to worker".
QString commandText(Command const& command);

/// Something done from outside, as a mark on the scrubber.
struct CommandMark {
    SimTime at{};
    QString text;
    bool planned = false;  ///< not reached yet

    bool operator==(CommandMark const&) const = default;
};
/// In order of time.
std::vector<CommandMark> commandMarks(std::vector<CommandAt> const& commands, SimTime reached);

/// What the scrubber says beside the end of the record; nothing where there is nothing to say.
QString recordText(Frame const& frame);

}
