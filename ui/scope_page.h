// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/view.h"
#include "core/session/frame.h"
#include "ui/kept_selection.h"
#include "ui/models/first_picture.h"
#include "ui/plots/picture_file.h"
#include "ui/plots/selection.h"
#include "ui/seek_history.h"
#include "ui/session_bridge.h"

#include <QWidget>

#include <vector>

class QFrame;
class QSplitter;
class QTabWidget;

namespace tickscope::ui {

class Acts;
class BranchTree;
class CompareBar;
class CompareMenu;
class Comparison;
class DiffersPanel;
class ExplainPanel;
class FrameWidget;
class HpetPanel;
class KernelMenu;
class LogPanel;
class MiddleColumn;
class Panel;
class PlotData;
class QueuesPanel;
class StateColumn;
class StoryPanel;
class TimeAxis;
class TimeScrubber;
class TransportBar;

/// One open scenario: transport on top, state on the left, plots in the middle, panels on the right, the whole run at
/// the bottom. Everything shows the same instant and the same selection.
class ScopePage final : public QWidget {
    Q_OBJECT

public:
    explicit ScopePage(Scenario scenario, QWidget* parent = nullptr, MemoryBudget budget = {});
    ~ScopePage() override;

    SessionBridge& bridge() { return *m_bridge; }
    Acts& acts() { return *m_acts; }
    BranchTree& branches() { return *m_branches; }
    Selection& selection() { return m_selection; }
    TimeAxis& axis() { return *m_axis; }
    TransportBar& transport() { return *m_transport; }
    StateColumn& state() { return *m_state; }
    ExplainPanel& explain() { return *m_explain; }
    LogPanel& log() { return *m_log; }
    QueuesPanel& queues() { return *m_queues; }
    StoryPanel& story() { return *m_story; }
    PlotData& plotData() { return *m_plotData; }
    MiddleColumn& middle() { return *m_middle; }
    FirstPicture const& firstPicture() const { return m_first; }  ///< as the story was opened
    QTabWidget& tabs() { return *m_tabs; }
    HpetPanel* hpet() { return m_hpet; }  ///< where the machine has an RTC
    Comparison& comparison() { return *m_comparison; }
    CompareBar& compareBar() { return *m_compare_bar; }
    DiffersPanel& differs() { return *m_differs; }
    std::vector<Panel*> const& panels() const { return m_panels; }  ///< in the order of their tabs
    void showView(View view);
    /// "clocks", "cpus" or "scrubber".
    std::optional<PlotView> plot(QString const& name) const;

    void step(int direction);
    void stepTick(int direction);
    void stepEvent(int direction);
    void toStart();
    /// Goes to an instant, and remembers for back() where it came from.
    void seek(SimTime target);
    void setSpeed(double speed);
    /// Back and forward through the instants that were jumped to.
    void back();
    void forward();

    QByteArray saveLayout() const;
    void restoreLayout(QByteArray const& layout);

Q_SIGNALS:
    void frameShown();

private:
    QWidget* makeLeft();
    QWidget* makeCentre();
    QWidget* makeRight();
    QWidget* makeFoot();
    void arrange();
    void addTab(Panel& panel);
    void connectWidget(FrameWidget& widget);
    void connectAll();
    void connectPanels();
    void connectTransport();
    void connectPlots();
    void connectStory();
    void connectComparison();
    void connectBranches();
    void showFrame(std::shared_ptr<Frame const> const& frame);
    void composeFirstPicture();
    void chooseFirstProcess(Frame const& frame);
    Panel* panelOf(View view) const;
    void selectPath(QString const& path);
    void showComparison();
    void showPair();
    void goTo(std::optional<SimTime> target);

    SessionBridge* m_bridge;
    Acts* m_acts;
    Selection m_selection;
    KeptSelection m_kept_selection;
    TimeAxis* m_axis;
    PlotData* m_plotData;
    TransportBar* m_transport;
    KernelMenu* m_kernel_menu;
    StateColumn* m_state;
    MiddleColumn* m_middle;
    TimeScrubber* m_scrubber;
    BranchTree* m_branches;
    QTabWidget* m_tabs;
    StoryPanel* m_story;
    ExplainPanel* m_explain;
    LogPanel* m_log;
    QueuesPanel* m_queues;
    HpetPanel* m_hpet;
    Panel* m_machine;
    Comparison* m_comparison;
    CompareMenu* m_compare_menu;
    CompareBar* m_compare_bar;
    DiffersPanel* m_differs;
    std::vector<Panel*> m_panels;
    QSplitter* m_columns;
    FirstPicture m_first;
    bool m_began = false;          // the first frame was shown
    std::string m_wanted_process;  // the story's, until it is there or a person chose another
    bool m_choosing = false;       // it is us who select
    SeekHistory m_history;
};

}
