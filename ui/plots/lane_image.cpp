// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lane_image.h"

#include "ui/plots/mixed.h"
#include "ui/style/theme.h"

#include <algorithm>

namespace tickscope::ui {

QColor laneColour(Colours const& colours, TaskId task, Maybe<TaskId> selected)
{
    QColor const colour = colours.threads[index_of(task) % colours.threads.size()];
    return selected && *selected != task ? mixed(colour, colours.idle, 0.68) : colour;
}

QColor lineColour(Colours const& colours, TaskId task)
{
    QColor const colour = colours.threads[index_of(task) % colours.threads.size()];
    return colours.dark ? colour : mixed(colour, colours.text, 0.38);
}

static constexpr double hatch_share = 0.62;

QColor hatchOf(QColor const& colour, Colours const& colours) { return mixed(colour, colours.onThread, hatch_share); }

/// As mixed(), with a share of 0 .. 256.
static QRgb mixedPixels(QRgb a, QRgb b, int share_of_b)
{
    auto const mix = [&](int x, int y) { return x + (((y - x) * share_of_b + 128) >> 8); };
    return qRgb(mix(qRed(a), qRed(b)), mix(qGreen(a), qGreen(b)), mix(qBlue(a), qBlue(b)));
}

LaneInk::LaneInk(Colours const& colours, Maybe<TaskId> selected)
    : m_idle{colours.idle.rgb()}
    , m_others{colours.overhead.rgb()}
    , m_hatching{colours.onThread.rgb()}
    , m_selected{selected}
{
    static_assert(std::tuple_size_v<decltype(colours.threads)> == 8);
    for (std::uint32_t i = 0; i < 8; ++i) {
        QColor const full = colours.threads[i], receding = mixed(full, colours.idle, 0.68);
        m_full[i] = {full.rgb(), hatchOf(full, colours).rgb()};
        m_receding[i] = {receding.rgb(), hatchOf(receding, colours).rgb()};
    }
}

LaneInk::FramePair LaneInk::faded(TaskId task, float busy) const
{
    QRgb const plain = mixedPixels(m_idle, of(task).plain, static_cast<int>(64 + 192 * busy));
    return {plain, mixedPixels(plain, m_hatching, static_cast<int>(256 * hatch_share))};
}

namespace {

/// Rows of one look, down to `end`.
struct Band {
    LaneInk::FramePair ink;
    int end = 0;
    bool hatched = false;
};

/// What a column of pixels holds from top to bottom: idle, others, then its slices, the last of them on top.
struct ColumnBands {
    std::array<Band, TopTasks::ranks + 3> bands;
    std::size_t count = 0, at = 0;

    void add(Band const& band) { bands[count++] = band; }
};

int rowsOf(float share, int height) { return static_cast<int>(share * static_cast<float>(height) + 0.5f); }

/// How many rows each slice gets: whoever ran has one, which those who have most give.
std::array<int, TopTasks::ranks> rowsOfSlices(LaneBin const& bin, int height, int busy)
{
    std::array<int, TopTasks::ranks> rows{};
    int used = 0;
    for (std::size_t i = 0; i < rows.size() && bin.slices[i].task; ++i)
        used += rows[i] = std::max(1, rowsOf(bin.slices[i].share, height));
    while (used > busy) {
        int& most = *std::max_element(rows.begin(), rows.end());
        --most;
        --used;
    }
    return rows;
}

void addSlices(ColumnBands& column, LaneBin const& bin, int height, LaneInk const& ink)
{
    int const busy = std::clamp(rowsOf(bin.busy, height), 1, height);
    std::array<int, TopTasks::ranks> const rows = rowsOfSlices(bin, height, busy);
    int y = height - busy;
    column.add({{ink.idle(), ink.idle()}, y, false});
    int others = busy;
    for (int const each : rows)
        others -= each;
    // What lies within rounding of what the slices have is theirs.
    float unnamed = bin.busy;
    for (LaneSlice const& slice : bin.slices)
        unnamed -= slice.share;
    bool const crowd = unnamed * static_cast<float>(height) > 0.25f;
    if (others > 0 && crowd)
        column.add({{ink.others(), ink.others()}, y += others, false});
    for (std::size_t i = rows.size(); i-- > 0;) {
        if (rows[i] == 0)
            continue;
        y = i == 0 ? height : y + rows[i];
        column.add({ink.of(*bin.slices[i].task), y, bin.slices[i].system});
    }
}

ColumnBands bandsOf(LaneBin const& bin, int height, bool low, LaneInk const& ink)
{
    ColumnBands column;
    if (!bin.dominant || bin.busy <= 0)
        column.add({{ink.idle(), ink.idle()}, height, false});
    else if (low)
        column.add({ink.faded(*bin.dominant, std::min(bin.busy, 1.0f)), height, bin.system > bin.busy / 2});
    else
        addSlices(column, bin, height, ink);
    return column;
}

}

QImage columnsImage(std::vector<LaneBin> const& columns, int height, bool low, int period, LaneInk const& ink)
{
    QImage image{static_cast<int>(columns.size()), height, QImage::Format_RGB32};
    std::vector<ColumnBands> bands;
    bands.reserve(columns.size());
    for (LaneBin const& bin : columns)
        bands.push_back(bandsOf(bin, height, low, ink));
    for (int y = 0; y < height; ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        int phase = y % period;  // of the hatching, as onHatch() has it
        for (std::size_t x = 0; x < bands.size(); ++x) {
            ColumnBands& column = bands[x];
            while (y >= column.bands[column.at].end && column.at + 1 < column.count)
                ++column.at;
            Band const& band = column.bands[column.at];
            line[x] = band.hatched && phase < period * 2 / 5 ? band.ink.hatch : band.ink.plain;
            phase = phase + 1 == period ? 0 : phase + 1;
        }
    }
    return image;
}

}
