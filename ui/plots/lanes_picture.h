// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/lanes.h"
#include "ui/plots/time_range.h"

#include <QRectF>

#include <optional>
#include <vector>

namespace tickscope::ui {

/// How the rows of CPUs share the height that there is.
struct LaneRows {
    std::size_t cpus = 0;
    double top = 0;     ///< of the area that shows them
    double height = 0;  ///< of that area
    double row_height = 40;
    double scroll = 0;  ///< pixels of rows above the area

    static constexpr double lowest = 4, highest = 64;

    double whole() const { return row_height * static_cast<double>(cpus); }
    double most_scroll() const { return std::max(0.0, whole() - height); }
    QRectF row(CpuId cpu, double left, double width) const
    {
        return {left, top - scroll + row_height * static_cast<double>(index_of(cpu)), width, row_height};
    }
    std::optional<CpuId> at(double y) const;
    std::size_t first_visible() const;
    std::size_t end_visible() const;
};

/// Rows as high as fit, between LaneRows::lowest and highest.
double rowHeightFor(std::size_t cpus, double height);

/// What lies where in one row. Low rows have room for less.
struct RowParts {
    QRectF bar;
    std::optional<QRectF> stripe;  ///< threads that wait
    std::optional<double> dots;    ///< the y of tick dots
};
RowParts partsOf(QRectF const& row);

/// A stretch that belongs to one thread in one way.
struct LaneSegment {
    SimTime from{}, to{};
    Maybe<TaskId> task;
    LaneKind kind{};

    bool operator==(LaneSegment const&) const = default;
};

/// One CPU, as it looks in a stretch of time.
struct LanePicture {
    CpuId cpu{};
    std::vector<LaneSegment> pieces;  ///< each span as it was, where there are few; else empty
    std::vector<LaneBin> columns;     ///< sums by column, where there are many; else empty
    std::vector<LaneSegment> labels;  ///< stretches wide enough for a name
    std::vector<LaneSegment> offline;
    std::vector<float> dots;             ///< by dot column: share of the ticks that a running tick would have, 0 .. 1
    std::vector<std::uint32_t> waiting;  ///< by column: the most that waited
    double busy = 0;                     ///< share of the recorded part in sight
    LaneBin whole;                       ///< all of that part in one column
    std::optional<TimeRange> future;     ///< what of the stretch is not recorded yet
    std::optional<TimeRange> sums;       ///< what of it is no longer kept in detail: only sums of longer stretches are
};

struct LanesQuestion {
    TimeRange range;
    SimTime reached{};
    int columns = 1;         ///< pixels
    int dot_columns = 1;     ///< places for tick dots
    int label_columns = 24;  ///< narrower pieces get no name
    Nanos tick_period{1'000'000};
    bool wants_dots = true;     ///< false: there is no room for them
    bool wants_waiting = true;  ///< the same
};

LanePicture lanePicture(Lanes const& lanes, CpuId cpu, LanesQuestion const& question);

/// What a CPU did at an instant, as one uninterrupted stretch; none beyond the record.
std::optional<LaneSegment> segmentAt(Lanes const& lanes, CpuId cpu, SimTime at, SimTime reached);

}
