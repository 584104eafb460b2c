// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/queue_delegate.h"

#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace tickscope::ui {

using Kind = QueueRow::Kind;

static constexpr int row_height = 23;
static constexpr qreal indent = 14;  // of what belongs to a CPU, and the room of its chevron

QueueColumns QueueColumns::of(QRectF const& line)
{
    QFontMetricsF const metrics{textFont(TextSize::Body)};
    qreal const figure = tabularWidth(metrics, QStringLiteral("+100.000")) + 2;
    qreal const weight = tabularWidth(metrics, QStringLiteral("88761")) + 6;
    bool const has_diagram = line.width() >= 270;
    qreal const diagram = has_diagram ? std::min(90.0, line.width() / 5) : 0;
    QueueColumns columns;
    columns.figure = {line.right() - figure, line.top(), figure, line.height()};
    columns.diagram = {columns.figure.left() - diagram, line.top(), diagram, line.height()};
    columns.weight = {columns.diagram.left() - weight - (has_diagram ? 10 : 6), line.top(), weight, line.height()};
    columns.name = {line.left(), line.top(), columns.weight.left() - line.left() - 4, line.height()};
    return columns;
}

namespace {

/// One line and how to paint it.
struct LinePainter {
    QPainter& painter;
    QueueRow const& row;
    QueueText const& words;
    QRectF line;
    Colours const& c;

    void paint() const
    {
        switch (row.kind) {
        case Kind::Cpu:
            return cpu();
        case Kind::Runner:
        case Kind::Rt:
        case Kind::Fair:
            return thread();
        case Kind::Slice:
        case Kind::Budget:
            return share();
        default:
            return smallPrint();
        }
    }

private:
    /// Returns where the text ends.
    qreal text(QRectF const& room, QString const& what, QColor const& colour, QFont const& font) const
    {
        painter.setFont(font);
        painter.setPen(colour);
        QFontMetricsF const metrics{font};
        QString const shown = metrics.elidedText(what, Qt::ElideRight, room.width());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shown);
        return room.left() + metrics.horizontalAdvance(shown);
    }
    void textWithNote(QRectF room, QColor const& colour, QFont const& font) const
    {
        room.setLeft(text(room, words.name, colour, font) + 6);
        if (!words.note.isEmpty() && room.width() > 30)
            text(room, words.note, words.warns ? c.warning : c.textFaint, textFont(TextSize::Small));
    }
    qreal figure(QRectF const& room, QColor const& colour, TextSize size) const
    {
        painter.setFont(textFont(size));
        painter.setPen(colour);
        drawTabular(painter, room, Qt::AlignRight, words.figure);
        return words.figure.isEmpty() ? 0 : tabularWidth(QFontMetricsF{painter.font()}, words.figure) + 8;
    }

    void cpu() const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen{c.textFaint, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
        QPointF const at{line.left() + 4, line.center().y() + 0.5};
        if (row.open)
            painter.drawPolyline(QPolygonF{{at + QPointF{-3, -1.5}, at + QPointF{0, 1.5}, at + QPointF{3, -1.5}}});
        else
            painter.drawPolyline(QPolygonF{{at + QPointF{-1.5, -3}, at + QPointF{1.5, 0}, at + QPointF{-1.5, 3}}});
        qreal const used = figure(line, c.textMuted, TextSize::Small);
        textWithNote(line.adjusted(indent, 0, -used, 0), c.text, textFont(TextSize::Body, QFont::DemiBold));
    }

    void dot() const
    {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(threadColour(*row.task));
        QPointF const at{line.left() + 4, line.center().y()};
        if (row.kind == Kind::Runner)
            painter.drawPolygon(QPolygonF{{at + QPointF{-3.5, -4.5}, at + QPointF{4.5, 0}, at + QPointF{-3.5, 4.5}}});
        else
            painter.drawRoundedRect(QRectF{at.x() - 4, at.y() - 4, 8, 8}, 2, 2);
    }

    void thread() const
    {
        QueueColumns const columns = QueueColumns::of(line);
        dot();
        bool const is_fair = !words.figure.isEmpty();
        QRectF const name = is_fair ? columns.name : columns.name.united(columns.weight);
        textWithNote(name.adjusted(indent, 0, is_fair ? 0 : -70, 0), c.text,
                     textFont(TextSize::Body, row.kind == Kind::Runner ? QFont::DemiBold : QFont::Normal));
        painter.setFont(textFont(TextSize::Body));
        painter.setPen(c.textMuted);
        drawTabular(painter, is_fair ? columns.weight : line, Qt::AlignRight, words.weight);
        if (!is_fair)
            return;
        diagram(columns.diagram.adjusted(3, 0, -8, 0));
        figure(columns.figure, c.text, TextSize::Body);
    }

    /// How far vruntime is from min_vruntime, which is a line through all threads of the queue.
    void diagram(QRectF const& room) const
    {
        if (room.width() < 20)
            return;
        qreal const zero = std::round(room.left() + room.width() * static_cast<qreal>(row.min_vruntime));
        qreal const at = room.left() + room.width() * static_cast<qreal>(row.vruntime);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.fillRect(QRectF{zero, room.top(), 1, room.height()}, c.line);
        QColor const colour = threadColour(*row.task);
        painter.fillRect(QRectF{std::min(zero, at), room.center().y() - 1, std::abs(at - zero), 2}, colour);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(QPointF{at, room.center().y()}, 3, 3);
    }

    void share() const
    {
        QRectF const inside = line.adjusted(indent, 0, 0, -3);
        qreal const used = figure(inside, c.textMuted, TextSize::Small);
        painter.setFont(textFont(TextSize::Small));
        QRectF room = inside.adjusted(0, 0, -used, 0);
        room.setLeft(text(room, words.name, c.textFaint, painter.font()) + 6);
        if (!words.note.isEmpty())
            text(room, words.note, words.warns ? c.warning : c.textFaint,
                 textFont(TextSize::Small, words.warns ? QFont::DemiBold : QFont::Normal));
        if (!words.share)
            return;
        QRectF const bar{inside.left(), line.bottom() - 4, inside.width(), 3};
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.line);
        painter.drawRoundedRect(bar, 1.5, 1.5);
        painter.setBrush(words.warns ? c.warning : row.task ? threadColour(*row.task) : c.textMuted);
        painter.drawRoundedRect(QRectF{bar.topLeft(), QSizeF{std::max(3.0, bar.width() * *words.share), 3}}, 1.5, 1.5);
    }

    void smallPrint() const
    {
        QRectF const inside = row.kind == Kind::Rest ? line : line.adjusted(indent, 0, 0, 0);
        QFont const font = textFont(TextSize::Small);
        painter.setFont(font);
        painter.setPen(c.textFaint);
        qreal const used = figure(inside, c.textFaint, TextSize::Small);
        text(inside.adjusted(0, 0, -used, 0), words.name, row.kind == Kind::More ? c.textMuted : c.textFaint, font);
    }
};

}

QueueDelegate::QueueDelegate(RunQueueModel const& model, Selection const& selection, QObject* parent)
    : QStyledItemDelegate{parent}
    , m_model{model}
    , m_selection{selection}
{
}

QSize QueueDelegate::sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const { return {100, row_height}; }

void QueueDelegate::paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const
{
    QueueRow const& row = m_model.row(index.row());
    QRectF const rect{option.rect};
    painter->save();
    bool const acts = row.kind == Kind::Cpu || row.task;
    if (row.task && row.kind != Kind::Cpu && m_selection.thread() == *row.task)
        painter->fillRect(rect, colours().selection);
    else if (acts && option.state & QStyle::State_MouseOver)
        painter->fillRect(rect, colours().hover);
    if (row.kind == Kind::Cpu && index.row() > 0)
        painter->fillRect(QRectF{rect.left() + wide, rect.top(), rect.width() - 2 * wide, 1}, colours().line);
    LinePainter{*painter, row, m_model.words(index.row()), rect.adjusted(wide, 0, -wide, 0), colours()}.paint();
    if (option.state & QStyle::State_HasFocus) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen{colours().accent, 1});
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(rect.adjusted(4.5, 0.5, -4.5, -0.5), 4, 4);
    }
    painter->restore();
}

}
