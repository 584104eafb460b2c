// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/migration_arrows.h"

#include "ui/plots/lane_text.h"
#include "ui/plots/lanes_painter.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {

static QRectF rowOf(LanesScene const& scene, CpuId cpu)
{
    return scene.rows.row(cpu, scene.area.left(), scene.area.width());
}

MigrationArrow arrowOf(LanesScene const& scene, Migration const& migration)
{
    QRectF const from = partsOf(rowOf(scene, migration.from)).bar, to = partsOf(rowOf(scene, migration.to)).bar;
    bool const down = to.top() > from.top();
    double const x = scene.time.x(migration.at);
    MigrationArrow arrow{{x, down ? from.bottom() : from.top()}, {x, down ? to.top() : to.bottom()}, 0};
    arrow.bow = std::min(10.0, std::abs(arrow.end.y() - arrow.start.y()) / 3);
    return arrow;
}

std::optional<Migration> migrationAt(LanesScene const& scene, QPointF pointer)
{
    static constexpr double reach = 6;
    std::optional<Migration> nearest;
    double least = reach;
    for (Migration const& migration : scene.migrations) {
        MigrationArrow const arrow = arrowOf(scene, migration);
        auto const [top, bottom] = std::minmax({arrow.start.y(), arrow.end.y()});
        double const middle = arrow.start.x() - arrow.bow * 0.4;  // between its ends and the depth of its bow
        double const distance = std::max(0.0, std::abs(pointer.x() - middle) - arrow.bow * 0.4);
        if (pointer.y() < top - 2 || pointer.y() > bottom + 2 || distance >= least)
            continue;
        least = distance;
        nearest = migration;
    }
    return nearest;
}

static void paintArrow(QPainter& painter, MigrationArrow const& arrow, Colours const& colours)
{
    QPointF const aside{-arrow.bow, 0};
    QPainterPath path{arrow.start};
    path.cubicTo(arrow.start + aside, arrow.end + aside, arrow.end);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen{colours.background, 3});
    painter.drawPath(path);
    painter.setPen(QPen{colours.text, 1.2});
    painter.drawPath(path);
    double const tip = arrow.end.y() > arrow.start.y() ? -5 : 5;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    painter.drawPolygon(QPolygonF{{arrow.end, arrow.end + QPointF{-3.5, tip}, arrow.end + QPointF{3.5, tip}}});
}

namespace {

/// Puts a word beside each arrow where it leaves its row, unless another arrow or another word is there.
class Reasons {
public:
    Reasons(QPainter& painter, LanesScene const& scene, Colours const& colours)
        : m_painter{painter}
        , m_scene{scene}
        , m_colours{colours}
        , m_metrics{textFont(TextSize::Small)}
    {
    }

    void paint()
    {
        m_painter.setFont(textFont(TextSize::Small));
        for (Migration const& migration : m_scene.migrations) {
            QString const word = migrateWhyName(migration.why);
            QRectF const place = placeOf(migration, m_metrics.horizontalAdvance(word));
            if (!isFree(place, migration.n))
                continue;
            m_taken.push_back(place);
            m_painter.setPen(Qt::NoPen);
            m_painter.setBrush(m_colours.background);
            m_painter.drawRoundedRect(place, 3, 3);
            m_painter.setPen(m_colours.textMuted);
            m_painter.drawText(place, Qt::AlignCenter, word);
        }
    }

private:
    QRectF placeOf(Migration const& migration, double width) const
    {
        MigrationArrow const arrow = arrowOf(m_scene, migration);
        bool const down = arrow.end.y() > arrow.start.y();
        QRectF const row = rowOf(m_scene, migration.from);
        double const height = m_metrics.height();
        return {arrow.start.x() + 4, (down ? row.bottom() : row.top()) - height / 2, width + 6, height};
    }

    bool isFree(QRectF const& place, std::uint64_t n) const
    {
        if (place.right() > m_scene.area.right() || place.top() < m_scene.area.top())
            return false;
        auto const hides = [&](Migration const& other) {
            MigrationArrow const arrow = arrowOf(m_scene, other);
            auto const [top, bottom] = std::minmax({arrow.start.y(), arrow.end.y()});
            return other.n != n &&
                place.intersects({arrow.start.x() - arrow.bow, top, arrow.bow + 4, std::max(1.0, bottom - top)});
        };
        return std::none_of(m_scene.migrations.begin(), m_scene.migrations.end(), hides) &&
            std::none_of(m_taken.begin(), m_taken.end(), [&](QRectF const& taken) { return taken.intersects(place); });
    }

    QPainter& m_painter;
    LanesScene const& m_scene;
    Colours const& m_colours;
    QFontMetricsF m_metrics;
    std::vector<QRectF> m_taken;
};

}

void paintMigrations(QPainter& painter, LanesScene const& scene, Colours const& colours)
{
    static constexpr double least_height = 30;  // of rows that have a word between them
    static constexpr std::size_t most_words = 80;
    painter.setRenderHint(QPainter::Antialiasing);
    for (Migration const& migration : scene.migrations)
        paintArrow(painter, arrowOf(scene, migration), colours);
    if (scene.rows.row_height >= least_height && scene.migrations.size() <= most_words)
        Reasons{painter, scene, colours}.paint();
}

}
