// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/branch_tree.h"

#include "ui/models/act_text.h"
#include "ui/plots/time_axis.h"
#include "ui/style/focus_ring.h"
#include "ui/style/theme.h"

#include <QContextMenuEvent>
#include <QFontMetricsF>
#include <QHelpEvent>
#include <QInputDialog>
#include <QMenu>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace tickscope::ui {

/// As the scrubber has it, above which the tree stands.
static constexpr double track_margin = 20;

BranchTree::BranchTree(TimeAxis& axis, QWidget* parent)
    : QWidget{parent}
    , m_axis{axis}
{
    setAccessibleName(tr("Branches of the run"));
    setAccessibleDescription(tr("Up and Down choose one, Return goes there, F2 names it, Delete removes it"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    hide();
    connect(&axis, &TimeAxis::recordedChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize BranchTree::sizeHint() const { return {800, visibleRows() * row_height + 2}; }

void BranchTree::showFrame(FramePtr const& frame)
{
    m_frame = frame;
    if (m_shown != frame->branches) {
        m_shown = frame->branches;
        m_branches = m_shown ? *m_shown : std::vector<Branch>{};
        m_chosen = std::max(0, currentRow());
        m_hover = -1;
        scrollTo(m_chosen);
        setVisible(count() > 1);
        updateGeometry();
    }
    update();
}

int BranchTree::currentRow() const
{
    for (int row = 0; row < count(); ++row)
        if (branch(row).current)
            return row;
    return -1;
}

double BranchTree::x(SimTime at) const
{
    TimeRange const whole{SimTime{}, std::max(m_axis.duration(), m_axis.limits().to)};
    TimeScale const scale{whole, track_margin, std::max(20.0, width() - 2 * track_margin)};
    return std::clamp(scale.x(at), track_margin, width() - track_margin);
}

QRect BranchTree::rowRect(int row) const { return {0, (row - m_first) * row_height, width(), row_height}; }

int BranchTree::rowAt(QPoint pos) const
{
    int const row = m_first + pos.y() / row_height;
    return pos.y() >= 0 && row < std::min(count(), m_first + visibleRows()) ? row : -1;
}

QString BranchTree::text(int row) const { return branchText(branch(row)); }

void BranchTree::paintText(QPainter& painter, int row, double from, double to) const
{
    bool const current = branch(row).current;
    QFont const font = textFont(TextSize::Small, current ? QFont::DemiBold : QFont::Normal);
    QFontMetricsF const metrics{font};
    painter.setFont(font);
    painter.setPen(current ? colours().accent : row == m_hover ? colours().text : colours().textMuted);
    QRect const line = rowRect(row);
    double const room_right = width() - track_margin - to - 8, room_left = from - track_margin - 14;
    QString const whole = text(row);
    double const needed = metrics.horizontalAdvance(whole);
    // After its end, else before its beginning, else on the line itself.
    QRectF place{to + 8, double(line.top()), std::max(0.0, room_right), double(row_height)};
    Qt::Alignment side = Qt::AlignLeft;
    if (needed > room_right && needed <= room_left) {
        place = {track_margin, double(line.top()), room_left, double(row_height)};
        side = Qt::AlignRight;
    } else if (needed > room_right) {
        double const most = std::min(needed, width() - 2 * track_margin - 24);
        place = {std::min(from + 12, width() - track_margin - most), double(line.top()), most, double(row_height)};
        painter.fillRect(place.adjusted(-4, 2, 4, -2), colours().surface);
    }
    painter.drawText(place, static_cast<int>(side | Qt::AlignVCenter),
                     metrics.elidedText(whole, Qt::ElideRight, place.width() + 1));
}

void BranchTree::paintRow(QPainter& painter, int row) const
{
    Branch const& shown = branch(row);
    bool const current = shown.current;
    double const y = rowRect(row).center().y() + 0.5;
    SimTime const reached = current && m_frame ? std::max(m_frame->reached, shown.reached) : shown.reached;
    double const from = x(shown.parts_at), to = std::max(from + 6, x(reached));
    QColor const ink = current ? colours().accent : row == m_hover ? colours().text : colours().textFaint;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen{ink, current ? 3.0 : 2.0, Qt::SolidLine, Qt::FlatCap});
    painter.drawLine(QPointF{from, y}, QPointF{to, y});
    if (shown.parent) {
        double const above = rowRect(static_cast<int>(*shown.parent)).center().y() + 0.5;
        painter.setPen(QPen{ink, 1.5});
        painter.drawLine(QPointF{from, above}, QPointF{from, y});
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF{from, above}, 3, 3);
    }
    if (hasFocus() && row == m_chosen)
        paintFocusRing(painter, rowRect(row));
    paintText(painter, row, from, to);
}

void BranchTree::paintEvent(QPaintEvent*)
{
    QPainter painter{this};
    painter.fillRect(rect(), colours().surface);
    for (int row = m_first; row < std::min(count(), m_first + visibleRows()); ++row)
        paintRow(painter, row);
}

void BranchTree::choose(int row)
{
    if (row >= 0 && row < count())
        Q_EMIT branchWanted(branch(row));
}

void BranchTree::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(rowAt(event->position().toPoint()));
}

void BranchTree::mouseMoveEvent(QMouseEvent* event)
{
    m_hover = rowAt(event->position().toPoint());
    setCursor(m_hover >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BranchTree::leaveEvent(QEvent*)
{
    m_hover = -1;
    update();
}

void BranchTree::scrollTo(int row)
{
    m_first = std::clamp(m_first, std::max(0, row - visibleRows() + 1), std::max(0, row));
    m_first = std::clamp(m_first, 0, std::max(0, count() - visibleRows()));
    update();
}

void BranchTree::wheelEvent(QWheelEvent* event)
{
    int const by = event->angleDelta().y() > 0 ? -1 : 1;
    m_first = std::clamp(m_first + by, 0, std::max(0, count() - visibleRows()));
    update();
}

void BranchTree::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_chosen = std::clamp(m_chosen + (event->key() == Qt::Key_Up ? -1 : 1), 0, std::max(0, count() - 1));
        return scrollTo(m_chosen);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return choose(m_chosen);
    case Qt::Key_F2:
        return wantName(m_chosen);
    case Qt::Key_Delete:
        if (m_chosen < count())
            Q_EMIT removeWanted(branch(m_chosen).version);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BranchTree::wantName(int row)
{
    if (row < 0 || row >= count())
        return;
    bool ok = false;
    VersionId const version = branch(row).version;
    QString const name = QInputDialog::getText(this, tr("Name the branch"), tr("Name of “%1”:").arg(text(row)),
                                               QLineEdit::Normal, QString::fromStdString(branch(row).name), &ok);
    if (ok)
        Q_EMIT nameWanted(version, name);
}

void BranchTree::contextMenuEvent(QContextMenuEvent* event)
{
    int const row = event->reason() == QContextMenuEvent::Keyboard ? m_chosen : rowAt(event->pos());
    if (row < 0 || row >= count())
        return;
    VersionId const version = branch(row).version;
    bool const current = branch(row).current;
    QMenu menu{this};
    QAction const* const go = menu.addAction(tr("Go there"));
    QAction const* const name = menu.addAction(tr("Name it…\tF2"));
    QAction* const remove = menu.addAction(tr("Remove it from the tree\tDel"));
    remove->setEnabled(!current);
    QAction const* const chosen = menu.exec(event->globalPos());
    if (chosen == go)
        choose(row);
    else if (chosen == name)
        wantName(row);
    else if (chosen == remove)
        Q_EMIT removeWanted(version);
}

bool BranchTree::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    auto const* const help = static_cast<QHelpEvent*>(event);
    int const row = rowAt(help->pos());
    QString const tip = row < 0 ? QString{}
        : branch(row).current
        ? tr("%1\nThis run is shown.").arg(text(row))
        : tr("%1\nRecorded to %2. A click goes there.").arg(text(row), instantText(branch(row).reached));
    QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

}
