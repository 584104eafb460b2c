// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/queues_panel.h"

#include "ui/panels/queue_delegate.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <optional>

namespace tickscope::ui {
namespace {

/// Names the columns of the list below it.
class QueueHeader final : public QWidget {
public:
    using QWidget::QWidget;

    QSize sizeHint() const override { return {100, 24}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter{this};
        painter.setFont(textFont(TextSize::Small));
        painter.setPen(colours().textFaint);
        QueueColumns const columns = QueueColumns::of(QRectF{rect()}.adjusted(wide, 0, -wide, 0));
        auto const right = Qt::AlignRight | Qt::AlignVCenter;
        painter.drawText(columns.name, Qt::AlignLeft | Qt::AlignVCenter, QueuesPanel::tr("runs, waits"));
        painter.drawText(columns.weight.adjusted(-20, 0, 0, 0), right, QueuesPanel::tr("weight"));
        painter.drawText(columns.diagram.united(columns.figure), right, QueuesPanel::tr("vruntime, ms"));
    }
};

}

QueuesPanel::QueuesPanel(Selection& selection, QWidget* parent)
    : Panel{View::Queues, tr("Queues"), parent}
    , m_selection{selection}
    , m_model{new RunQueueModel{this}}
    , m_list{makeList()}
{
    auto* header = new QueueHeader;
    header->setToolTip(tr("vruntime: how far ahead of min_vruntime a thread is, in milliseconds of a nice-0 thread. "
                          "The one that is furthest behind goes first."));
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(m_list, 1);
    connectAll(*header);
}

QAbstractItemView* QueuesPanel::makeList()
{
    auto* list = new QListView;
    list->setModel(m_model);
    list->setItemDelegate(new QueueDelegate{*m_model, m_selection, list});
    list->setUniformItemSizes(true);
    list->setFrameShape(QFrame::NoFrame);
    list->setMouseTracking(true);
    list->setSelectionMode(QAbstractItemView::NoSelection);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(tr("Run queues"));
    list->setAccessibleDescription(
        tr("Who runs and who waits on each CPU, in the order in which they would be picked"));
    list->installEventFilter(this);
    return list;
}

void QueuesPanel::connectAll(QWidget& header)
{
    connect(m_list, &QAbstractItemView::clicked, this, [this](QModelIndex const& index) {
        choose(index);
        fold(index.row(), Fold::Toggle);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](QModelIndex const& index) {
        if (!m_refreshing)
            choose(index);
    });
    connect(&m_selection, &Selection::changed, this, &QueuesPanel::refreshIfVisible);
    connect(&m_selection, &Selection::cpuChanged, this, &QueuesPanel::pointAtCpu);
    connect(&Theme::instance(), &Theme::changed, this, [this, &header] {
        m_list->viewport()->update();
        header.update();
    });
}

// The selected thread's queue is the one at length; without one it is the longest, and stays it.
void QueuesPanel::follow()
{
    Machine const& machine = *frame()->machine;
    Maybe<TaskId> const thread = m_selection.thread();
    Maybe<CpuId> focus = m_choice.focus;
    if (thread && index_of(*thread) < machine.tasks.size())
        focus = machine.tasks[index_of(*thread)].cpu;
    else if (!focus)
        focus = busiestQueue(machine);
    if (focus && focus != m_choice.focus)
        m_choice.unfolded.erase(*focus);
    m_choice.focus = focus;
}

void QueuesPanel::pointAtCpu()
{
    m_choice.focus = m_selection.cpu();
    m_choice.unfolded[*m_selection.cpu()] = true;
    refreshIfVisible();
}

void QueuesPanel::refresh()
{
    follow();
    QModelIndex const current = m_list->currentIndex();
    std::optional<QueueRow> const was = current.isValid() ? std::optional{m_model->row(current.row())} : std::nullopt;
    m_refreshing = true;
    m_list->setAutoScroll(false);
    m_model->show(frame(), queueRows(*frame(), m_choice));
    if (was)
        if (int const now = m_model->find(*was); now >= 0)
            m_list->setCurrentIndex(m_model->index(now));
    m_list->setAutoScroll(true);
    m_refreshing = false;
    m_list->viewport()->update();
}

void QueuesPanel::choose(QModelIndex const& index)
{
    if (!index.isValid() || !frame())
        return;
    QueueRow const row = m_model->row(index.row());
    if (row.task && row.kind != QueueRow::Kind::Cpu)
        m_selection.selectThread(frame()->machine->tasks[index_of(*row.task)].tgid, *row.task);
}

void QueuesPanel::fold(int number, Fold how)
{
    if (number < 0 || number >= m_model->rowCount())
        return;
    QueueRow const row = m_model->row(number);
    if (row.kind != QueueRow::Kind::Cpu)
        return;
    m_choice.unfolded[row.cpu] = how == Fold::Toggle ? !row.open : how == Fold::Open;
    refreshIfVisible();
}

bool QueuesPanel::takeKey(int key)
{
    int const row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        fold(row, Fold::Toggle);
        return true;
    case Qt::Key_Left:
        fold(row, Fold::Close);
        return true;
    case Qt::Key_Right:
        fold(row, Fold::Open);
        return true;
    default:
        return false;
    }
}

bool QueuesPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && takeKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return Panel::eventFilter(watched, event);
}

}
