// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/lane_image.h"
#include "ui/plots/lanes_painter.h"
#include "ui/plots/mixed.h"
#include "ui/style/theme.h"

#include <QBrush>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPaintDevice>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <map>

namespace tickscope::ui {
namespace {

/// The key of the lanes: lays its entries from right to left, as many as there is room for.
class LanesKey {
    Q_DECLARE_TR_FUNCTIONS(LanesKey)

public:
    LanesKey(QPainter& painter, LanesScene const& scene, Colours const& colours, double least)
        : m_painter{painter}
        , m_scene{scene}
        , m_colours{colours}
        , m_metrics{textFont(TextSize::Small)}
        , m_right{scene.area.right()}
        , m_least{least}
    {
        painter.setFont(textFont(TextSize::Small));
    }

    void all();

private:
    template<class Swatch>
    void entry(QString const& name, double swatch, Swatch&& paint);
    void modes();
    void looks();
    void lamps();
    void arrow(QRectF const& place);

    static constexpr double middle = 16;
    QPainter& m_painter;
    LanesScene const& m_scene;
    Colours const& m_colours;
    QFontMetricsF m_metrics;
    double m_right, m_least;
};

template<class Swatch>
void LanesKey::entry(QString const& name, double swatch, Swatch&& paint)
{
    double const width = m_metrics.horizontalAdvance(name);
    if (m_right - width - swatch - 6 < m_least)
        return;
    m_painter.setPen(m_colours.textMuted);
    m_painter.drawText(QRectF{m_right - width - 1, middle - 10, width + 2, 20}, Qt::AlignVCenter | Qt::AlignLeft, name);
    QRectF const place{m_right - width - 6 - swatch, middle - 5, swatch, 10};
    paint(place);
    m_right = place.left() - 16;
}

void LanesKey::arrow(QRectF const& place)
{
    m_painter.setPen(QPen{m_colours.text, 1.2});
    m_painter.drawLine(QPointF{place.center().x(), place.top()}, QPointF{place.center().x(), place.bottom() - 3});
    m_painter.setBrush(m_colours.text);
    m_painter.setPen(Qt::NoPen);
    m_painter.drawPolygon(QPolygonF{{QPointF{place.center().x(), place.bottom()}, place.bottomLeft() + QPointF{0.5, -5},
                                     place.bottomRight() + QPointF{-0.5, -5}}});
}

void LanesKey::modes()
{
    QColor const sample = mixed(m_colours.textMuted, m_colours.idle, 0.25);
    entry(tr("in the kernel"), 18, [&](QRectF const& place) {
        m_painter.fillRect(place, hatchBrush(sample, m_colours, m_painter.device()->devicePixelRatioF()));
    });
    entry(tr("user"), 18, [&](QRectF const& place) { m_painter.fillRect(place, sample); });
}

/// What an empty lane means, where there is one in sight.
void LanesKey::looks()
{
    auto const any = [&](auto const& has) { return std::any_of(m_scene.lanes.begin(), m_scene.lanes.end(), has); };
    if (any([](LanePicture const& lane) { return lane.sums.has_value(); }))
        entry(tr("no longer kept in detail"), 18, [&](QRectF const& place) {
            m_painter.fillRect(place, mixed(m_colours.textMuted, m_colours.idle, 0.25));
            paintSums(m_painter, place, m_colours);
        });
    if (any([](LanePicture const& lane) { return lane.future.has_value(); }))
        entry(tr("not yet computed"), 18, [&](QRectF const& place) { paintFuture(m_painter, place, m_colours); });
    if (any([](LanePicture const& lane) { return !lane.offline.empty(); }))
        entry(tr("offline"), 18, [&](QRectF const& place) { paintOffline(m_painter, place, m_colours); });
    entry(tr("idle"), 18, [&](QRectF const& place) {
        m_painter.setPen(m_colours.textFaint);
        m_painter.setBrush(m_colours.idle);
        m_painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
    });
}

void LanesKey::lamps()
{
    if (m_scene.idle_mask.empty())
        return;
    entry(tr("in the idle mask"), 8,
          [&](QRectF const& place) { paintNohzLamp(m_painter, place.center(), 3.5, false, m_colours); });
    if (m_scene.balancer)
        entry(tr("balances for them"), 8,
              [&](QRectF const& place) { paintNohzLamp(m_painter, place.center(), 3.5, true, m_colours); });
}

void LanesKey::all()
{
    looks();
    modes();
    lamps();
    entry(tr("threads waiting"), 14,
          [&](QRectF const& place) { m_painter.fillRect(place.adjusted(0, 3, 0, -4), m_colours.waiting); });
    if (!m_scene.migrations.empty())
        entry(tr("moved"), 8, [&](QRectF const& place) { arrow(place); });
    entry(tr("ticks"), 14, [&](QRectF const& place) {
        for (int i = 0; i < 3; ++i)
            m_painter.fillRect(QRectF{place.left() + 6 * i, place.center().y() - 1, 2, 2}, m_colours.tick);
    });
    if (m_scene.migrations.size() < m_scene.migrations_in_sight)
        entry(tr("%n move(s): zoom in to see them", nullptr, static_cast<int>(m_scene.migrations_in_sight)), 0,
              [](QRectF const&) {});
}

/// Who ran in sight, and what share of all CPUs' time they had, the busiest first.
std::vector<std::pair<TaskId, double>> sharesInSight(LanesScene const& scene)
{
    std::map<TaskId, double> shares;
    for (LanePicture const& lane : scene.lanes)
        for (LaneSlice const& slice : lane.whole.slices)
            if (slice.task)
                shares[*slice.task] += static_cast<double>(slice.share);
    std::vector<std::pair<TaskId, double>> sorted{shares.begin(), shares.end()};
    std::stable_sort(sorted.begin(), sorted.end(), [](auto const& a, auto const& b) { return a.second > b.second; });
    return sorted;
}

/// As many as there is room for.
void paintWhoRan(QPainter& painter, LanesScene const& scene, TaskNames const& names, Colours const& colours)
{
    painter.setFont(textFont(TextSize::Small));
    QFontMetricsF const metrics{painter.font()};
    double x = scene.area.left();
    bool const one = scene.lanes.size() == 1;
    for (auto const& [task, share] : sharesInSight(scene)) {
        QString text = QString::fromStdString(names.path(task));
        if (one)
            text += QStringLiteral("  %1 %").arg(share < 0.1 ? QString::number(share * 100, 'g', 2)
                                                             : QString::number(std::lround(share * 100)));
        double const width = metrics.horizontalAdvance(text);
        if (x + 16 + width > scene.area.right())
            break;
        painter.fillRect(QRectF{x, 33, 10, 10}, laneColour(colours, task, scene.thread));
        painter.setPen(colours.textMuted);
        painter.drawText(QRectF{x + 15, 28, width + 2, 20}, Qt::AlignVCenter | Qt::AlignLeft, text);
        x += 15 + width + 16;
    }
}

}

void paintLanesHeader(QPainter& painter, LanesScene const& scene, TaskNames const* names, Colours const& colours)
{
    QFont const bold = textFont(TextSize::Body, QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(colours.text);
    QString const title = LanesKey::tr("CPUs");
    painter.drawText(QRectF{scene.area.left(), 6, 200, 20}, Qt::AlignVCenter | Qt::AlignLeft, title);
    painter.setRenderHint(QPainter::Antialiasing, false);
    LanesKey{painter, scene, colours, scene.area.left() + QFontMetricsF{bold}.horizontalAdvance(title) + 2 * wide}
        .all();
    if (names)
        paintWhoRan(painter, scene, *names, colours);
}

}
