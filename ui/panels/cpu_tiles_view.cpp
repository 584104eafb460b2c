// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/cpu_tiles_view.h"

#include "ui/models/act_text.h"
#include "ui/panels/switch_menu.h"
#include "ui/panels/toggle_switch.h"
#include "ui/plots/lanes_painter.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace tickscope::ui {

static constexpr int spacing = 8;

CpuTilesView::CpuTilesView(Selection& selection, QWidget* parent)
    : QAbstractScrollArea{parent}
    , m_selection{selection}
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("CPUs"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    connect(&selection, &Selection::changed, viewport(), qOverload<>(&QWidget::update));
}

int CpuTilesView::count() const { return m_frame ? static_cast<int>(m_frame->machine->cpus.size()) : 0; }

int CpuTilesView::columns() const
{
    if (!compact())
        return 2;
    return std::max(2, (viewport()->width() + spacing) / (60 + spacing));
}

QSize CpuTilesView::tileSize() const
{
    int const each = (viewport()->width() - (columns() - 1) * spacing) / columns();
    return {each, compact() ? 34 : 62};
}

QRect CpuTilesView::tileRect(CpuId cpu) const
{
    int const number = static_cast<int>(index_of(cpu));
    QSize const size = tileSize();
    return {(number % columns()) * (size.width() + spacing),
            (number / columns()) * (size.height() + spacing) - verticalScrollBar()->value(), size.width(),
            size.height()};
}

QRect CpuTilesView::switchRect(CpuId cpu) const
{
    if (compact() || index_of(cpu) == 0)
        return {};
    QRect const tile = tileRect(cpu);
    return {tile.right() - switchSize.width() - 9, tile.top() + 9, switchSize.width(), switchSize.height()};
}

QSize CpuTilesView::sizeHint() const
{
    int const rows = (count() + columns() - 1) / columns();
    int const height = rows * (tileSize().height() + spacing) - spacing;
    return {260, std::clamp(height, 34, compact() ? 118 : 272)};
}

void CpuTilesView::updateScrollBar()
{
    int const rows = (count() + columns() - 1) / columns();
    int const height = rows * (tileSize().height() + spacing) - spacing;
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(tileSize().height());
}

void CpuTilesView::showFrame(FramePtr const& frame)
{
    bool const resized = !m_frame || m_frame->machine->cpus.size() != frame->machine->cpus.size();
    m_frame = frame;
    if (resized) {
        m_current = 0;
        updateGeometry();
        updateScrollBar();
    }
    viewport()->update();
}

void CpuTilesView::resizeEvent(QResizeEvent*) { updateScrollBar(); }

int CpuTilesView::cpuAt(QPoint pos) const
{
    QSize const size = tileSize();
    int const column = pos.x() / (size.width() + spacing);
    int const row = (pos.y() + verticalScrollBar()->value()) / (size.height() + spacing);
    int const cpu = row * columns() + column;
    return column < columns() && cpu >= 0 && cpu < count() && tileRect(static_cast<CpuId>(cpu)).contains(pos) ? cpu
                                                                                                              : -1;
}

static void paintLamp(QPainter& painter, NohzLamp lamp, QPointF const& at)
{
    if (lamp != NohzLamp::Off)
        paintNohzLamp(painter, at, 3.5, lamp == NohzLamp::Balances, colours());
}

static void paintWho(QPainter& painter, CpuTile const& tile, QRect line)
{
    painter.setFont(textFont(TextSize::Body));
    painter.setPen(tile.online && tile.task ? colours().text : colours().textMuted);
    QFontMetrics const metrics{painter.font()};
    QString const who = metrics.elidedText(tile.who, Qt::ElideRight, line.width());
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, who);
    QRect const rest = line.adjusted(metrics.horizontalAdvance(who) + 6, 0, 0, 0);
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(colours().textFaint);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics{painter.font()}.elidedText(tile.note, Qt::ElideRight, rest.width()));
}

static void paintBusy(QPainter& painter, CpuTile const& tile, QRectF bar)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().line);
    painter.drawRoundedRect(bar, 2, 2);
    if (!tile.online || tile.busy_permille == 0)
        return;
    bar.setWidth(std::max(4.0, bar.width() * tile.busy_permille / 1000.0));
    painter.setBrush(tile.task ? threadColour(*tile.task) : colours().tick);
    painter.drawRoundedRect(bar, 2, 2);
}

void CpuTilesView::paintTile(QPainter& painter, CpuTile const& tile, QRect rect) const
{
    Colours const& c = colours();
    bool const selected = tile.task && m_selection.thread() == *tile.task;
    QPen border{selected ? c.accent : c.line, 1};
    if (!tile.online)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(tile.online ? c.background : Qt::transparent);
    painter.drawRoundedRect(QRectF{rect}.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7);
    QRect const inner = rect.adjusted(10, 7, -10, -9);
    QFont const bold = textFont(TextSize::Body, QFont::DemiBold);
    QFontMetrics const metrics{bold};
    QString const name = tr("CPU %1").arg(index_of(tile.cpu));
    painter.setFont(bold);
    painter.setPen(tile.online ? c.text : c.textFaint);
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, name);
    if (tile.can_switch)
        drawSwitch(painter, switchRect(tile.cpu), tile.online, true,
                   tile.schedule.since ? SwitchedWhen::WhileRunning : SwitchedWhen::AtStart);
    paintLamp(painter, tile.lamp,
              {inner.left() + metrics.horizontalAdvance(name) + 11.0, inner.top() + metrics.height() / 2.0});
    paintWho(painter, tile, {inner.left(), inner.top() + 19, inner.width(), 18});
    paintBusy(painter, tile, {inner.left() + 0.0, rect.bottom() - 9.0, inner.width() + 0.0, 4});
}

void CpuTilesView::paintCompact(QPainter& painter, CpuTile const& tile, QRect rect) const
{
    Colours const& c = colours();
    bool const selected = tile.task && m_selection.thread() == *tile.task;
    QPen border{selected || (hasFocus() && m_current == static_cast<int>(index_of(tile.cpu))) ? c.accent : c.line, 1};
    if (!tile.online)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(tile.online ? c.background : Qt::transparent);
    painter.drawRoundedRect(QRectF{rect}.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    painter.setFont(textFont(TextSize::Small, QFont::DemiBold));
    painter.setPen(tile.online ? c.text : c.textFaint);
    painter.drawText(rect.adjusted(7, 3, -4, -10), Qt::AlignLeft | Qt::AlignVCenter,
                     QString::number(index_of(tile.cpu)));
    paintLamp(painter, tile.lamp,
              {rect.left() + 13.0 + QFontMetrics{painter.font()}.horizontalAdvance(QString::number(index_of(tile.cpu))),
               rect.top() + 14.0});
    painter.setFont(textFont(TextSize::Small));
    painter.setPen(c.textMuted);
    painter.drawText(rect.adjusted(24, 3, -6, -10), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetrics{painter.font()}.elidedText(tile.online ? tile.short_who : tr("off"), Qt::ElideRight,
                                                             rect.width() - 30));
    QRectF const bar{rect.left() + 7.0, rect.bottom() - 7.0, rect.width() - 14.0, 3};
    painter.setPen(Qt::NoPen);
    painter.setBrush(tile.task ? threadColour(*tile.task) : c.line);
    painter.drawRoundedRect(bar, 1.5, 1.5);
}

void CpuTilesView::paintEvent(QPaintEvent*)
{
    if (!m_frame)
        return;
    QPainter painter{viewport()};
    painter.setRenderHint(QPainter::Antialiasing);
    int const stride = tileSize().height() + spacing;
    int const first = (verticalScrollBar()->value() / stride) * columns();
    int const last =
        std::min(count(), (verticalScrollBar()->value() + viewport()->height()) / stride * columns() + columns());
    for (int cpu = first; cpu < last; ++cpu) {
        CpuTile const tile = cpuTile(*m_frame, static_cast<CpuId>(cpu));
        QRect const rect = tileRect(static_cast<CpuId>(cpu));
        compact() ? paintCompact(painter, tile, rect) : paintTile(painter, tile, rect);
        if (hasFocus() && cpu == m_current && !compact()) {
            painter.setPen(QPen{colours().accent, 1.5});
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF{rect}.adjusted(0.75, 0.75, -0.75, -0.75), 7, 7);
        }
    }
}

void CpuTilesView::toggle(int cpu)
{
    if (!m_frame || cpu < 1)
        return;
    auto const id = static_cast<CpuId>(cpu);
    bool const online = m_frame->machine->cpus[static_cast<std::size_t>(cpu)].online;
    if (m_frame->machine->now == SimTime{})
        Q_EMIT editWanted(edit::Cpu{id, !online});
    else if (online)
        Q_EMIT commandWanted(cmd::Offline{id});
    else
        Q_EMIT commandWanted(cmd::Online{id});
}

void CpuTilesView::contextMenuEvent(QContextMenuEvent* event)
{
    bool const by_key = event->reason() == QContextMenuEvent::Keyboard;
    int const cpu = by_key ? m_current : cpuAt(event->pos());
    if (!m_frame || cpu < 1 || cpu >= count())
        return;
    auto const id = static_cast<CpuId>(cpu);
    bool const online = m_frame->machine->cpus[static_cast<std::size_t>(cpu)].online;
    SimTime const now = m_frame->machine->now;
    QString const from = instantText(now);
    SwitchMenu menu{now, this};
    connect(&menu, &SwitchMenu::commandWanted, this, &CpuTilesView::commandWanted);
    connect(&menu, &SwitchMenu::editWanted, this, &CpuTilesView::editWanted);
    menu.addFromStart(tr("The story on another machine"),
                      online ? tr("CPU %1 offline from the start").arg(cpu)
                             : tr("CPU %1 online from the start").arg(cpu),
                      edit::Cpu{id, !online});
    menu.addAtInstant(online ? tr("CPU %1 offline at %2").arg(cpu).arg(from)
                             : tr("CPU %1 online at %2").arg(cpu).arg(from),
                      online ? Command{cmd::Offline{id}} : Command{cmd::Online{id}});
    menu.exec(by_key ? viewport()->mapToGlobal(tileRect(id).center()) : event->globalPos());
}

void CpuTilesView::choose(int cpu)
{
    m_current = cpu;
    m_selection.selectCpu(static_cast<CpuId>(cpu));
    if (Maybe<TaskId> const task = cpuTile(*m_frame, static_cast<CpuId>(cpu)).task)
        m_selection.selectThread(m_frame->machine->tasks[index_of(*task)].tgid, *task);
    viewport()->update();
}

void CpuTilesView::mousePressEvent(QMouseEvent* event)
{
    int const cpu = cpuAt(event->pos());
    if (cpu < 0 || event->button() != Qt::LeftButton)
        return;
    if (switchRect(static_cast<CpuId>(cpu)).adjusted(-4, -4, 4, 4).contains(event->pos()) ||
        (compact() && event->modifiers() & Qt::ControlModifier))
        toggle(cpu);
    else
        choose(cpu);
}

void CpuTilesView::mouseMoveEvent(QMouseEvent* event)
{
    int const cpu = cpuAt(event->pos());
    bool const onSwitch = cpu >= 0 && switchRect(static_cast<CpuId>(cpu)).contains(event->pos());
    viewport()->setCursor(onSwitch ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void CpuTilesView::keyPressEvent(QKeyEvent* event)
{
    if (count() == 0)
        return QAbstractScrollArea::keyPressEvent(event);
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        next -= 1;
        break;
    case Qt::Key_Right:
        next += 1;
        break;
    case Qt::Key_Up:
        next -= columns();
        break;
    case Qt::Key_Down:
        next += columns();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        toggle(m_current);
        return;
    default:
        return QAbstractScrollArea::keyPressEvent(event);
    }
    if (next >= 0 && next < count())
        choose(next);
}

QString CpuTilesView::tip(int cpu) const
{
    CpuTile const tile = cpuTile(*m_frame, static_cast<CpuId>(cpu));
    QString text = tr("CPU %1: %2").arg(cpu).arg(tile.who);
    if (!tile.note.isEmpty())
        text += ", " + tile.note;
    if (tile.online)
        text += '\n' + tr("Busy %1 % of the time since boot").arg(tile.busy_permille / 10);
    if (QString const when = scheduleText(tile.schedule, tile.online); !when.isEmpty())
        text += '\n' + tr("At the instant shown; %1").arg(when);
    if (!tile.lamp_tip.isEmpty())
        text += '\n' + tile.lamp_tip;
    if (compact() && tile.can_switch)
        text += '\n' +
            (tile.online ? tr("Ctrl+click or Return takes it offline") : tr("Ctrl+click or Return takes it online"));
    if (!tile.can_switch)
        text += '\n' + tr("The boot CPU cannot go offline");
    return text;
}

bool CpuTilesView::viewportEvent(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || !m_frame)
        return QAbstractScrollArea::viewportEvent(event);
    auto const* help = static_cast<QHelpEvent*>(event);
    int const cpu = cpuAt(help->pos());
    QToolTip::showText(help->globalPos(), cpu < 0 ? QString{} : tip(cpu), viewport());
    return true;
}

}
