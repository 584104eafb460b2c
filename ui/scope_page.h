// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/panels/selection.h"
#include "ui/plots/picture_file.h"
#include "ui/session_bridge.h"

#include <QWidget>

class QSplitter;
class QTabWidget;

namespace tickscope::ui {

class ClocksPlot;
class CompareBar;
class CompareMenu;
class Comparison;
class CpuLanes;
class DiffersPanel;
class ExplainPanel;
class HpetPanel;
class KernelMenu;
class LogPanel;
class MachinePanel;
class Panel;
class QueuesPanel;
class PlotData;
class StateColumn;
class StoryPanel;
class TimeAxis;
class TimeScrubber;
class TransportBar;

/// One story being told: transport on top, state on the left, plots in the middle, explanations on the right, the whole
/// run at the bottom. Everything shows the same instant.
class ScopePage final : public QWidget {
    Q_OBJECT

public:
    explicit ScopePage(Scenario scenario, QWidget* parent = nullptr, MemoryBudget budget = {});
    ~ScopePage() override;

    SessionBridge& bridge() { return *m_bridge; }
    Selection& selection() { return m_selection; }
    TimeAxis& axis() { return *m_axis; }
    TransportBar& transport() { return *m_transport; }
    StateColumn& state() { return *m_state; }
    ExplainPanel& explain() { return *m_explain; }
    LogPanel& log() { return *m_log; }
    QueuesPanel& queues() { return *m_queues; }
    StoryPanel& story() { return *m_story; }
    PlotData& plotData() { return *m_plotData; }
    QTabWidget& tabs() { return *m_tabs; }
    HpetPanel* hpet() { return m_hpet; }  ///< where the machine has an RTC
    Comparison& comparing() { return *m_comparing; }
    CompareBar& compareBar() { return *m_compare_bar; }
    DiffersPanel& differs() { return *m_differs; }
    /// A view by its name in scenarios, or a tab.
    void showView(QString const& name);
    /// "clocks", "cpus" or "scrubber".
    std::optional<PlotView> view(QString const& name) const;

    void step(int direction);
    void stepTick(int direction);
    void stepEvent(int direction);
    void toStart();
    void seek(SimTime target);
    void setSpeed(double speed);
    /// Back and forward through the instants that were jumped to.
    void back();
    void forward();

    QByteArray saveLayout() const;
    void restoreLayout(QByteArray const& layout);

Q_SIGNALS:
    void restartWanted(tickscope::Scenario scenario);
    void frameShown();

private:
    QWidget* makeCentre();
    QWidget* makeRight();
    void connectPanels();
    void connectPlots();
    void connectPanel(Panel& panel);
    void showFrame(std::shared_ptr<Frame const> const& frame);
    void chooseFirstProcess(Frame const& frame);
    void showSelection();
    void selectThread(TaskId thread);
    void connectStory();
    void selectPath(QString const& path);
    void connectComparing();
    void showComparing();
    void showPair();
    void remember(SimTime from);

    SessionBridge* m_bridge;
    Selection m_selection;
    TimeAxis* m_axis;
    PlotData* m_plotData;
    TransportBar* m_transport;
    KernelMenu* m_kernel_menu;
    StateColumn* m_state;
    ClocksPlot* m_clocks;
    CpuLanes* m_lanes;
    TimeScrubber* m_scrubber;
    QTabWidget* m_tabs;
    StoryPanel* m_story;
    ExplainPanel* m_explain;
    LogPanel* m_log;
    QueuesPanel* m_queues;
    MachinePanel* m_machine;
    HpetPanel* m_hpet;
    Comparison* m_comparing;
    CompareMenu* m_compare_menu;
    CompareBar* m_compare_bar;
    DiffersPanel* m_differs;
    QSplitter* m_columns;
    QSplitter* m_rows;
    bool m_chose_process = false;
    std::vector<SimTime> m_back, m_forward;
};

}
