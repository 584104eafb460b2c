// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"
#include "ui/plots/selection.h"

class QLabel;
class QLayout;
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

    EventLogModel& model() const { return *m_model; }
    QLineEdit& filter() const { return *m_filter; }
    QLabel& retention() const { return *m_retention; }  ///< says which events are not at hand

protected:
    void refresh() override;

private:
    void makeView();
    QLayout* makeTop();
    void connectAll();
    void applyFilter();
    void catchUp();
    void follow();
    QToolButton* makeClassMenu();

    Selection& m_selection;
    EventLogModel* m_model;
    QTreeView* m_view;
    QLineEdit* m_filter;
    QLabel* m_retention;
    QLabel* m_none;  ///< says that no event passes the filter
    QTimer* m_later;
    std::uint32_t m_classes;
};

}
