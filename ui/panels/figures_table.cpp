// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/figures_table.h"

#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace tickscope::ui {

static constexpr int rowHeight = 22;
static constexpr int gap = 12;

FiguresTable::FiguresTable(QWidget* parent)
    : QWidget{parent}
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FiguresTable::setHeader(QStringList header)
{
    m_header = std::move(header);
    update();
}

void FiguresTable::setRows(std::vector<FiguresRow> rows)
{
    bool const resized = rows.size() != m_rows.size();
    m_rows = std::move(rows);
    if (resized)
        updateGeometry();
    update();
}

int FiguresTable::headerHeight() const
{
    bool const named =
        std::any_of(m_header.begin(), m_header.end(), [](QString const& name) { return !name.isEmpty(); });
    return named ? 20 : 0;
}

QSize FiguresTable::sizeHint() const { return {240, headerHeight() + static_cast<int>(m_rows.size()) * rowHeight}; }
QSize FiguresTable::minimumSizeHint() const { return {120, sizeHint().height()}; }

QRectF FiguresTable::rowRect(int row) const
{
    return {0.0, static_cast<qreal>(headerHeight() + row * rowHeight), static_cast<qreal>(width()),
            static_cast<qreal>(rowHeight)};
}

int FiguresTable::rowAt(QPointF pos) const
{
    if (pos.y() < headerHeight())
        return -1;
    int const row = static_cast<int>(pos.y() - headerHeight()) / rowHeight;
    return row < static_cast<int>(m_rows.size()) ? row : -1;
}

std::vector<qreal> FiguresTable::columnWidths() const
{
    std::vector<qreal> widths(static_cast<std::size_t>(std::max<qsizetype>(0, m_header.size() - 1)), 0.0);
    QFontMetricsF const small{textFont(TextSize::Small)};
    QFontMetricsF const body{textFont(TextSize::Body, QFont::DemiBold)};
    for (std::size_t column = 0; column < widths.size(); ++column) {
        widths[column] = small.horizontalAdvance(m_header[static_cast<qsizetype>(column) + 1]);
        for (FiguresRow const& row : m_rows)
            if (static_cast<qsizetype>(column) < row.cells.size())
                widths[column] =
                    std::max(widths[column], tabularWidth(body, row.cells[static_cast<qsizetype>(column)]));
    }
    return widths;
}

void FiguresTable::paintHeader(QPainter& painter, std::vector<qreal> const& widths) const
{
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours().textFaint);
    QRectF const line{0, 0, static_cast<qreal>(width()), static_cast<qreal>(headerHeight())};
    if (!m_header.isEmpty())
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, m_header.first());
    qreal right = width();
    for (std::size_t column = widths.size(); column-- > 0;) {
        painter.drawText(
            QRectF{right - widths[column] - gap, 0, widths[column] + gap, static_cast<qreal>(headerHeight())},
            Qt::AlignRight | Qt::AlignVCenter, m_header[static_cast<qsizetype>(column) + 1]);
        right -= widths[column] + gap;
    }
}

void FiguresTable::paintRow(QPainter& painter, int number, std::vector<qreal> const& widths) const
{
    FiguresRow const& row = m_rows[static_cast<std::size_t>(number)];
    QRectF const rect = rowRect(number);
    bool const total = row.weight == FiguresRow::Weight::Total;
    if (number == m_hover && m_clickable)
        painter.fillRect(rect.adjusted(-4, 0, 4, 0), colours().hover);
    if (total)
        painter.fillRect(QRectF{rect.left(), rect.top(), rect.width(), 1}, colours().line);
    painter.setFont(textFont(TextSize::Body, total ? QFont::DemiBold : QFont::Normal));
    painter.setPen(row.weight == FiguresRow::Weight::Faint ? colours().textFaint : colours().text);
    qreal right = rect.right() + 1;
    for (std::size_t column = widths.size(); column-- > 0;) {
        if (static_cast<qsizetype>(column) < row.cells.size())
            drawTabular(painter, {right - widths[column], rect.top(), widths[column], rect.height()}, Qt::AlignRight,
                        row.cells[static_cast<qsizetype>(column)]);
        right -= widths[column] + gap;
    }
    qreal left = rect.left();
    if (row.dot.isValid()) {
        painter.setRenderHint(QPainter::Antialiasing);
        QPen const pen = painter.pen();
        painter.setPen(Qt::NoPen);
        painter.setBrush(row.dot);
        painter.drawRoundedRect(QRectF{left, rect.center().y() - 4, 8, 8}, 2, 2);
        painter.setPen(pen);
        left += 15;
    }
    QFontMetricsF const metrics{painter.font()};
    QString const name = metrics.elidedText(row.name, Qt::ElideRight, right - left);
    painter.drawText(QRectF{left, rect.top(), right - left, rect.height()}, Qt::AlignLeft | Qt::AlignVCenter, name);
    left += metrics.horizontalAdvance(name) + 6;
    painter.setFont(textFont(TextSize::Small));
    if (row.note.isEmpty() || QFontMetricsF{painter.font()}.horizontalAdvance(row.note) > right - left)
        return;
    painter.setPen(colours().textFaint);
    painter.drawText(QRectF{left, rect.top(), right - left, rect.height()}, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF{painter.font()}.elidedText(row.note, Qt::ElideRight, right - left));
}

void FiguresTable::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    std::vector<qreal> const widths = columnWidths();
    paintHeader(painter, widths);
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        paintRow(painter, row, widths);
}

void FiguresTable::mouseMoveEvent(QMouseEvent* event)
{
    m_hover = rowAt(event->position());
    setCursor(m_clickable && m_hover >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void FiguresTable::mouseReleaseEvent(QMouseEvent* event)
{
    int const row = rowAt(event->position());
    if (m_clickable && row >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT rowClicked(row);
}

void FiguresTable::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

bool FiguresTable::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto const* help = static_cast<QHelpEvent*>(event);
    int const row = rowAt(help->pos());
    QToolTip::showText(help->globalPos(), row >= 0 ? m_rows[static_cast<std::size_t>(row)].tip : QString{}, this);
    return true;
}

}
