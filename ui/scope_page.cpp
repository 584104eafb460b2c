// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope_page.h"

#include "ui/comparison.h"
#include "ui/models/comparison_words.h"
#include "ui/panels/compare_bar.h"
#include "ui/panels/compare_menu.h"
#include "ui/panels/cpu_tiles_view.h"
#include "ui/panels/differs_panel.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/hpet_panel.h"
#include "ui/panels/kernel_menu.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/machine_panel.h"
#include "ui/panels/queues_panel.h"
#include "ui/panels/state_column.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/plot_data.h"
#include "ui/plots/time_axis.h"
#include "ui/plots/time_scrubber.h"
#include "ui/style/theme.h"

#include <QDataStream>
#include <QIODevice>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace tickscope::ui {

ScopePage::ScopePage(Scenario scenario, QWidget* parent, MemoryBudget budget)
    : QWidget{parent}
    , m_bridge{new SessionBridge{scenario, this, budget}}
    , m_axis{new TimeAxis{this}}
    , m_plotData{new PlotData{this}}
    , m_transport{new TransportBar}
    , m_kernel_menu{new KernelMenu{this}}
    , m_state{new StateColumn{m_selection}}
    , m_clocks{new ClocksPlot{*m_axis, *m_plotData}}
    , m_lanes{new CpuLanes{*m_axis, *m_plotData}}
    , m_scrubber{new TimeScrubber{*m_axis, *m_plotData}}
    , m_tabs{new QTabWidget}
    , m_story{new StoryPanel}
    , m_explain{new ExplainPanel{m_selection}}
    , m_log{new LogPanel{m_selection}}
    , m_queues{new QueuesPanel{m_selection}}
    , m_machine{new MachinePanel}
    , m_hpet{scenario.rtc ? new HpetPanel{*m_axis, *m_plotData} : nullptr}
    , m_comparing{new Comparison{*m_bridge, budget, this}}
    , m_compare_menu{new CompareMenu{this}}
    , m_compare_bar{new CompareBar}
    , m_differs{new DiffersPanel{m_selection, this}}
    , m_columns{new QSplitter{Qt::Horizontal}}
    , m_rows{new QSplitter{Qt::Vertical}}
{
    setFocusPolicy(Qt::StrongFocus);
    m_plotData->setBudget(budget);
    auto* left = new QFrame;
    left->setProperty("role", "column");
    auto* inLeft = new QVBoxLayout{left};
    inLeft->setContentsMargins(0, 0, 0, 0);
    inLeft->addWidget(m_state);
    m_columns->addWidget(left);
    m_columns->addWidget(makeCentre());
    m_columns->addWidget(makeRight());
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setSizes({316, 700, 356});
    auto* foot = new QFrame;
    foot->setProperty("role", "foot");
    auto* inFoot = new QVBoxLayout{foot};
    inFoot->setContentsMargins(wide, 2, wide, 2);
    inFoot->addWidget(m_scrubber);
    m_transport->kernelButton().setMenu(m_kernel_menu);
    m_transport->compareButton().setMenu(m_compare_menu);

    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_transport);
    layout->addWidget(m_compare_bar);
    layout->addWidget(m_columns, 1);
    layout->addWidget(foot);
    connectPanels();
    connectPlots();
    connectStory();
    connectComparing();
    m_differs->hide();
    showComparing();
    m_story->setScenario(scenario);
    showView(QString::fromStdString(scenario.watch));
}

// The session's thread ends while everything that its frames go to is still there.
ScopePage::~ScopePage()
{
    m_comparing->stop();
    delete m_bridge;
}

QWidget* ScopePage::makeCentre()
{
    auto* canvas = new QFrame;
    canvas->setProperty("role", "canvas");
    auto* layout = new QVBoxLayout{canvas};
    layout->setContentsMargins(0, 0, 0, 0);
    m_clocks->setAccessibleName(tr("Clocks of the selected process over time"));
    m_lanes->setAccessibleName(tr("Who runs on which CPU over time"));
    m_scrubber->setAccessibleName(tr("The whole run"));
    m_rows->addWidget(m_clocks);
    m_rows->addWidget(m_lanes);
    m_rows->setChildrenCollapsible(false);
    m_rows->setStretchFactor(0, 5);
    m_rows->setStretchFactor(1, 4);
    layout->addWidget(m_rows);
    canvas->setMinimumWidth(380);
    return canvas;
}

QWidget* ScopePage::makeRight()
{
    auto* column = new QFrame;
    column->setProperty("role", "column");
    column->setMinimumWidth(260);
    auto* layout = new QVBoxLayout{column};
    layout->setContentsMargins(0, 0, 0, 0);
    m_tabs->addTab(m_story, tr("Story"));
    m_tabs->addTab(m_explain, tr("Why"));
    m_tabs->addTab(m_log, tr("Log"));
    m_tabs->addTab(m_queues, tr("Queues"));
    if (m_hpet)
        m_tabs->addTab(m_hpet, tr("HPET"));
    m_tabs->addTab(m_machine, tr("Machine"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    layout->addWidget(m_tabs);
    return column;
}

void ScopePage::connectPanel(Panel& panel)
{
    connect(&panel, &Panel::commandWanted, this,
            [this](Command command) { m_bridge->session().submit(std::move(command)); });
    connect(&panel, &Panel::seekWanted, this, &ScopePage::seek);
}

void ScopePage::connectPanels()
{
    connect(m_bridge, &SessionBridge::frameReady, this, &ScopePage::showFrame);
    connectPanel(*m_state);
    connectPanel(*m_explain);
    connectPanel(*m_log);
    connectPanel(*m_machine);
    if (m_hpet) {
        connectPanel(*m_hpet);
        connect(m_hpet, &HpetPanel::runToWanted, this, [this](SimTime target) { m_bridge->session().run_to(target); });
    }
    connect(m_kernel_menu, &KernelMenu::commandWanted, this,
            [this](Command command) { m_bridge->session().submit(std::move(command)); });
    connect(m_kernel_menu, &KernelMenu::restartWanted, this, &ScopePage::restartWanted);
    connect(m_transport, &TransportBar::runToggled, m_bridge, &SessionBridge::toggle);
    connect(m_transport, &TransportBar::stepWanted, this, &ScopePage::step);
    connect(m_transport, &TransportBar::resetWanted, m_bridge, &SessionBridge::reset);
    connect(m_transport, &TransportBar::speedWanted, this, &ScopePage::setSpeed);
    connect(&m_selection, &Selection::changed, this, &ScopePage::showSelection);
    connect(&m_selection, &Selection::eventChanged, this, [this] {
        if (m_selection.event())
            m_tabs->setCurrentWidget(m_explain);
    });
}

void ScopePage::connectPlots()
{
    connect(m_axis, &TimeAxis::seekRequested, this, [this](SimTime target) { m_bridge->session().seek(target); });
    connect(m_axis, &TimeAxis::liveRequested, this, [this] { m_bridge->session().go_live(); });
    connect(m_clocks, &ClocksPlot::eventSelected, this, [this](quint64 n) { m_selection.selectEvent(n); });
    connect(m_lanes, &CpuLanes::threadSelected, this, &ScopePage::selectThread);
    connect(m_lanes, &CpuLanes::cpuSelected, &m_selection, &Selection::selectCpu);
}

void ScopePage::chooseFirstProcess(Frame const& frame)
{
    for (ThreadGroup const& group : frame.machine->groups) {
        if (group.reaps_children)
            continue;
        m_chose_process = true;
        return m_selection.selectProcess(group.id);
    }
}

void ScopePage::showFrame(std::shared_ptr<Frame const> const& frame)
{
    m_plotData->setFrame(frame);
    m_axis->setFrame(*frame);
    m_transport->showFrame(frame);
    m_kernel_menu->setFrame(frame);
    m_compare_menu->setFrame(frame);
    m_comparing->showFrame(frame);
    m_state->showFrame(frame);
    m_explain->showFrame(frame);
    m_log->showFrame(frame);
    m_queues->showFrame(frame);
    m_machine->showFrame(frame);
    if (m_hpet)
        m_hpet->showFrame(frame);
    m_story->showFrame(frame);
    if (!m_chose_process)
        chooseFirstProcess(*frame);
    Q_EMIT frameShown();
}

void ScopePage::showSelection()
{
    m_plotData->setSelection(m_selection.process(), m_selection.thread());
    m_comparing->ghost().setProcess(m_selection.process());
}

void ScopePage::connectComparing()
{
    m_clocks->setGhost(m_comparing->ghost());
    connect(m_compare_menu, &CompareMenu::kernelWanted, m_comparing, &Comparison::start);
    connect(m_compare_menu, &CompareMenu::endWanted, m_comparing, &Comparison::stop);
    connect(m_compare_bar, &CompareBar::endWanted, m_comparing, &Comparison::stop);
    connect(m_compare_bar, &CompareBar::swapWanted, m_comparing, &Comparison::swap);
    connect(m_compare_bar, &CompareBar::differenceWanted, m_comparing, &Comparison::goToDifference);
    connect(m_story, &StoryPanel::compareWanted, m_comparing, &Comparison::start);
    connect(m_differs, &DiffersPanel::seekWanted, this, &ScopePage::seek);
    connect(m_comparing, &Comparison::seekWanted, this, &ScopePage::seek);
    connect(m_comparing, &Comparison::changed, this, &ScopePage::showComparing);
    connect(m_comparing, &Comparison::pairShown, this, &ScopePage::showPair);
}

void ScopePage::showComparing()
{
    bool const on = m_comparing->on();
    m_compare_bar->setVisible(on);
    m_compare_menu->setCompared(on ? std::optional{m_comparing->b()} : std::nullopt);
    m_differs->showPair(nullptr);
    int const tab = m_tabs->indexOf(m_differs);
    if (on) {
        m_compare_bar->setKernels(m_comparing->a(), m_comparing->b());
        if (tab < 0)
            m_tabs->addTab(m_differs, tr("Differs"));
        m_tabs->setCurrentWidget(m_differs);
    } else if (tab >= 0)
        m_tabs->removeTab(tab);
}

void ScopePage::showPair()
{
    m_compare_bar->showPair(*m_comparing->pair());
    m_differs->showPair(m_comparing->pair());
}

void ScopePage::selectThread(TaskId thread)
{
    TaskTable const& task_table = *m_bridge->frame()->task_table;
    if (index_of(thread) < task_table.threads.size())
        m_selection.selectThread(task_table.threads[index_of(thread)].tgid, thread);
}

void ScopePage::connectStory()
{
    connect(m_story, &StoryPanel::seekWanted, this, &ScopePage::seek);
    connect(m_story, &StoryPanel::runToWanted, this, [this](SimTime target) { m_bridge->session().run_to(target); });
    connect(m_story, &StoryPanel::viewWanted, this, &ScopePage::showView);
    connect(m_story, &StoryPanel::selectionWanted, this, &ScopePage::selectPath);
}

void ScopePage::showView(QString const& name)
{
    if (name == "log")
        m_tabs->setCurrentWidget(m_log);
    else if (name == "queues")
        m_tabs->setCurrentWidget(m_queues);
    else if (name == "story")
        m_tabs->setCurrentWidget(m_story);
    else if (name == "why")
        m_tabs->setCurrentWidget(m_explain);
    else if (name == "hpet" && m_hpet)
        m_tabs->setCurrentWidget(m_hpet);
    else if (name == "hpet" || name == "nohz" || name == "machine")
        m_tabs->setCurrentWidget(m_machine);
    else if (name == "cpus")
        m_lanes->setFocus();
    else
        m_clocks->setFocus();
}

// "worker" is a process, "worker/main" a thread.
void ScopePage::selectPath(QString const& path)
{
    if (!m_bridge->frame())
        return;
    TaskTable const& task_table = *m_bridge->frame()->task_table;
    TaskNames const names{m_bridge->frame()->world->name_table, task_table};
    std::string const wanted = path.toStdString();
    for (std::size_t i = 0; i < task_table.threads.size(); ++i)
        if (names.path(static_cast<TaskId>(i)) == wanted)
            return m_selection.selectThread(task_table.threads[i].tgid, static_cast<TaskId>(i));
    for (std::size_t i = 0; i < task_table.processes.size(); ++i)
        if (names.process(static_cast<Tgid>(i)) == wanted)
            return m_selection.selectProcess(static_cast<Tgid>(i));
}

std::optional<PlotView> ScopePage::view(QString const& name) const
{
    if (name == "clocks")
        return m_clocks;
    if (name == "cpus")
        return m_lanes;
    return name == "scrubber" ? std::optional<PlotView>{m_scrubber} : std::nullopt;
}

void ScopePage::step(int direction)
{
    m_transport->stepSize() == StepSize::Event ? stepEvent(direction) : stepTick(direction);
}
void ScopePage::stepEvent(int direction) { m_bridge->session().step_event(direction); }
void ScopePage::stepTick(int direction) { m_bridge->session().step_tick(direction); }
void ScopePage::setSpeed(double speed) { m_bridge->session().set_speed(speed); }
void ScopePage::toStart() { seek(SimTime{}); }

void ScopePage::seek(SimTime target)
{
    if (m_bridge->frame())
        remember(m_bridge->frame()->machine->now);
    m_bridge->session().seek(target);
}

void ScopePage::remember(SimTime from)
{
    static constexpr std::size_t most = 100;
    if (m_back.size() == most)
        m_back.erase(m_back.begin());
    m_back.push_back(from);
    m_forward.clear();
}

/// Goes to the last instant of one pile and puts the present one on the other.
static void goThrough(std::vector<SimTime>& from, std::vector<SimTime>& to, SessionBridge& bridge)
{
    if (from.empty() || !bridge.frame())
        return;
    to.push_back(bridge.frame()->machine->now);
    bridge.session().seek(from.back());
    from.pop_back();
}

void ScopePage::back() { goThrough(m_back, m_forward, *m_bridge); }
void ScopePage::forward() { goThrough(m_forward, m_back, *m_bridge); }

QByteArray ScopePage::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream{&bytes, QIODevice::WriteOnly};
    stream << m_columns->saveState() << m_rows->saveState() << static_cast<qint32>(m_transport->stepSize());
    return bytes;
}

void ScopePage::restoreLayout(QByteArray const& layout)
{
    if (layout.isEmpty())
        return;
    QByteArray columns, rows;
    qint32 step = 0;
    QDataStream stream{layout};
    stream >> columns >> rows >> step;
    m_columns->restoreState(columns);
    m_rows->restoreState(rows);
    m_transport->setStepSize(step == static_cast<qint32>(StepSize::Tick) ? StepSize::Tick : StepSize::Event);
}

}
