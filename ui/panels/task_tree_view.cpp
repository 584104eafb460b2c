// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/task_tree_view.h"

#include "ui/panels/row_background.h"
#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace tickscope::ui {
namespace {

/// A row of a thread or process: a dot of its colour, its name, a quiet note, figures in columns.
class TaskDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const override { return {40, 25}; }

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override
    {
        painter->save();
        paintRowBackground(*painter, option);
        bool const faint = index.data(TaskTreeModel::FaintRole).toBool();
        painter->setPen(faint ? colours().textFaint : colours().text);
        if (index.column() == TaskTreeModel::Name)
            paintName(*painter, option.rect.adjusted(4, 0, -4, 0), index);
        else {
            painter->setFont(textFont(TextSize::Body));
            if (index.column() == TaskTreeModel::Cpu)
                painter->setPen(colours().textFaint);
            drawTabular(*painter,
                        QRectF{option.rect}.adjusted(0, 0, index.column() == TaskTreeModel::Exec ? -wide : -4, 0),
                        Qt::AlignRight, index.data().toString());
        }
        painter->restore();
    }

private:
    static void paintName(QPainter& painter, QRectF rect, QModelIndex const& index)
    {
        if (auto const dot = index.data(TaskTreeModel::ColourRole).value<QColor>(); dot.isValid()) {
            QPen const pen = painter.pen();
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(dot);
            painter.drawRoundedRect(QRectF{rect.left() + 1, rect.center().y() - 4, 8, 8}, 2, 2);
            painter.setPen(pen);
            rect.setLeft(rect.left() + 16);
        }
        QVariant const font = index.data(Qt::FontRole);
        painter.setFont(font.isValid() ? font.value<QFont>() : textFont(TextSize::Body));
        QFontMetricsF const metrics{painter.font()};
        QString const name = metrics.elidedText(index.data().toString(), Qt::ElideRight, rect.width());
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, name);
        rect.setLeft(rect.left() + metrics.horizontalAdvance(name) + 6);
        QString const note = index.data(TaskTreeModel::NoteRole).toString();
        if (note.isEmpty() || rect.width() < 26)
            return;
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(colours().textFaint);
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF{painter.font()}.elidedText(note, Qt::ElideRight, rect.width()));
    }
};

}

TaskTreeView::TaskTreeView(Selection& selection, QWidget* parent)
    : QTreeView{parent}
    , m_selection{selection}
    , m_model{new TaskTreeModel{this}}
{
    setModel(m_model);
    setItemDelegate(new TaskDelegate{this});
    setAccessibleName(tr("Processes and threads"));
    setIndentation(12);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setMinimumHeight(120);
    connect(this, &QTreeView::expanded, this, &QWidget::updateGeometry);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setMouseTracking(true);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(true);
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setMinimumSectionSize(20);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setFont(textFont(TextSize::Small));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &TaskTreeView::selectCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TaskTreeView::unfold);
    connect(&selection, &Selection::changed, this, &TaskTreeView::showSelection);
}

void TaskTreeView::showFrame(FramePtr const& frame)
{
    m_model->setFrame(frame);
    fitColumns();
}

// As tall as its rows, so that what lies below follows at once; it does not shrink again, so that nothing jumps.
QSize TaskTreeView::sizeHint() const
{
    static constexpr int rowHeight = 25, most = 4'000;
    int rows = m_model->rowCount();
    for (int row = 0; row < m_model->rowCount() && rows * rowHeight < most; ++row)
        if (isExpanded(m_model->index(row, 0)))
            rows += m_model->rowCount(m_model->index(row, 0));
    m_tallest = std::max(m_tallest, std::min(most, rows * rowHeight + header()->sizeHint().height() + 4));
    return {260, m_tallest};
}

void TaskTreeView::unfold()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QModelIndex const process = m_model->index(row, 0);
        if (m_model->rowCount(process) <= static_cast<int>(TaskTreeModel::unfoldedThreads))
            expand(process);
    }
    updateGeometry();
    showSelection();
}

void TaskTreeView::showSelection()
{
    m_showing_selection = true;
    QModelIndex index;
    if (Maybe<TaskId> const thread = m_selection.thread())
        index = m_model->indexOf(*thread);
    if (Maybe<Tgid> const process = m_selection.process(); !index.isValid() && process)
        index = m_model->indexOf(*process);
    if (index.isValid())
        setCurrentIndex(index);
    else
        selectionModel()->clear();
    m_showing_selection = false;
}

void TaskTreeView::selectCurrent(QModelIndex const& index)
{
    if (m_showing_selection || !index.isValid())
        return;
    if (Maybe<TaskId> const thread = m_model->threadAt(index))
        m_selection.selectThread(*m_model->processAt(index), *thread);
    else
        m_selection.selectProcess(m_model->processAt(index));
}

void TaskTreeView::contextMenuEvent(QContextMenuEvent* event)
{
    QModelIndex const index = indexAt(event->pos());
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    Q_EMIT menuWanted(event->globalPos(), m_model->processAt(index), m_model->threadAt(index));
}

/// How wide a column has to be for the figures of the processes, which are the sums of their threads'.
int TaskTreeView::figuresWidth(int column) const
{
    static constexpr int most = 200;
    QFontMetricsF const metrics{textFont(TextSize::Body)};
    qreal width = 0;
    for (int row = 0; row < std::min(m_model->rowCount(), most); ++row)
        width = std::max(width, tabularWidth(metrics, m_model->index(row, column).data().toString()));
    return static_cast<int>(std::ceil(width)) + (column == TaskTreeModel::Exec ? wide : 4) + 8;
}

// Figures have the width that they need, and never less than before, so that nothing trembles; names get what is left.
// Where that is too little, the figures that are missed least give way.
void TaskTreeView::fitColumns()
{
    static constexpr int least_name = 84;
    int left = viewport()->width();
    for (int column = 1; column < TaskTreeModel::ColumnCount; ++column) {
        int& width = m_widths[static_cast<std::size_t>(column)];
        width = std::max(width, figuresWidth(column));
        header()->resizeSection(column, width);
        left -= width;
    }
    for (int const column : {TaskTreeModel::Cpu, TaskTreeModel::Stime, TaskTreeModel::Exec}) {
        bool const hidden = left < least_name;
        setColumnHidden(column, hidden);
        left += hidden ? m_widths[static_cast<std::size_t>(column)] : 0;
    }
    header()->resizeSection(TaskTreeModel::Name, std::max(60, left));
}

void TaskTreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void TaskTreeView::drawBranches(QPainter* painter, QRect const& rect, QModelIndex const& index) const
{
    if (selectionModel()->isRowSelected(index.row(), index.parent()))
        painter->fillRect(rect, colours().selection);
    if (m_model->rowCount(index) == 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen{colours().textFaint, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    QPointF const c{rect.right() - 4.0, rect.center().y() + 0.5};
    if (isExpanded(index))
        painter->drawPolyline(QPolygonF{{c.x() - 3, c.y() - 1.5}, {c.x(), c.y() + 1.5}, {c.x() + 3, c.y() - 1.5}});
    else
        painter->drawPolyline(QPolygonF{{c.x() - 1.5, c.y() - 3}, {c.x() + 1.5, c.y()}, {c.x() - 1.5, c.y() + 3}});
    painter->restore();
}

}
