// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/lanes.h"

#include <QColor>
#include <QImage>

#include <array>
#include <vector>

namespace tickscope::ui {

struct Colours;

/// The colour that a thread has everywhere; the others recede while one is selected.
QColor laneColour(Colours const& colours, TaskId task, Maybe<TaskId> selected);
/// The same for a thin line: darker on a light ground, so that it is seen.
QColor lineColour(Colours const& colours, TaskId task);
/// What hatches a thread's colour where it is in the kernel.
QColor hatchOf(QColor const& colour, Colours const& colours);
/// Stripes at 45 degrees, `period` pixels apart along a row.
inline bool onHatch(int x, int y, int period) { return (x + y) % period < period * 2 / 5; }

/// The few colours of all lanes, mixed once a picture and not once a column.
class LaneInk {
public:
    LaneInk(Colours const& colours, Maybe<TaskId> selected);

    struct FramePair {
        QRgb plain = 0, hatch = 0;
    };
    FramePair of(TaskId task) const
    {
        return (m_selected && *m_selected != task ? m_receding : m_full)[index_of(task) % 8];
    }
    /// Paler the less the CPU was busy; `busy` is 0 .. 1.
    FramePair faded(TaskId task, float busy) const;
    QRgb idle() const { return m_idle; }
    QRgb others() const { return m_others; }  ///< of those who have no colour of their own in a column

private:
    std::array<FramePair, 8> m_full, m_receding;
    QRgb m_idle, m_others, m_hatching;
    Maybe<TaskId> m_selected;
};

/// A lane from afar: each column as high as the CPU was busy, shared in proportion by those who ran, hatched where that
/// was in the kernel. Nobody who has a slice has less than a row. `low`: there is no room to show a height, and the
/// colour of whoever had most fades instead. `period` is that of the hatching, in pixels.
QImage columnsImage(std::vector<LaneBin> const& columns, int height, bool low, int period, LaneInk const& ink);

}
