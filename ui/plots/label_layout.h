// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace tickscope::ui {

/// A label that wants to sit on a horizontal line from left to right, at y.
struct LineLabel {
    double left = 0, right = 0, y = 0;
    QSizeF size;
    bool needed = false;  ///< the line still stands: try harder to find it a place
};

/// Where each label goes: at the right end of its line and above it, else further left, else below. No two overlap and
/// none leaves `area`; a label without a place is left out. Needed ones choose first. Places that `hides_something`
/// are taken by needed labels only, where there is no other.
std::vector<std::optional<QRectF>> placeLineLabels(
    std::vector<LineLabel> const& labels, QRectF const& area,
    std::function<bool(QRectF const&)> const& hides_something = [](QRectF const&) { return false; });

/// A flag that wants its left edge at x.
struct FlagLabel {
    double x = 0;
    double width = 0;
};

/// Flags side by side in one row: each has the labels first .. first+count-1, whose widths do not matter any more where
/// there is more than one.
struct FlagGroup {
    std::size_t first = 0, count = 0;
    double left = 0, width = 0;

    bool operator==(FlagGroup const&) const = default;
};

/// Puts flags, sorted by x, into one row from `left` to `right`. Where two would touch they become a group of
/// `group_width`, which takes in whatever it touches in turn.
std::vector<FlagGroup> placeFlags(std::vector<FlagLabel> const& flags, double left, double right, double group_width);

}
