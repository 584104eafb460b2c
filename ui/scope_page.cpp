// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scope_page.h"

#include "ui/acts.h"
#include "ui/comparison.h"
#include "ui/middle_column.h"
#include "ui/panels/branch_tree.h"
#include "ui/panels/compare_bar.h"
#include "ui/panels/compare_menu.h"
#include "ui/panels/cpu_tiles_view.h"
#include "ui/panels/differs_panel.h"
#include "ui/panels/explain_panel.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/panels/hpet_panel.h"
#include "ui/panels/kernel_menu.h"
#include "ui/panels/live_hint.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/machine_panel.h"
#include "ui/panels/queues_panel.h"
#include "ui/panels/state_column.h"
#include "ui/panels/story_panel.h"
#include "ui/panels/task_tree_view.h"
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
#include <QUndoStack>
#include <QVBoxLayout>

namespace tickscope::ui {

ScopePage::ScopePage(Scenario scenario, QWidget* parent, MemoryBudget budget)
    : QWidget{parent}
    , m_bridge{new SessionBridge{scenario, this, budget}}
    , m_acts{new Acts{*m_bridge, this}}
    , m_axis{new TimeAxis{this}}
    , m_plotData{new PlotData{m_selection, this}}
    , m_transport{new TransportBar}
    , m_kernel_menu{new KernelMenu{this}}
    , m_state{new StateColumn{m_selection}}
    , m_middle{new MiddleColumn{*m_axis, *m_plotData}}
    , m_scrubber{new TimeScrubber{*m_axis, *m_plotData}}
    , m_branches{new BranchTree{*m_axis}}
    , m_tabs{new QTabWidget}
    , m_story{new StoryPanel}
    , m_explain{new ExplainPanel{m_selection}}
    , m_log{new LogPanel{m_selection}}
    , m_queues{new QueuesPanel{m_selection}}
    , m_hpet{scenario.rtc ? new HpetPanel{*m_axis, *m_plotData} : nullptr}
    , m_machine{new MachinePanel}
    , m_comparison{new Comparison{*m_bridge, m_selection, budget, this}}
    , m_compare_menu{new CompareMenu{this}}
    , m_compare_bar{new CompareBar}
    , m_differs{new DiffersPanel{m_selection, this}}
    , m_columns{new QSplitter{Qt::Horizontal}}
    , m_first{ui::firstPicture(scenario)}
    , m_wanted_process{m_first.process}
{
    for (Panel* const panel :
         std::initializer_list<Panel*>{m_story, m_explain, m_log, m_queues, m_hpet, m_machine, m_differs})
        if (panel)
            m_panels.push_back(panel);
    m_plotData->setBudget(budget);
    arrange();
    connectAll();
    showComparison();
    m_story->setScenario(scenario);
    composeFirstPicture();
}

void ScopePage::connectAll()
{
    connectPanels();
    connectTransport();
    connectPlots();
    connectStory();
    connectComparison();
    connectBranches();
}

// The session's thread ends while everything that its frames go to is still there.
ScopePage::~ScopePage()
{
    m_acts->stack().disconnect();
    m_comparison->stop();
    delete m_bridge;
}

void ScopePage::arrange()
{
    setFocusPolicy(Qt::StrongFocus);
    for (QWidget* const column : {makeLeft(), makeCentre(), makeRight()})
        m_columns->addWidget(column);
    m_columns->setStretchFactor(1, 1);
    m_columns->setChildrenCollapsible(false);
    m_columns->setSizes({316, 700, 356});
    auto* layout = new QVBoxLayout{this};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_transport);
    layout->addWidget(m_compare_bar);
    layout->addWidget(m_columns, 1);
    layout->addWidget(makeFoot());
}

/// `inside` on a ground of its own, never narrower than `least` pixels.
static QFrame* framed(char const* role, QWidget* inside, int least = 0)
{
    auto* frame = new QFrame;
    frame->setProperty("role", role);
    frame->setMinimumWidth(least);
    fillWith(*frame, inside);
    return frame;
}

QWidget* ScopePage::makeLeft() { return framed("column", m_state, 200); }

QWidget* ScopePage::makeCentre()
{
    m_scrubber->setAccessibleName(tr("The whole run"));
    m_middle->lend(MainPart::Log, *m_log);
    m_middle->lend(MainPart::Queues, *m_queues);
    QFrame* const canvas = framed("canvas", m_middle, 320);
    new LiveHint{*m_axis, *canvas};
    return canvas;
}

/// What stands in the middle has no tab beside it.
void ScopePage::composeFirstPicture()
{
    m_middle->compose(m_first);
    showView(m_first.page);
    setSpeed(m_first.speed);
    connect(&m_selection, &Selection::changed, this, [this] {
        if (!m_choosing)
            m_wanted_process.clear();
    });
}

QWidget* ScopePage::makeRight()
{
    for (Panel* const panel : m_panels) {
        bool const in_the_middle =
            (panel == m_log && m_first.has(MainPart::Log)) || (panel == m_queues && m_first.has(MainPart::Queues));
        if (panel != m_differs && !in_the_middle)
            addTab(*panel);
    }
    m_differs->hide();
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    return framed("column", m_tabs, 240);
}

QWidget* ScopePage::makeFoot()
{
    QFrame* foot = framed("foot", m_scrubber);
    foot->layout()->setContentsMargins(wide, 2, wide, 2);
    foot->layout()->addWidget(m_branches);
    return foot;
}

void ScopePage::addTab(Panel& panel) { m_tabs->addTab(&panel, panel.title()); }

void ScopePage::connectWidget(FrameWidget& widget)
{
    connect(&widget, &FrameWidget::commandWanted, m_acts, &Acts::act);
    connect(&widget, &FrameWidget::editWanted, m_acts, &Acts::edit);
    connect(&widget, &FrameWidget::seekWanted, this, &ScopePage::seek);
    connect(&widget, &FrameWidget::runToWanted, this, [this](SimTime target) { m_bridge->session().run_to(target); });
}

void ScopePage::connectPanels()
{
    connect(m_bridge, &SessionBridge::frameReady, this, &ScopePage::showFrame);
    connectWidget(*m_state);
    for (Panel* const panel : m_panels)
        connectWidget(*panel);
    connect(&m_selection, &Selection::eventChanged, this, [this] {
        // Who reads the log is not thrown out of it.
        if (m_selection.event() && m_tabs->currentWidget() != m_log)
            showView(View::Why);
    });
}

void ScopePage::connectTransport()
{
    m_transport->kernelButton().setMenu(m_kernel_menu);
    m_transport->compareButton().setMenu(m_compare_menu);
    connect(m_kernel_menu, &KernelMenu::commandWanted, m_acts, &Acts::act);
    connect(m_kernel_menu, &KernelMenu::editWanted, m_acts, &Acts::edit);
    connect(m_transport, &TransportBar::runToggled, m_bridge, &SessionBridge::toggle);
    connect(m_transport, &TransportBar::stepWanted, this, &ScopePage::step);
    connect(m_transport, &TransportBar::resetWanted, m_acts, &Acts::reset);
    connect(m_transport, &TransportBar::speedWanted, this, &ScopePage::setSpeed);
}

// A playhead that is dragged asks for many instants: what the plots ask for is not remembered as a jump.
void ScopePage::connectPlots()
{
    connect(m_axis, &TimeAxis::seekRequested, this, [this](SimTime target) { m_bridge->session().seek(target); });
    // A thread has one menu, wherever it is drawn.
    connect(&m_middle->lanes(), &CpuLanes::menuWanted, &m_state->tree(), &TaskTreeView::menuWanted);
    connect(&m_middle->clocks(), &ClocksPlot::menuWanted, &m_state->tree(), &TaskTreeView::menuWanted);
    connect(m_axis, &TimeAxis::liveRequested, this, [this] { m_bridge->session().go_live(); });
}

/// The story's process as soon as there is one; until then somebody whose clocks can be drawn.
void ScopePage::chooseFirstProcess(Frame const& frame)
{
    Maybe<Tgid> chosen = m_selection.process();
    for (ThreadGroup const& group : frame.machine->groups) {
        if (group.reaps_children)
            continue;
        bool const wanted = process_name(frame.world->name_table, *frame.machine, group.id) == m_wanted_process;
        if (wanted)
            m_wanted_process.clear();
        if (wanted || !chosen)
            chosen = group.id;
        if (wanted)
            break;
    }
    m_choosing = true;
    if (chosen != m_selection.process())
        m_selection.selectProcess(chosen);
    m_choosing = false;
}

void ScopePage::connectBranches()
{
    connect(m_branches, &BranchTree::branchWanted, m_acts, &Acts::goTo);
    connect(m_branches, &BranchTree::nameWanted, this, [this](VersionId version, QString const& name) {
        m_bridge->session().name_branch(version, name.toStdString());
    });
    connect(m_branches, &BranchTree::removeWanted, this,
            [this](VersionId version) { m_bridge->session().remove_branch(version); });
    connect(&m_acts->stack(), &QUndoStack::cleanChanged, m_transport,
            [transport = m_transport](bool clean) { transport->showUnsaved(!clean); });
}

void ScopePage::showFrame(std::shared_ptr<Frame const> const& frame)
{
    m_kept_selection.beforeFrame(frame, m_selection);
    m_plotData->setFrame(frame);
    m_axis->setFrame(*frame);
    m_transport->showFrame(frame);
    m_kernel_menu->setFrame(frame);
    m_compare_menu->setFrame(frame);
    m_comparison->showFrame(frame);
    m_branches->showFrame(frame);
    m_state->showFrame(frame);
    for (Panel* const panel : m_panels)
        panel->showFrame(frame);
    m_middle->showFrame(frame);
    if (!m_began && m_first.range)
        m_axis->hold(*m_first.range);
    if (!m_began || !m_wanted_process.empty())
        chooseFirstProcess(*frame);
    m_began = true;
    m_kept_selection.afterFrame(*frame, m_selection);
    Q_EMIT frameShown();
}

void ScopePage::connectStory()
{
    connect(m_story, &StoryPanel::viewWanted, this, &ScopePage::showView);
    connect(m_story, &StoryPanel::selectionWanted, this, &ScopePage::selectPath);
    connect(m_story, &StoryPanel::compareWanted, m_comparison, &Comparison::start);
}

void ScopePage::connectComparison()
{
    m_middle->clocks().setCompared(m_comparison->clocks());
    connect(m_compare_menu, &CompareMenu::kernelWanted, m_comparison, &Comparison::start);
    connect(m_compare_menu, &CompareMenu::endWanted, m_comparison, &Comparison::stop);
    connect(m_compare_bar, &CompareBar::endWanted, m_comparison, &Comparison::stop);
    connect(m_compare_bar, &CompareBar::swapWanted, m_comparison, &Comparison::swap);
    connect(m_compare_bar, &CompareBar::differenceWanted, m_comparison, &Comparison::goToDifference);
    connect(m_comparison, &Comparison::seekWanted, this, &ScopePage::seek);
    connect(m_comparison, &Comparison::editWanted, m_acts, &Acts::edit);
    connect(m_comparison, &Comparison::changed, this, &ScopePage::showComparison);
    connect(m_comparison, &Comparison::pairShown, this, &ScopePage::showPair);
}

void ScopePage::showComparison()
{
    bool const on = m_comparison->on();
    m_compare_bar->setVisible(on);
    m_compare_menu->setCompared(on ? std::optional{m_comparison->b()} : std::nullopt);
    m_differs->showPair(nullptr);
    int const tab = m_tabs->indexOf(m_differs);
    if (on) {
        m_compare_bar->setKernels(m_comparison->a(), m_comparison->b());
        if (tab < 0)
            addTab(*m_differs);
        showView(View::Differs);
    } else if (tab >= 0)
        m_tabs->removeTab(tab);
}

void ScopePage::showPair()
{
    m_compare_bar->showPair(*m_comparison->pair());
    m_differs->showPair(m_comparison->pair());
}

/// Where a view is a tab now, its panel.
Panel* ScopePage::panelOf(View view) const
{
    bool const is_machine = view == View::Nohz || (view == View::Hpet && !m_hpet);
    for (Panel* const panel : m_panels)
        if (panel->view() == (is_machine ? View::Machine : view) && m_tabs->indexOf(panel) >= 0)
            return panel;
    return nullptr;
}

void ScopePage::showView(View view)
{
    if (Panel* const panel = panelOf(view))
        m_tabs->setCurrentWidget(panel);
    else if (view == View::Cpus)
        m_middle->lanes().setFocus();
    else if (view == View::Timers)
        m_state->timers().setFocus();
    else if (view == View::Clocks)
        m_middle->clocks().setFocus();
    else if (view == View::Log)
        m_log->setFocus();
    else if (view == View::Queues)
        m_queues->setFocus();
}

// "worker" is a process, "worker/main" a thread, "cpu.1" a CPU.
void ScopePage::selectPath(QString const& path)
{
    if (!m_bridge->frame())
        return;
    if (bool is_cpu = false; path.startsWith(QStringLiteral("cpu."))) {
        uint const cpu = path.mid(4).toUInt(&is_cpu);
        if (is_cpu && cpu < m_bridge->frame()->machine->cpus.size())
            return m_selection.selectCpu(static_cast<CpuId>(cpu));
    }
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

std::optional<PlotView> ScopePage::plot(QString const& name) const
{
    if (name == "clocks")
        return &m_middle->clocks();
    if (name == "cpus")
        return &m_middle->lanes();
    if (name == "scrubber")
        return m_scrubber;
    return std::nullopt;
}

QByteArray ScopePage::saveLayout() const
{
    QByteArray bytes;
    QDataStream stream{&bytes, QIODevice::WriteOnly};
    stream << m_columns->saveState() << m_middle->saveState() << static_cast<qint32>(m_transport->stepSize());
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
    m_transport->setStepSize(step == static_cast<qint32>(StepSize::Tick) ? StepSize::Tick : StepSize::Event);
}

}
