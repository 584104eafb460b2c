// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rtc_strip.h"

#include "ui/plots/cursor_lines.h"
#include "ui/plots/lanes_painter.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/rtc_strip_picture.h"
#include "ui/plots/time_axis.h"
#include "ui/style/format.h"
#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace tickscope::ui {

namespace {

constexpr double gutter = 92, row_height = 16, mark_height = 11;
constexpr double margin = 14;  // on the right: half of what is written at the end of the ruler

struct Row {
    RtcCount which;
    char const* name;  ///< to be translated
    QColor Colours::*colour;
    std::uint64_t HpetRtc::*count;
};
constexpr std::array<Row, rtc_counts> rows{{
    {RtcCount::Interrupts, QT_TRANSLATE_NOOP("tickscope::ui::RtcStrip", "timer 1"), &Colours::textMuted,
     &HpetRtc::interrupts},
    {RtcCount::Lost, QT_TRANSLATE_NOOP("tickscope::ui::RtcStrip", "lost"), &Colours::error, &HpetRtc::lost},
    {RtcCount::Update, QT_TRANSLATE_NOOP("tickscope::ui::RtcStrip", "update"), &Colours::utime, &HpetRtc::update_irqs},
    {RtcCount::Alarm, QT_TRANSLATE_NOOP("tickscope::ui::RtcStrip", "alarm"), &Colours::timer, &HpetRtc::alarm_irqs},
    {RtcCount::Periodic, QT_TRANSLATE_NOOP("tickscope::ui::RtcStrip", "periodic"), &Colours::stime,
     &HpetRtc::periodic_irqs},
}};

}

class RtcStrip::Impl {
public:
    Impl(RtcStrip& widget, TimeAxis& axis, PlotData& plotData);

    void paint(QPainter& painter, QSizeF size, Colours const& colours);

private:
    void place(QSizeF size);
    void paintSpans(QPainter& painter, RtcStripPicture const& picture, Colours const& colours) const;
    void paintRow(QPainter& painter, std::size_t row, RtcStripPicture const& picture, Colours const& colours) const;
    void paintNames(QPainter& painter, Colours const& colours) const;
    QRectF rectOf(TimeRange span) const;
    QStringList tipLines() const;

    RtcStrip& m_widget;
    TimeAxis& m_axis;
    PlotData& m_plotData;
    QRectF m_area;
    TimeScale m_scale;
    std::optional<QPointF> m_pointer;
};

RtcStrip::Impl::Impl(RtcStrip& owner, TimeAxis& axis, PlotData& plotData)
    : m_widget{owner}
    , m_axis{axis}
    , m_plotData{plotData}
{
    auto* const navigation = new PlotNavigation{axis, owner, [this] { return m_scale; }};
    auto const repaint = [this] { m_widget.update(); };
    connect(navigation, &PlotNavigation::clicked, &owner, [this](QPointF position) {
        if (position.x() >= m_area.left())
            m_axis.requestSeek(m_scale.time(position.x()));
    });
    connect(navigation, &PlotNavigation::hovered, &owner, [this](QPointF position) {
        m_pointer = position;
        m_widget.update();
    });
    connect(navigation, &PlotNavigation::left, &owner, [this] {
        m_pointer.reset();
        m_widget.update();
    });
    connect(&plotData, &PlotData::frameChanged, &owner, repaint);
    connect(&axis, &TimeAxis::rangeChanged, &owner, repaint);
    connect(&axis, &TimeAxis::cursorChanged, &owner, repaint);
    connect(&axis, &TimeAxis::hoverChanged, &owner, repaint);
    connect(&axis, &TimeAxis::markersChanged, &owner, repaint);
    connect(&Theme::instance(), &Theme::changed, &owner, repaint);
}

void RtcStrip::Impl::place(QSizeF size)
{
    m_area = {gutter, 4, std::max(20.0, size.width() - gutter - margin), row_height * static_cast<double>(rows.size())};
    m_scale = {m_axis.range(), m_area.left(), m_area.width()};
}

QRectF RtcStrip::Impl::rectOf(TimeRange span) const
{
    double const left = m_scale.x(span.from), right = m_scale.x(span.to);
    return {left, m_area.top(), std::max(1.0, right - left), m_area.height()};
}

void RtcStrip::Impl::paintSpans(QPainter& painter, RtcStripPicture const& picture, Colours const& colours) const
{
    QColor passed = colours.warning;
    passed.setAlphaF(0.18f);
    painter.setFont(textFont(TextSize::Small));
    for (TimeRange const& span : picture.behind) {
        QRectF const rect = rectOf(span);
        painter.fillRect(rect, passed);
        QString const text = RtcStrip::tr("comparator passed");
        if (QFontMetricsF{painter.font()}.horizontalAdvance(text) + 12 > rect.width())
            continue;
        painter.setPen(colours.warning);
        painter.drawText(QRectF{rect.left() + 6, rect.top(), rect.width(), row_height},
                         Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    for (TimeRange const& span : picture.held)
        painter.fillRect(rectOf(span), QBrush{colours.textMuted, Qt::BDiagPattern});
}

void RtcStrip::Impl::paintRow(QPainter& painter, std::size_t row, RtcStripPicture const& picture,
                              Colours const& colours) const
{
    std::vector<std::uint32_t> const& counts = picture.of(rows[row].which);
    double const top = m_area.top() + row_height * static_cast<double>(row) + (row_height - mark_height) / 2;
    double const pixel = m_area.width() / static_cast<double>(counts.size());
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0)
            continue;
        // A mark that stands alone is seen at two pixels, one among many needs no more than its own.
        bool const alone = i + 1 == counts.size() || counts[i + 1] == 0;
        double const x = m_area.left() + pixel * static_cast<double>(i);
        painter.fillRect(QRectF{x, top, alone ? 2.0 : pixel, mark_height}, colours.*rows[row].colour);
    }
}

void RtcStrip::Impl::paintNames(QPainter& painter, Colours const& colours) const
{
    HpetRtc const& hpet = m_plotData.frame().machine->hpet;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        QRectF const place{0, m_area.top() + row_height * static_cast<double>(row), gutter - 10, row_height};
        std::uint64_t const count = hpet.*rows[row].count;
        bool const alarming = rows[row].which == RtcCount::Lost && count > 0;
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(alarming ? colours.error : colours.textMuted);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft, RtcStrip::tr(rows[row].name));
        painter.setPen(alarming ? colours.error : count == 0 ? colours.textFaint : colours.text);
        drawTabular(painter, place, Qt::AlignRight, countText(count));
    }
}

QStringList RtcStrip::Impl::tipLines() const
{
    if (!m_pointer || !m_area.contains(*m_pointer))
        return {};
    Nanos const reach = std::max(m_scale.length(2), Nanos{1});
    PlotSource const sight = m_plotData.sourceFor(m_axis.range());
    SimTime const at = m_scale.time(m_pointer->x());
    // Of the far past ranges are kept: no count is better than a wrong one.
    if (at - reach < sight.rtc->detail_from())
        return {};
    return rtcStripTip(*sight.rtc, m_plotData.frame().machine->hpet.hold_offs, at, reach, sight.reached)
        .split('\n', Qt::SkipEmptyParts);
}

void RtcStrip::Impl::paint(QPainter& painter, QSizeF size, Colours const& colours)
{
    place(size);
    painter.fillRect(m_area, colours.background);
    TimeRuler const ruler{TimeUnit::Auto, m_axis.tickPeriod()};
    paintTimeRuler(painter, m_area, m_scale, ruler, colours);
    if (m_plotData.empty() || !m_plotData.frame().machine->hpet.present)
        return;
    PlotSource const sight = m_plotData.sourceFor(m_axis.range());
    RtcStripQuestion const question{m_axis.range(), sight.reached,
                                    static_cast<int>(m_area.width() * painter.device()->devicePixelRatioF())};
    RtcStripPicture const picture = rtcStripPicture(*sight.rtc, m_plotData.frame().machine->hpet.hold_offs, question);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintSpans(painter, picture, colours);
    for (std::size_t row = 0; row < rows.size(); ++row)
        paintRow(painter, row, picture, colours);
    paintNames(painter, colours);
    paintCursorLines(painter, m_axis, {m_area, m_scale}, colours, CursorLabels::None);
    if (QStringList const lines = tipLines(); !lines.isEmpty())
        paintHoverCard(painter, QRectF{{0, 0}, size}, *m_pointer, lines, colours);
}

RtcStrip::RtcStrip(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : QWidget{parent}
    , m_impl{std::make_unique<Impl>(*this, axis, plotData)}
{
    setAccessibleName(tr("Interrupts of the RTC over time"));
    setAccessibleDescription(tr("Marks for update, alarm and periodic interrupts, and for those that were lost"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

RtcStrip::~RtcStrip() = default;

void RtcStrip::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    m_impl->paint(painter, size(), colours());
}

}
