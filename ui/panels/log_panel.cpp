// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_panel.h"

#include "ui/models/event_log_model.h"
#include "ui/models/retention_text.h"
#include "ui/panels/heading.h"
#include "ui/panels/row_background.h"
#include "ui/style/icon.h"
#include "ui/style/tabular.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace tickscope::ui {
namespace {

/// One event in two lines: a dot of its class, the sentence and its time; the kernel's words below.
class LogDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(QStyleOptionViewItem const&, QModelIndex const&) const override { return {100, 38}; }

    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override
    {
        painter->save();
        paintRowBackground(*painter, option);
        QModelIndex const text = index.siblingAtColumn(EventLogModel::Text);
        QRectF const rect = QRectF{option.rect}.adjusted(wide, 3, -wide, -3);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(text.data(EventLogModel::ColourRole).value<QColor>());
        painter->drawEllipse(QPointF{rect.left() + 4, rect.top() + 9}, 3.5, 3.5);
        QRectF const line = rect.adjusted(16, 0, 0, -rect.height() / 2);
        painter->setFont(textFont(TextSize::Body));
        painter->setPen(colours().text);
        painter->drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF{painter->font()}.elidedText(text.data().toString(), Qt::ElideRight, line.width()));
        QRectF const below = rect.adjusted(16, rect.height() / 2, 0, 0);
        painter->setFont(textFont(TextSize::Small));
        painter->setPen(colours().textFaint);
        QString const time = index.siblingAtColumn(EventLogModel::Time).data().toString();
        drawTabular(*painter, below, Qt::AlignLeft, time);
        QString const small = text.data(EventLogModel::SmallRole).toString();
        qreal const used = tabularWidth(QFontMetricsF{painter->font()}, time);
        if (!small.isEmpty())
            painter->drawText(below.adjusted(used, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                              QFontMetricsF{painter->font()}.elidedText(QStringLiteral(" · ") + small, Qt::ElideRight,
                                                                        below.width() - used));
        painter->restore();
    }
};

}

QToolButton* LogPanel::makeClassMenu()
{
    struct Choice {
        EventClass what;
        QString name;
    };
    Choice const choices[]{{EventClass::Signal, tr("Signals")},
                           {EventClass::Timer, tr("Timers and clocks")},
                           {EventClass::Warning, tr("Warnings")},
                           {EventClass::Command, tr("Commands")},
                           {EventClass::Process, tr("Processes and threads")},
                           {EventClass::Cpu, tr("CPUs on and off")},
                           {EventClass::Device, tr("HPET and RTC")},
                           {EventClass::Idle, tr("Idle ticks, idle mask and its balancer")},
                           {EventClass::Scheduling, tr("Ticks and switches")}};
    static_assert(std::size(choices) == event_classes);
    auto* button = new QToolButton;
    button->setText(tr("Kinds"));
    button->setToolTip(tr("Which kinds of events are listed"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu{button};
    for (Choice const& choice : choices) {
        QAction* action = menu->addAction(choice.name);
        std::uint32_t const bit = 1u << static_cast<unsigned>(choice.what);
        action->setCheckable(true);
        action->setChecked((m_classes & bit) != 0);
        connect(action, &QAction::toggled, this, [this, bit](bool on) {
            m_classes = on ? m_classes | bit : m_classes & ~bit;
            applyFilter();
        });
    }
    button->setMenu(menu);
    return button;
}

LogPanel::LogPanel(Selection& selection, QWidget* parent)
    : Panel{View::Log, tr("Log"), parent}
    , m_selection{selection}
    , m_model{new EventLogModel{this}}
    , m_view{new QTreeView}
    , m_filter{new QLineEdit}
    , m_retention{wrappedLabel({}, "muted")}
    , m_none{wrappedLabel(tr("Nothing of these kinds and words so far."), "muted")}
    , m_later{new QTimer{this}}
    , m_classes{EventLogModel::defaultClasses}
{
    makeView();
    for (QLabel* label : {m_retention, m_none}) {
        label->setFont(textFont(TextSize::Small));
        label->setContentsMargins(wide, 0, wide, tight);
        label->hide();
    }
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeTop());
    layout->addWidget(m_retention);
    layout->addWidget(m_none);
    layout->addWidget(m_view, 1);
    m_later->setSingleShot(true);
    connectAll();
}

void LogPanel::makeView()
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new LogDelegate{m_view});
    m_view->setHeaderHidden(true);
    m_view->setRootIsDecorated(false);
    m_view->setUniformRowHeights(true);
    m_view->setMouseTracking(true);
    m_view->setColumnHidden(EventLogModel::Time, true);
    m_view->header()->setStretchLastSection(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setAccessibleName(tr("What happened"));
}

QLayout* LogPanel::makeTop()
{
    m_filter->setPlaceholderText(tr("Filter, e.g. SIGPROF worker"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(tr("Filter of the log"));
    auto* top = new QHBoxLayout;
    top->setContentsMargins(wide, tight, wide, tight);
    top->addWidget(m_filter, 1);
    top->addWidget(makeClassMenu());
    return top;
}

void LogPanel::connectAll()
{
    connect(m_filter, &QLineEdit::textChanged, this, &LogPanel::applyFilter);
    connect(m_later, &QTimer::timeout, this, &LogPanel::catchUp);
    connect(m_view, &QAbstractItemView::clicked, this,
            [this](QModelIndex const& index) { m_selection.selectEvent(m_model->numberAt(index.row())); });
    connect(m_view, &QAbstractItemView::activated, this, [this](QModelIndex const& index) {
        std::uint64_t const n = m_model->numberAt(index.row());
        TraceView const& trace = frame()->visible_trace();
        if (n >= trace.first_n() && n < trace.size())
            Q_EMIT seekWanted(trace.at(n).at);
    });
}

void LogPanel::applyFilter()
{
    m_model->setFilter(m_classes, m_filter->text());
    catchUp();
}

void LogPanel::refresh()
{
    m_retention->setText(retentionText(*frame()));
    m_retention->setVisible(!m_retention->text().isEmpty());
    catchUp();
}

void LogPanel::catchUp()
{
    if (!frame())
        return;
    m_model->setFrame(frame());
    follow();
    m_none->setVisible(!m_model->behind() && m_model->rowCount() == 0);
    if (m_model->behind())
        m_later->start(0);
}

// The last line that had happened at the instant shown stays in sight, unless somebody looks for another.
void LogPanel::follow()
{
    if (m_view->underMouse() && m_view->isVisible())
        return;
    if (int const row = m_model->rowAt(frame()->machine->now); row >= 0)
        m_view->scrollTo(m_model->index(row, EventLogModel::Text));
}

}
