// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_queues.h"

#include <QAbstractListModel>

#include <memory>

namespace tickscope::ui {

/// The lines of the run queues as a list. What a line says is worked out when it is looked at.
class RunQueueModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void show(std::shared_ptr<Frame const> frame, std::vector<QueueRow> rows);

    int rowCount(QModelIndex const& parent = {}) const override;
    QVariant data(QModelIndex const& index, int role) const override;

    QueueRow const& row(int number) const { return m_rows[static_cast<std::size_t>(number)]; }
    QueueText words(int number) const { return queueText(*m_frame, row(number)); }
    /// Where the same line is now; -1: nowhere.
    int find(QueueRow const& row) const;

private:
    std::shared_ptr<Frame const> m_frame;
    std::vector<QueueRow> m_rows;
};

}
