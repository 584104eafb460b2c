// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/label_layout.h"

#include <algorithm>
#include <numeric>

namespace tickscope::ui {

static constexpr double air = 3;  // pixels between two labels, and between a label and its line

namespace {

class Counts {
public:
    explicit Counts(QRectF const& area)
        : m_area{area}
    {
    }

    bool take(QRectF const& wanted)
    {
        QRectF const with_air = wanted.adjusted(-air, 0, air, 0);
        if (!m_area.contains(wanted) || std::any_of(m_taken.begin(), m_taken.end(), [&](QRectF const& taken) {
                return taken.intersects(with_air);
            }))
            return false;
        m_taken.push_back(wanted);
        return true;
    }

private:
    QRectF m_area;
    std::vector<QRectF> m_taken;
};

}

using Hides = std::function<bool(QRectF const&)>;

static std::vector<QRectF> candidates(LineLabel const& label, QRectF const& area)
{
    double const right = std::min(label.right, area.right()) - air;
    double const left = std::max(label.left, area.left()) + air;
    double const step = label.size.width() / 2;
    std::vector<QRectF> places;
    for (double const top : {label.y - label.size.height(), label.y + 1}) {
        for (double x = right - label.size.width(); x >= left && places.size() < 40; x -= step)
            places.push_back({{x, top}, label.size});
    }
    return places;
}

static std::optional<QRectF> placeOne(LineLabel const& label, QRectF const& area, Hides const& hides, Counts& places)
{
    std::vector<QRectF> const wanted = candidates(label, area);
    for (QRectF const& place : wanted) {
        if (!hides(place) && places.take(place))
            return place;
    }
    for (QRectF const& place : wanted) {
        if (label.needed && places.take(place))
            return place;
    }
    return std::nullopt;
}

std::vector<std::optional<QRectF>> placeLineLabels(std::vector<LineLabel> const& labels, QRectF const& area,
                                                   Hides const& hides)
{
    std::vector<std::size_t> order(labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (labels[a].needed != labels[b].needed)
            return labels[a].needed;
        return labels[a].right > labels[b].right;
    });

    Counts places{area};
    std::vector<std::optional<QRectF>> placed(labels.size());
    for (std::size_t const i : order)
        placed[i] = placeOne(labels[i], area, hides, places);
    return placed;
}

std::vector<FlagGroup> placeFlags(std::vector<FlagLabel> const& flags, double left, double right, double group_width)
{
    std::vector<FlagGroup> groups;
    auto const fit = [&](FlagGroup& group) { group.left = std::max(left, std::min(group.left, right - group.width)); };
    for (std::size_t i = 0; i < flags.size(); ++i) {
        FlagGroup group{i, 1, flags[i].x, flags[i].width};
        fit(group);
        while (!groups.empty() && groups.back().left + groups.back().width + air > group.left) {
            FlagGroup const before = groups.back();
            groups.pop_back();
            group = {before.first, before.count + group.count, flags[before.first].x, group_width};
            fit(group);
        }
        groups.push_back(group);
    }
    return groups;
}

}
