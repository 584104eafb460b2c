// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/run_queue_model.h"
#include "ui/panels/panel.h"
#include "ui/plots/selection.h"

class QAbstractItemView;

namespace tickscope::ui {

/// Who runs and who waits on each CPU, in the order in which they would be picked.
class QueuesPanel final : public Panel {
    Q_OBJECT

public:
    explicit QueuesPanel(Selection& selection, QWidget* parent = nullptr);

    RunQueueModel& model() const { return *m_model; }
    QAbstractItemView& list() const { return *m_list; }

protected:
    void refresh() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Fold : std::uint8_t { Open, Close, Toggle };

    QAbstractItemView* makeList();
    void connectAll(QWidget& header);
    void follow();
    void pointAtCpu();
    void choose(QModelIndex const& index);
    void fold(int row, Fold how);
    bool takeKey(int key);

    Selection& m_selection;
    RunQueueModel* m_model;
    QAbstractItemView* m_list;
    QueueChoice m_choice;
    bool m_refreshing = false;
};

}
