// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/run_queue_model.h"

#include <algorithm>
#include <utility>

namespace tickscope::ui {

// Lines have no life of their own: there are more or fewer of them at the end, and all say something else.
void RunQueueModel::show(std::shared_ptr<Frame const> frame, std::vector<QueueRow> rows)
{
    int const before = rowCount(), after = static_cast<int>(rows.size());
    int const kept = std::min(before, after);
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_frame = std::move(frame);
    m_rows = std::move(rows);
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
    if (kept > 0)
        Q_EMIT dataChanged(index(0), index(kept - 1));
}

int RunQueueModel::rowCount(QModelIndex const& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant RunQueueModel::data(QModelIndex const& index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::ToolTipRole)
        return words(index.row()).tip;
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return spokenQueueRow(row(index.row()), words(index.row()));
    return {};
}

int RunQueueModel::find(QueueRow const& wanted) const
{
    auto const waits = [](QueueRow const& row) {
        return row.kind == QueueRow::Kind::Runner || row.kind == QueueRow::Kind::Fair || row.kind == QueueRow::Kind::Rt;
    };
    auto const same = [&](QueueRow const& row) {
        if (waits(wanted))
            return waits(row) && row.task == wanted.task;
        return row.kind == wanted.kind && row.cpu == wanted.cpu;
    };
    auto const it = std::find_if(m_rows.begin(), m_rows.end(), same);
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

}
