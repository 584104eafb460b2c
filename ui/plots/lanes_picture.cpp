// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lanes_picture.h"

#include <algorithm>
#include <cmath>

namespace tickscope::ui {

std::optional<CpuId> LaneRows::at(double y) const
{
    double const row = std::floor((y - top + scroll) / row_height);
    if (y < top || y >= top + height || row < 0 || row >= static_cast<double>(cpus))
        return std::nullopt;
    return static_cast<CpuId>(row);
}

std::size_t LaneRows::first_visible() const
{
    return static_cast<std::size_t>(std::max(0.0, std::floor(scroll / row_height)));
}

std::size_t LaneRows::end_visible() const
{
    return std::min(cpus, static_cast<std::size_t>(std::max(0.0, std::ceil((scroll + height) / row_height))));
}

double rowHeightFor(std::size_t cpus, double height)
{
    double const fair = height / static_cast<double>(std::max<std::size_t>(1, cpus));
    return std::clamp(std::floor(fair), LaneRows::lowest, LaneRows::highest);
}

RowParts partsOf(QRectF const& row)
{
    if (row.height() >= 38)
        return {row.adjusted(0, 9, 0, -13), QRectF{row.left(), row.top() + 2, row.width(), 6}, row.bottom() - 7};
    if (row.height() >= 22)
        return {row.adjusted(0, 5, 0, -7), QRectF{row.left(), row.top() + 1, row.width(), 4}, row.bottom() - 4};
    if (row.height() >= 12)
        return {row.adjusted(0, 3, 0, -1), QRectF{row.left(), row.top(), row.width(), 3}, std::nullopt};
    return {row.adjusted(0, 0, 0, row.height() >= 5 ? -1 : 0), std::nullopt, std::nullopt};
}

static TimeRange recordedPart(LanesQuestion const& question)
{
    return {question.range.from, std::max(question.range.from, std::min(question.range.to, question.reached))};
}

static void addPieces(LanePicture& picture, Lane const& lane, TimeRange part, LanesQuestion const& question,
                      std::size_t count)
{
    Nanos const label = question.range.length() / question.columns * question.label_columns;
    for (LaneSpan const& span : lane.spans(part.from, part.to, count + 2, question.reached)) {
        LaneSegment const piece{std::max(span.from, part.from), std::min(span.to, part.to), span.task, span.kind};
        if (piece.to <= piece.from)
            continue;
        picture.pieces.push_back(piece);
        if (piece.kind == LaneKind::Offline)
            picture.offline.push_back(piece);
        else if (piece.task && piece.to - piece.from >= label)
            picture.labels.push_back(piece);
    }
}

/// Columns in a row that look alike, so that a busy thread has its name and an offline CPU its frame also from afar.
template<class Alike, class Found>
static void eachRun(std::vector<LaneBin> const& columns, Alike&& alike, Found&& found)
{
    for (std::size_t begin = 0; begin < columns.size();) {
        std::size_t end = begin + 1;
        while (end < columns.size() && alike(columns[begin], columns[end]))
            ++end;
        found(begin, end);
        begin = end;
    }
}

static void addColumns(LanePicture& picture, Lane const& lane, LanesQuestion const& question)
{
    picture.columns = lane.bins(question.range.from, question.range.to, question.columns, question.reached);
    TimeScale const scale{question.range, 0, static_cast<double>(question.columns)};
    auto const mostly = [](LaneBin const& bin) { return bin.busy > 0.8f ? bin.dominant : Maybe<TaskId>{}; };
    auto const away = [](LaneBin const& bin) { return bin.offline > 0.5f; };
    eachRun(
        picture.columns,
        [&](LaneBin const& a, LaneBin const& b) { return mostly(a) == mostly(b) && away(a) == away(b); },
        [&](std::size_t begin, std::size_t end) {
            LaneBin const& bin = picture.columns[begin];
            LaneSegment const piece{scale.time(static_cast<double>(begin)), scale.time(static_cast<double>(end)),
                                    mostly(bin), away(bin) ? LaneKind::Offline : LaneKind::User};
            if (piece.kind == LaneKind::Offline)
                picture.offline.push_back(piece);
            else if (piece.task && static_cast<int>(end - begin) >= question.label_columns)
                picture.labels.push_back(piece);
        });
}

/// A dot is full where no tick is missing, however many it stands for, and fades with what is missing.
static std::vector<float> tickDots(Lane const& lane, TimeRange part, LanesQuestion const& question)
{
    std::vector<float> dots(static_cast<std::size_t>(question.dot_columns), 0.0f);
    ColumnEdges edges{question.range.from, question.range.to, question.dot_columns};
    std::uint64_t before = lane.ticks_before(part.from);
    for (float& dot : dots) {
        SimTime const from = edges.at();
        edges.advance();
        SimTime const to = std::min(edges.at(), part.to);
        if (to <= from)
            break;
        std::uint64_t const after = lane.ticks_before(to, before);
        auto const due = static_cast<std::uint64_t>(std::max<std::int64_t>(1, (to - from) / question.tick_period));
        std::uint64_t const ticked = after - before;
        // One tick more or less lies on an edge.
        dot = ticked > 0 && ticked + 1 >= due ? 1.0f : static_cast<float>(ticked) / static_cast<float>(due);
        before = after;
    }
    return dots;
}

static std::vector<std::uint32_t> waitingColumns(Lane const& lane, TimeRange part, LanesQuestion const& question)
{
    std::vector<std::uint32_t> waiting(static_cast<std::size_t>(question.columns), 0);
    TimeScale const scale{question.range, 0, static_cast<double>(question.columns)};
    auto const recorded = static_cast<std::size_t>(std::clamp(std::ceil(scale.x(part.to)), 0.0, scale.width));
    std::vector<CurveColumn> const columns =
        lane.waiting.columns(question.range.from, question.range.to, question.columns);
    for (std::size_t i = 0; i < std::min(recorded, columns.size()); ++i)
        waiting[i] = columns[i].known ? static_cast<std::uint32_t>(std::max<std::int64_t>(0, columns[i].max)) : 0;
    return waiting;
}

LanePicture lanePicture(Lanes const& lanes, CpuId cpu, LanesQuestion const& question)
{
    Lane const& lane = lanes.lane(cpu);
    TimeRange const part = recordedPart(question);
    LanePicture picture{.cpu = cpu};
    if (part.to < question.range.to)
        picture.future = TimeRange{part.to, question.range.to};
    if (part.length() <= Nanos{})
        return picture;
    if (part.from < lane.detail_from())
        picture.sums = TimeRange{part.from, std::min(part.to, lane.detail_from())};
    std::size_t const count = lane.span_count(part.from, part.to);
    // Spans that are no longer kept would be missing among the pieces; columns know of them.
    bool const all_kept = part.from >= lane.detail_from();
    if (all_kept && count <= static_cast<std::size_t>(question.columns) / 4)
        addPieces(picture, lane, part, question, count);
    else
        addColumns(picture, lane, question);
    if (question.wants_dots)
        picture.dots = tickDots(lane, part, question);
    if (question.wants_waiting)
        picture.waiting = waitingColumns(lane, part, question);
    picture.whole = lane.bins(part.from, part.to, 1, question.reached).front();
    picture.busy = static_cast<double>(picture.whole.busy);
    return picture;
}

std::optional<LaneSegment> segmentAt(Lanes const& lanes, CpuId cpu, SimTime at, SimTime reached)
{
    if (at < SimTime{} || at >= reached || index_of(cpu) >= lanes.cpus())
        return std::nullopt;
    std::vector<LaneSpan> const spans = lanes.lane(cpu).spans(at, at + Nanos{1}, 1, reached);
    if (spans.empty())
        return std::nullopt;
    return LaneSegment{spans.front().from, std::min(spans.front().to, reached), spans.front().task, spans.front().kind};
}

}
