// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"
#include "ui/panels/selection.h"

class QLabel;
class QLineEdit;
class QTimer;
class QToolButton;
class QTreeView;

namespace tickscope::ui {

class EventLogModel;

/// What happened, as a list that can be filtered; the line of the instant shown is marked, a click asks why.
class LogPanel final : public Panel {
    Q_OBJECT

public:
    explicit LogPanel(Selection& selection, QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame) override;
    EventLogModel& model() const { return *m_model; }
    QLineEdit& filter() const { return *m_filter; }
    QLabel& kept() const { return *m_kept; }  ///< says which events are not at hand

private:
    void applyFilter();
    void catchUp();
    void follow();
    QToolButton* makeClassMenu();

    Selection& m_selection;
    FramePtr m_frame;
    EventLogModel* m_model;
    QTreeView* m_view;
    QLineEdit* m_filter;
    QLabel* m_kept;
    QTimer* m_later;
    std::uint32_t m_classes;
};

}
