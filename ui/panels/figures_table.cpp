// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/figures_table.h"

#include "ui/style/focus_ring.h"
#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace tickscope::ui {

static constexpr int lineHeight = 22;
static constexpr int underHeight = 16;
static constexpr int column_gap = 12;

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
    int const before = sizeHint().height();
    m_rows = std::move(rows);
    m_current = std::clamp(m_current, 0, std::max(0, static_cast<int>(m_rows.size()) - 1));
    if (sizeHint().height() != before)
        updateGeometry();
    update();
}

void FiguresTable::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
}

int FiguresTable::headerHeight() const
{
    bool const named =
        std::any_of(m_header.begin(), m_header.end(), [](QString const& name) { return !name.isEmpty(); });
    return named ? 20 : 0;
}

int FiguresTable::rowHeight() const
{
    bool const twoLines = std::ranges::any_of(m_rows, [](FiguresRow const& row) { return !row.under.isEmpty(); });
    return twoLines ? lineHeight + underHeight : lineHeight;
}

QSize FiguresTable::sizeHint() const { return {240, headerHeight() + static_cast<int>(m_rows.size()) * rowHeight()}; }
QSize FiguresTable::minimumSizeHint() const { return {120, sizeHint().height()}; }

QRectF FiguresTable::rowRect(int row) const
{
    int const height = rowHeight();
    return {0.0, static_cast<qreal>(headerHeight() + row * height), static_cast<qreal>(width()),
            static_cast<qreal>(height)};
}

int FiguresTable::rowAt(QPointF pos) const
{
    if (pos.y() < headerHeight())
        return -1;
    int const row = static_cast<int>(pos.y() - headerHeight()) / rowHeight();
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
        painter.drawText(QRectF{right - widths[column] - column_gap, 0, widths[column] + column_gap,
                                static_cast<qreal>(headerHeight())},
                         Qt::AlignRight | Qt::AlignVCenter, m_header[static_cast<qsizetype>(column) + 1]);
        right -= widths[column] + column_gap;
    }
}

// Gives where the cells begin, which is where the name must end.
qreal FiguresTable::paintCells(QPainter& painter, FiguresRow const& row, QRectF line,
                               std::vector<qreal> const& widths) const
{
    qreal right = line.right() + 1;
    // A row without figures has all the room for its name.
    for (std::size_t column = row.cells.isEmpty() ? 0 : widths.size(); column-- > 0;) {
        if (static_cast<qsizetype>(column) < row.cells.size())
            drawTabular(painter, {right - widths[column], line.top(), widths[column], line.height()}, Qt::AlignRight,
                        row.cells[static_cast<qsizetype>(column)]);
        right -= widths[column] + column_gap;
    }
    return right;
}

static void paintDot(QPainter& painter, QPointF leftMiddle, QColor const& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF{leftMiddle.x(), leftMiddle.y() - 4, 8, 8}, 2, 2);
    painter.restore();
}

static void paintName(QPainter& painter, FiguresRow const& row, QRectF room)
{
    QFontMetricsF const metrics{painter.font()};
    QString const name = metrics.elidedText(row.name, Qt::ElideRight, room.width());
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, name);
    room.setLeft(room.left() + metrics.horizontalAdvance(name) + 6);
    painter.setFont(textFont(TextSize::Small));
    if (row.note.isEmpty() || QFontMetricsF{painter.font()}.horizontalAdvance(row.note) > room.width())
        return;
    painter.setPen(colours().textFaint);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, row.note);
}

static void paintUnder(QPainter& painter, QString const& text, QRectF room)
{
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours().textFaint);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignTop,
                     QFontMetricsF{painter.font()}.elidedText(text, Qt::ElideRight, room.width()));
}

void FiguresTable::paintRow(QPainter& painter, int number, std::vector<qreal> const& widths) const
{
    FiguresRow const& row = m_rows[static_cast<std::size_t>(number)];
    QRectF const rect = rowRect(number);
    QRectF const line{rect.topLeft(), QSizeF{rect.width(), lineHeight}};
    bool const total = row.weight == FiguresRow::Weight::Total;
    if (number == m_hover && m_clickable)
        painter.fillRect(rect.adjusted(-4, 0, 4, 0), colours().hover);
    if (number == m_current && hasFocus())
        paintFocusRing(painter, rect);
    if (total)
        painter.fillRect(QRectF{rect.left(), rect.top(), rect.width(), 1}, colours().line);
    painter.setFont(textFont(TextSize::Body, total ? QFont::DemiBold : QFont::Normal));
    painter.setPen(row.weight == FiguresRow::Weight::Faint ? colours().textFaint : colours().text);
    qreal const right = paintCells(painter, row, line, widths);
    qreal left = line.left();
    if (row.dot.isValid()) {
        paintDot(painter, {left, line.center().y()}, row.dot);
        left += 15;
    }
    paintName(painter, row, {left, line.top(), right - left, line.height()});
    if (!row.under.isEmpty())
        paintUnder(painter, row.under, {left, line.bottom() - 2, rect.right() - left, underHeight});
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

void FiguresTable::keyPressEvent(QKeyEvent* event)
{
    int const last = static_cast<int>(m_rows.size()) - 1;
    switch (m_clickable && last >= 0 ? event->key() : 0) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Up ? -1 : 1), 0, last);
        return update();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Q_EMIT rowClicked(m_current);
    default:
        QWidget::keyPressEvent(event);
    }
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
