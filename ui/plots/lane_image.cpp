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

/// What a column of pixels holds from top to bottom: idle, hatched, plain.
struct ColumnPixels {
    LaneInk::FramePair ink;
    int hatched_from = 0, plain_from = 0;
};

ColumnPixels pixelsOf(LaneBin const& bin, int height, bool low, LaneInk const& ink)
{
    if (!bin.dominant || bin.busy <= 0)
        return {{}, height, height};
    auto const rows = [&](float share) { return static_cast<int>(share * static_cast<float>(height) + 0.5f); };
    int const busy = low ? height : std::clamp(rows(bin.busy), 1, height);
    int const system = std::clamp(rows(bin.system), 0, busy);
    return {low ? ink.faded(*bin.dominant, std::min(bin.busy, 1.0f)) : ink.of(*bin.dominant), height - busy,
            height - busy + system};
}

}

QImage columnsImage(std::vector<LaneBin> const& columns, int height, bool low, int period, LaneInk const& ink)
{
    QImage image{static_cast<int>(columns.size()), height, QImage::Format_RGB32};
    std::vector<ColumnPixels> pixels;
    pixels.reserve(columns.size());
    for (LaneBin const& bin : columns)
        pixels.push_back(pixelsOf(bin, height, low, ink));
    QRgb const idle = ink.idle();
    for (int y = 0; y < height; ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        int phase = y % period;  // of the hatching, as onHatch() has it
        for (std::size_t x = 0; x < pixels.size(); ++x) {
            ColumnPixels const& column = pixels[x];
            bool const hatched = y < column.plain_from && phase < period * 2 / 5;
            line[x] = y < column.hatched_from ? idle : hatched ? column.ink.hatch : column.ink.plain;
            phase = phase + 1 == period ? 0 : phase + 1;
        }
    }
    return image;
}

}
