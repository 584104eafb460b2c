// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/words.h"
#include "ui/acts.h"
#include "ui/comparison.h"
#include "ui/main_window.h"
#include "ui/models/kernel_text.h"
#include "ui/models/world_acts.h"
#include "ui/panels/hpet_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/time_axis.h"
#include "ui/scope_page.h"
#include "ui/shortcut_sheet.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <QUndoStack>

#include <functional>
#include <limits>
#include <type_traits>

namespace tickscope::ui {
namespace {

/// What must be there for a command to mean something.
enum class Needs : std::uint8_t {
    Nothing,
    OpenScope,   ///< a scenario that is open, in sight or not
    Scope,       ///< its page in sight
    Comparison,  ///< and two kernels compared on it
};

constexpr char const* needs_property = "needs";

/// Adds commands of one group, by which the sheet of keys lists them; without a name only the palette has them.
class CommandGroup {
public:
    CommandGroup(MainWindow& window, QString name, Needs needs)
        : m_window{window}
        , m_name{std::move(name)}
        , m_needs{needs}
    {
    }

    /// `id` is the same in every language.
    QAction* add(QString const& id, QString const& text, QList<QKeySequence> const& keys, std::function<void()> run)
    {
        auto* action = new QAction{text, &m_window};
        action->setObjectName(id);
        action->setShortcuts(keys);
        action->setProperty(actionGroup, m_name);
        action->setProperty(needs_property, static_cast<int>(m_needs));
        QObject::connect(action, &QAction::triggered, &m_window, [run = std::move(run)] { run(); });
        m_window.addAction(action);
        return action;
    }

private:
    MainWindow& m_window;
    QString m_name;
    Needs m_needs;
};

/// Whom an act is done to.
QString groupOf(WorldAct const& act)
{
    return std::visit(
        []<class What>(What const& what) {
            if constexpr (std::is_same_v<What, cmd::Kill>)
                return QString::fromStdString(what.process.empty() ? what.thread : what.process);
            else if constexpr (requires { std::string{what.thread}; })
                return QString::fromStdString(what.thread);
            else if constexpr (requires { what.cpu; })
                return MainWindow::tr("CPUs");
            else if constexpr (std::is_same_v<What, cmd::SetFixes>)
                return MainWindow::tr("Fixes of the kernel");
            else if constexpr (requires { std::string{what.process}; })
                return QString::fromStdString(what.process);
            else
                return QString{};
        },
        act.command);
}

/// Other words by which people look for a command.
QList<std::pair<char const*, QString>> synonyms()
{
    return {{"time.run", MainWindow::tr("play start go stop continue")},
            {"time.reset", MainWindow::tr("restart again reboot anew")},
            {"time.start", MainWindow::tr("beginning home boot rewind")},
            {"time.end", MainWindow::tr("live now last")},
            {"time.go-to", MainWindow::tr("seek jump time")},
            {"plot.fit", MainWindow::tr("all whole zoom reset")},
            {"plot.marker-b", MainWindow::tr("measure distance ruler")},
            {"file.open", MainWindow::tr("load yaml")},
            {"file.gallery", MainWindow::tr("stories examples lessons")},
            {"file.quit", MainWindow::tr("exit close")},
            {"view.queues", MainWindow::tr("runqueue scheduler")},
            {"view.log", MainWindow::tr("trace events list")},
            {"view.why", MainWindow::tr("cause explain reason fixes")},
            {"view.cpus", MainWindow::tr("lanes gantt")},
            {"compare.menu", MainWindow::tr("diff kernel fix")},
            {"window.theme", MainWindow::tr("colours light dark night")},
            {"window.keys", MainWindow::tr("help shortcuts")},
            {"speed.real", MainWindow::tr("1x normal")},
            {"speed.fast", MainWindow::tr("maximum unlimited")}};
}

}

QAction* MainWindow::action(QString const& id) const
{
    for (QAction* action : actions())
        if (action->objectName() == id)
            return action;
    return nullptr;
}

void MainWindow::makeActions()
{
    makeTimeActions();
    makeSpeedActions();
    makePlotActions();
    makeFileActions();
    makeStepActions();
    makeViewActions();
    makeWindowActions();
    makeCompareActions();
    makeSettingActions();
    for (auto const& [id, words] : synonyms())
        if (QAction* const each = action(QLatin1String(id)))
            each->setProperty(actionSynonyms, words);
}

/// Menus have what the sheet of keys has, in the same groups, and what can be done to the machine.
void MainWindow::makeMenus()
{
    QMenu* const file = menuBar()->addMenu(tr("&File"));
    QMenu* const edit = menuBar()->addMenu(tr("&Edit"));
    QMenu* const run = menuBar()->addMenu(tr("&Run"));
    QMenu* const view = menuBar()->addMenu(tr("&View"));
    QMenu* const world = menuBar()->addMenu(tr("&Machine"));
    QMenu* const compare = menuBar()->addMenu(tr("&Compare"));
    QMenu* const help = menuBar()->addMenu(tr("&Help"));
    QList<std::pair<char const*, QMenu*>> const places{
        {"file.", file},   {"edit.", edit},       {"time.", run},         {"speed.", run},       {"step.", run},
        {"view.", view},   {"log.", view},        {"plot.", view},        {"selection.", view},  {"theme.", view},
        {"plots.", view},  {"window.full", view}, {"window.theme", view}, {"compare.", compare}, {"window.", help},
        {"memory.", help}, {"hpet.", world}};
    for (QAction* const each : actions())
        for (auto const& [prefix, menu] : places)
            if (each->objectName().startsWith(QLatin1String(prefix))) {
                menu->addAction(each);
                break;
            }
    connect(world, &QMenu::aboutToShow, this, [this, world] { fillMachineMenu(*world); });
}

/// Made anew each time that it opens: CPUs come and go, and threads do.
void MainWindow::fillMachineMenu(QMenu& menu)
{
    for (QAction* const each : menu.actions()) {
        if (!each->objectName().isEmpty())
            continue;
        menu.removeAction(each);
        if (each->menu())
            each->menu()->deleteLater();
    }
    if (!m_scope || page() != m_scope || !m_scope->bridge().frame())
        return;
    static constexpr std::size_t most = 16;
    QMap<QString, QMenu*> parts;
    for (WorldAct const& act : worldActs(*m_scope->bridge().frame(), most)) {
        QMenu*& part = parts[groupOf(act)];
        if (!part)
            part = menu.addMenu(groupOf(act));
        part->addAction(act.name, m_scope, [this, command = act.command] { m_scope->acts().act(command); });
    }
}

/// The menu of the widget that has the keyboard, as the menu key opens it.
void MainWindow::openContextMenu()
{
    QWidget* const widget = QApplication::focusWidget();
    if (!widget)
        return;
    QPoint const middle = widget->rect().center();
    QContextMenuEvent event{QContextMenuEvent::Keyboard, middle, widget->mapToGlobal(middle)};
    QApplication::sendEvent(widget, &event);
}

void MainWindow::makeTimeActions()
{
    CommandGroup time{*this, tr("Time"), Needs::Scope};
    time.add("time.run", tr("Run or pause"), {Qt::Key_Space}, [this] { m_scope->bridge().toggle(); });
    time.add("time.step", tr("Step forward"), {Qt::Key_Right}, [this] { m_scope->step(+1); });
    time.add("time.step-back", tr("Step back"), {Qt::Key_Left}, [this] { m_scope->step(-1); });
    time.add("time.next-event", tr("Next event"), {Qt::Key_F10, Qt::Key_Period}, [this] { m_scope->stepEvent(+1); });
    // Not Shift+F10, as debuggers have it: that is the key of context menus.
    time.add("time.event-before", tr("Event before"), {Qt::Key_F9, Qt::Key_Comma}, [this] { m_scope->stepEvent(-1); });
    time.add("time.next-tick", tr("Next tick"), {Qt::Key_F8}, [this] { m_scope->stepTick(+1); });
    time.add("time.tick-before", tr("Tick before"), {Qt::Key_F7}, [this] { m_scope->stepTick(-1); });
    time.add("time.start", tr("To the start"), {Qt::Key_Home}, [this] { m_scope->toStart(); });
    time.add("time.end", tr("To the end of what is recorded"), {Qt::Key_End},
             [this] { m_scope->axis().requestLive(); });
    time.add("time.go-to", tr("Go to an instant…"), {Qt::CTRL | Qt::Key_G}, [this] { askForInstant(); });
    time.add("time.back", tr("Back where I came from"), {Qt::ALT | Qt::Key_Left}, [this] { m_scope->back(); });
    time.add("time.forward", tr("Forward again"), {Qt::ALT | Qt::Key_Right}, [this] { m_scope->forward(); });
    time.add("time.reset", tr("Reset"), {Qt::CTRL | Qt::Key_R}, [this] { m_scope->acts().reset(); });
    time.add("time.reset-to-file", tr("Reset to the file"), {Qt::CTRL | Qt::SHIFT | Qt::Key_R},
             [this] { m_scope->acts().resetToFile(); });
}

void MainWindow::makeSpeedActions()
{
    CommandGroup only_palette{*this, {}, Needs::Scope};
    auto const speed = [&](char const* id, QString const& text, double factor) {
        only_palette.add(id, text, {}, [this, factor] { m_scope->setSpeed(factor); });
    };
    speed("speed.thousandth", tr("Speed: a thousandth"), 0.001);
    speed("speed.hundredth", tr("Speed: a hundredth"), 0.01);
    speed("speed.tenth", tr("Speed: a tenth"), 0.1);
    speed("speed.real", tr("Speed: real time"), 1.0);
    speed("speed.fast", tr("Speed: as fast as possible"), std::numeric_limits<double>::infinity());
    only_palette.add("step.event", tr("Step by events"), {},
                     [this] { m_scope->transport().setStepSize(StepSize::Event); });
    only_palette.add("step.tick", tr("Step by ticks"), {},
                     [this] { m_scope->transport().setStepSize(StepSize::Tick); });
}

// Plots know these keys too where they have the focus; here they are for wherever else it is.
void MainWindow::makePlotActions()
{
    CommandGroup plots{*this, tr("Plots"), Needs::Scope};
    auto const add = [&](char const* id, QString const& text, QList<QKeySequence> const& keys, PlotKey key) {
        plots.add(id, text, keys, [this, key] { navigate(m_scope->axis(), key); });
    };
    add("plot.zoom-in", tr("Zoom in"), {Qt::Key_W, Qt::Key_Plus}, PlotKey::ZoomIn);
    add("plot.zoom-out", tr("Zoom out"), {Qt::Key_S, Qt::Key_Minus}, PlotKey::ZoomOut);
    add("plot.pan-left", tr("Pan to earlier"), {Qt::Key_A}, PlotKey::PanLeft);
    add("plot.pan-right", tr("Pan to later"), {Qt::Key_D}, PlotKey::PanRight);
    add("plot.fit", tr("Show everything recorded"), {Qt::Key_F}, PlotKey::Fit);
    add("plot.marker-a", tr("Set marker A"), {Qt::Key_M}, PlotKey::MarkerA);
    add("plot.marker-b", tr("Set marker B, to measure between them"), {Qt::SHIFT | Qt::Key_M}, PlotKey::MarkerB);
    plots.add("plot.escape", tr("Take markers away, or end the comparison"), {Qt::Key_Escape}, [this] {
        if (!clearMarkers(m_scope->axis()))
            m_scope->comparison().stop();
    });
}

void MainWindow::makeFileActions()
{
    CommandGroup files{*this, tr("Files"), Needs::Nothing};
    files.add("file.open", tr("Open…"), {QKeySequence::Open}, [this] { askForFile(); });
    files.add("file.gallery", tr("Scenarios"), {QKeySequence::New}, [this] { showGallery(); });
    CommandGroup{*this, tr("Files"), Needs::OpenScope}.add("file.back", tr("Back to the open story"),
                                                           {Qt::CTRL | Qt::Key_E}, [this] { showScope(); });
    files.add("file.quit", tr("Quit"), {QKeySequence::Quit}, [this] { close(); });
}

void MainWindow::makeStepActions()
{
    CommandGroup steps{*this, tr("Files"), Needs::Scope};
    steps.add("edit.undo", tr("Undo"), {QKeySequence{Qt::CTRL | Qt::Key_Z}},
              [this] { m_scope->acts().stack().undo(); });
    steps.add("edit.redo", tr("Redo"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y},
              [this] { m_scope->acts().stack().redo(); });
    steps.add("file.save", tr("Save"), {QKeySequence{Qt::CTRL | Qt::Key_S}}, [this] { save(); });
    steps.add("file.save-as", tr("Save as…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S}, [this] { saveAs(); });
}

/// A command for each tab, whichever the story has; its key is its place in the row.
void MainWindow::makeViewActions()
{
    CommandGroup views{*this, tr("Window"), Needs::Scope};
    auto const add = [&](View view, QString const& text, QList<QKeySequence> const& keys) {
        views.add("view." + toQString(word_for(words::views, view)), text, keys,
                  [this, view] { m_scope->showView(view); });
    };
    add(View::Story, tr("Story"), {Qt::Key_1});
    add(View::Why, tr("Why"), {Qt::Key_2});
    add(View::Log, tr("Log"), {Qt::Key_3});
    add(View::Queues, tr("Queues"), {Qt::Key_4});
    add(View::Machine, tr("Machine"), {Qt::Key_5});
    add(View::Hpet, tr("HPET and RTC"), {Qt::Key_6});
    add(View::Differs, tr("What differs"), {Qt::Key_7});
    add(View::Clocks, tr("Into the clocks"), {Qt::Key_8});
    add(View::Cpus, tr("Into the CPU lanes"), {Qt::Key_9});
    add(View::Timers, tr("Into the armed timers"), {Qt::Key_0});
    views.add("log.find", tr("Find in the log"), {QKeySequence::Find, Qt::Key_Slash}, [this] {
        m_scope->showView(View::Log);
        m_scope->log().filter().setFocus();
    });
    views.add("selection.clear", tr("Clear the selection"), {Qt::CTRL | Qt::Key_D},
              [this] { m_scope->selection().clear(); });
    CommandGroup{*this, {}, Needs::Scope}.add("hpet.wrap", tr("Go to the next wrap of the HPET's counter"), {},
                                              [this] { m_scope->hpet()->goToWrap(); });
}

void MainWindow::makeWindowActions()
{
    CommandGroup window{*this, tr("Window"), Needs::Nothing};
    window.add("window.commands", tr("All commands"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P}, [this] { showPalette(); });
    window.add("window.keys", tr("Keys"), {Qt::Key_F1, Qt::Key_Question}, [this] { showKeys(); });
    window.add("window.full-screen", tr("Full screen"), {Qt::Key_F11},
               [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    window.add("window.context-menu", tr("What can be done here"), {Qt::SHIFT | Qt::Key_F10},
               [this] { openContextMenu(); });
    window.add("window.theme", tr("Dark or light"), {Qt::CTRL | Qt::Key_T}, [this] { toggleTheme(); });
}

void MainWindow::makeCompareActions()
{
    QString const group = tr("Comparing two kernels");
    CommandGroup{*this, group, Needs::Scope}.add("compare.menu", tr("Compare with another kernel…"), {Qt::Key_B},
                                                 [this] { m_scope->transport().compareButton().showMenu(); });
    CommandGroup compared{*this, group, Needs::Comparison};
    compared.add("compare.next", tr("Next difference"), {Qt::Key_N},
                 [this] { m_scope->comparison().goToDifference(+1); });
    compared.add("compare.before", tr("Difference before"), {Qt::SHIFT | Qt::Key_N},
                 [this] { m_scope->comparison().goToDifference(-1); });
    compared.add("compare.swap", tr("Swap A and B"), {Qt::Key_X}, [this] { m_scope->comparison().swap(); });
    compared.add("compare.end", tr("End the comparison"), {}, [this] { m_scope->comparison().stop(); });
}

void MainWindow::makeSettingActions()
{
    CommandGroup only_palette{*this, {}, Needs::Nothing};
    for (std::uint64_t const mib : {256, 512, 2048, 8192})
        only_palette.add(QStringLiteral("memory.%1").arg(mib), tr("Memory for a story: %1 MiB").arg(mib), {},
                         [this, mib] { chooseMemory(mib); });
    only_palette.add("plots.click-stops", tr("A click in a plot stops the run"), {}, [this] { setSeekStops(true); });
    only_palette.add("plots.click-looks", tr("A click in a plot lets the run go on"), {},
                     [this] { setSeekStops(false); });
    only_palette.add("theme.dark", tr("Theme: dark"), {}, [] { Theme::instance().choose(ThemeChoice::Dark); });
    only_palette.add("theme.light", tr("Theme: light"), {}, [] { Theme::instance().choose(ThemeChoice::Light); });
    only_palette.add("theme.system", tr("Theme: as the desktop has it"), {},
                     [] { Theme::instance().choose(ThemeChoice::FollowSystem); });
}

/// A command for each kernel that the one shown may be compared with.
void MainWindow::offerComparisons()
{
    qDeleteAll(std::exchange(m_comparisons, {}));
    if (!m_scope || !m_scope->bridge().frame())
        return;
    Scenario const& scenario = m_scope->bridge().frame()->world->scenario;
    Comparison const& comparison = m_scope->comparison();
    CommandGroup only_palette{*this, {}, Needs::Scope};
    for (ComparisonChoice const& choice : comparisonChoices(comparison.on() ? comparison.a() : scenario.kernel))
        m_comparisons += only_palette.add("compare." + choice.id, tr("Compare: %1").arg(choice.name), {},
                                          [this, kernel = choice.kernel] { m_scope->comparison().start(kernel); });
    enableActions();
}

void MainWindow::enableActions()
{
    bool const in_scope = m_scope && page() == m_scope;
    auto const there_is = [&](Needs needs) {
        switch (needs) {
        case Needs::Nothing:
            return true;
        case Needs::OpenScope:
            return m_scope != nullptr;
        case Needs::Scope:
            return in_scope;
        case Needs::Comparison:
            return in_scope && m_scope->comparison().on();
        }
        return false;
    };
    for (QAction* const action : actions())
        action->setEnabled(there_is(static_cast<Needs>(action->property(needs_property).toInt())));
    nameSteps();
    action("hpet.wrap")->setEnabled(in_scope && m_scope->hpet());
    action("view.differs")->setEnabled(there_is(Needs::Comparison));
}

}
