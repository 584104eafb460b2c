// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/rtc_strip.h"

#include "ui/plots/clocks_painter.h"
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

constexpr double low_gutter = 92, low_row = 16;
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
    Impl(RtcStrip& widget, TimeAxis& axis, PlotData& plotData, Size size);

    Size const size;

    void paint(QPainter& painter, QSizeF size, Colours const& colours);

private:
    void place(QSizeF size);
    void paintSpans(QPainter& painter, RtcStripPicture const& picture, Colours const& colours) const;
    void paintRow(QPainter& painter, std::size_t row, RtcStripPicture const& picture, Colours const& colours) const;
    void paintNames(QPainter& painter, Colours const& colours) const;
    QRectF rectOf(TimeRange span) const;
    QStringList tipLines() const;

    void paintName(QPainter& painter, std::size_t row, Colours const& colours) const;
    void paintHeader(QPainter& painter, RtcStripPicture const& picture, Colours const& colours) const;

    double rowHeight() const { return m_area.height() / static_cast<double>(rows.size()); }

    RtcStrip& m_widget;
    TimeAxis& m_axis;
    PlotData& m_plotData;
    QRectF m_area;
    TimeScale m_scale;
    std::optional<QPointF> m_pointer;
};

RtcStrip::Impl::Impl(RtcStrip& owner, TimeAxis& axis, PlotData& plotData, Size tall_or_low)
    : size{tall_or_low}
    , m_widget{owner}
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

void RtcStrip::Impl::place(QSizeF size_now)
{
    bool const tall = size == Size::Tall;
    double const left = tall ? plot_space::gutter : low_gutter, right = tall ? plot_space::right : margin;
    double const top = tall ? plot_space::header : 4;
    double const height = tall ? std::max(100.0, size_now.height() - top - plot_space::labels - 4)
                               : low_row * static_cast<double>(rows.size());
    m_area = {left, top, std::max(20.0, size_now.width() - left - right), height};
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
        painter.drawText(QRectF{rect.left() + 6, rect.top(), rect.width(), rowHeight()},
                         Qt::AlignVCenter | Qt::AlignLeft, text);
    }
    for (TimeRange const& span : picture.held)
        painter.fillRect(rectOf(span), QBrush{colours.textMuted, Qt::BDiagPattern});
}

void RtcStrip::Impl::paintRow(QPainter& painter, std::size_t row, RtcStripPicture const& picture,
                              Colours const& colours) const
{
    std::vector<std::uint32_t> const& counts = picture.of(rows[row].which);
    double const mark_height = std::floor(rowHeight() * 0.7);
    double const top =
        std::floor(m_area.top() + rowHeight() * static_cast<double>(row) + (rowHeight() - mark_height) / 2);
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
    for (std::size_t row = 0; row < rows.size(); ++row)
        paintName(painter, row, colours);
}

void RtcStrip::Impl::paintName(QPainter& painter, std::size_t row, Colours const& colours) const
{
    double const top = m_area.top() + rowHeight() * static_cast<double>(row);
    QRectF const place{0, top, m_area.left() - 10, rowHeight()};
    std::uint64_t const count = m_plotData.frame().machine->hpet.*rows[row].count;
    bool const alarming = rows[row].which == RtcCount::Lost && count > 0;
    bool const tall = size == Size::Tall;
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(alarming ? colours.error : colours.textMuted);
    painter.drawText(tall ? place.adjusted(0, 0, 0, -rowHeight() / 2) : place,
                     tall ? Qt::AlignBottom | Qt::AlignRight : Qt::AlignVCenter | Qt::AlignLeft,
                     RtcStrip::tr(rows[row].name));
    painter.setPen(alarming ? colours.error : count == 0 ? colours.textFaint : colours.text);
    drawTabular(painter, tall ? place.adjusted(0, rowHeight() / 2, 0, 0) : place,
                tall ? Qt::AlignRight | Qt::AlignTop : Qt::AlignRight, countText(count));
}

/// What the strip is, and what its grounds mean where there are any.
void RtcStrip::Impl::paintHeader(QPainter& painter, RtcStripPicture const& picture, Colours const& colours) const
{
    painter.setFont(textFont(TextSize::Body, QFont::DemiBold));
    painter.setPen(colours.text);
    QString const title = RtcStrip::tr("Interrupts of the RTC");
    QRectF const line{m_area.left(), 6, m_area.width(), 20};
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, title);
    painter.setFont(textFont(TextSize::Small));
    QFontMetricsF const metrics{painter.font()};
    double right = line.right();
    auto const entry = [&](QString const& text, QBrush const& ground) {
        double const width = metrics.horizontalAdvance(text);
        painter.setPen(colours.textMuted);
        painter.drawText(QRectF{right - width - 1, line.top(), width + 2, line.height()},
                         Qt::AlignVCenter | Qt::AlignLeft, text);
        painter.fillRect(QRectF{right - width - 24, line.center().y() - 5, 18, 10}, ground);
        right -= width + 40;
    };
    if (!picture.held.empty())
        entry(RtcStrip::tr("interrupts held off"), QBrush{colours.textMuted, Qt::BDiagPattern});
    if (!picture.behind.empty()) {
        QColor passed = colours.warning;
        passed.setAlphaF(0.4f);
        entry(RtcStrip::tr("comparator passed: nothing can come"), passed);
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

void RtcStrip::Impl::paint(QPainter& painter, QSizeF size_now, Colours const& colours)
{
    place(size_now);
    if (size == Size::Tall)
        painter.fillRect(QRectF{{0, 0}, size_now}, colours.background);
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
    if (size == Size::Tall)
        paintHeader(painter, picture, colours);
    paintCursorLines(painter, m_axis, {m_area, m_scale}, colours, CursorLabels::None);
    if (QStringList const lines = tipLines(); !lines.isEmpty())
        paintHoverCard(painter, QRectF{{0, 0}, size_now}, *m_pointer, lines, colours);
}

RtcStrip::RtcStrip(TimeAxis& axis, PlotData& plotData, Size size, QWidget* parent)
    : QWidget{parent}
    , m_impl{std::make_unique<Impl>(*this, axis, plotData, size)}
{
    setAccessibleName(tr("Interrupts of the RTC over time"));
    setAccessibleDescription(tr("Marks for update, alarm and periodic interrupts, and for those that were lost"));
    setSizePolicy(QSizePolicy::Expanding, size == Size::Tall ? QSizePolicy::Expanding : QSizePolicy::Fixed);
}

QSize RtcStrip::minimumSizeHint() const { return {200, m_impl->size == Size::Tall ? 170 : 106}; }

RtcStrip::~RtcStrip() = default;

void RtcStrip::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    m_impl->paint(painter, size(), colours());
}

}
