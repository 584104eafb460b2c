// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_queue_model.h"
#include "ui/plots/selection.h"

#include <QStyledItemDelegate>

namespace tickscope::ui {

/// How a line of the run queues is divided: a name, and where there is room a weight, a diagram and a figure.
struct QueueColumns {
    QRectF name, weight, diagram, figure;

    /// Of a line without its margins. `figure` and `weight` are as wide as the widest that is to be expected.
    static QueueColumns of(QRectF const& line);
};

/// Paints the lines of a RunQueueModel.
class QueueDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    QueueDelegate(RunQueueModel const& model, Selection const& selection, QObject* parent);

    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;

private:
    RunQueueModel const& m_model;
    Selection const& m_selection;
};

}
