// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/command_palette.h"
#include "ui/comparison.h"
#include "ui/file_reader.h"
#include "ui/focus_key_filter.h"
#include "ui/gallery_page.h"
#include "ui/models/comparison_words.h"
#include "ui/models/instant_words.h"
#include "ui/panels/hpet_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/plot_navigation.h"
#include "ui/plots/time_axis.h"
#include "ui/problems_page.h"
#include "ui/scope_page.h"
#include "ui/shortcut_sheet.h"
#include "ui/style/theme.h"
#include "ui/untrusted_text.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

#include <algorithm>
#include <limits>

namespace tickscope::ui {

MainWindow::MainWindow(Memory memory)
    : m_memory{memory}
    , m_stack{new QStackedWidget}
    , m_reader{new FileReader{this}}
    , m_gallery{new GalleryPage}
    , m_problems{new ProblemsPage}
{
    showTextAsItIs();
    setWindowTitle(QStringLiteral("Tickscope"));
    setCentralWidget(m_stack);
    setAcceptDrops(true);
    resize(1360, 860);
    m_stack->addWidget(m_gallery);
    m_stack->addWidget(m_problems);
    m_gallery->setEntries(shippedScenarios());
    connect(m_reader, &FileReader::fileRead, this,
            [this](std::shared_ptr<OpenedFile> const& opened) { showFile(std::move(*opened)); });
    connect(m_gallery, &GalleryPage::fileWanted, this, &MainWindow::openFile);
    connect(m_gallery, &GalleryPage::openDialogWanted, this, &MainWindow::askForFile);
    connect(m_gallery, &GalleryPage::themeToggled, this, &MainWindow::toggleTheme);
    connect(m_problems, &ProblemsPage::reloadWanted, this, &MainWindow::openFile);
    connect(m_problems, &ProblemsPage::backWanted, this, [this] { m_scope ? showPage(m_scope) : showGallery(); });
    makeActions();
    qApp->installEventFilter(new FocusKeyFilter{this});
    showGallery();
    if (m_memory == Memory::Remember)
        restoreGeometry(QSettings{}.value("window/geometry").toByteArray());
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::page() const { return m_stack->currentWidget(); }

QString MainWindow::problemsText() const { return m_problems->allText(); }

QAction* MainWindow::add(QString const& group, QString const& text, QList<QKeySequence> const& keys, Needs needs,
                         std::function<void()> does)
{
    auto* action = new QAction{text, this};
    action->setShortcuts(keys);
    action->setProperty(actionGroup, group);
    connect(action, &QAction::triggered, this, [does = std::move(does)] { does(); });
    addAction(action);
    if (needs == Needs::Scope)
        m_scope_actions.append(action);
    if (needs == Needs::Comparison)
        m_comparison_actions.append(action);
    return action;
}

QAction* MainWindow::action(QString const& name) const
{
    for (QAction* action : actions())
        if (action->text() == name)
            return action;
    return nullptr;
}

void MainWindow::makeTimeActions()
{
    QString const group = tr("Time");
    add(group, tr("Run or pause"), {Qt::Key_Space}, Needs::Scope, [this] { m_scope->bridge().toggle(); });
    add(group, tr("Step forward"), {Qt::Key_Right}, Needs::Scope, [this] { m_scope->step(+1); });
    add(group, tr("Step back"), {Qt::Key_Left}, Needs::Scope, [this] { m_scope->step(-1); });
    add(group, tr("Next event"), {Qt::Key_F10, Qt::Key_Period}, Needs::Scope, [this] { m_scope->stepEvent(+1); });
    add(group, tr("Event before"), {Qt::SHIFT | Qt::Key_F10, Qt::Key_Comma}, Needs::Scope,
        [this] { m_scope->stepEvent(-1); });
    add(group, tr("Next tick"), {Qt::Key_F8}, Needs::Scope, [this] { m_scope->stepTick(+1); });
    add(group, tr("Tick before"), {Qt::SHIFT | Qt::Key_F8}, Needs::Scope, [this] { m_scope->stepTick(-1); });
    add(group, tr("To the start"), {Qt::Key_Home}, Needs::Scope, [this] { m_scope->toStart(); });
    add(group, tr("To the end of what is recorded"), {Qt::Key_End}, Needs::Scope,
        [this] { m_scope->axis().requestLive(); });
    add({}, tr("Go to the next wrap of the HPET's counter"), {}, Needs::Scope, [this] {
        if (m_scope->hpet())
            m_scope->hpet()->goToWrap();
    });
    add(group, tr("Go to an instant…"), {Qt::CTRL | Qt::Key_G}, Needs::Scope, [this] { askForInstant(); });
    add(group, tr("Back where I came from"), {Qt::ALT | Qt::Key_Left}, Needs::Scope, [this] { m_scope->back(); });
    add(group, tr("Forward again"), {Qt::ALT | Qt::Key_Right}, Needs::Scope, [this] { m_scope->forward(); });
    add(group, tr("Reset"), {Qt::CTRL | Qt::Key_R}, Needs::Scope, [this] { m_scope->bridge().reset(); });
    static constexpr double fast = std::numeric_limits<double>::infinity();
    for (auto const& [text, speed] : {std::pair{tr("Speed: a thousandth"), 0.001},
                                      {tr("Speed: a hundredth"), 0.01},
                                      {tr("Speed: a tenth"), 0.1},
                                      {tr("Speed: real time"), 1.0},
                                      {tr("Speed: as fast as possible"), fast}})
        add({}, text, {}, Needs::Scope, [this, speed = speed] { m_scope->setSpeed(speed); });
    add({}, tr("Step by events"), {}, Needs::Scope, [this] { m_scope->transport().setStepSize(StepSize::Event); });
    add({}, tr("Step by ticks"), {}, Needs::Scope, [this] { m_scope->transport().setStepSize(StepSize::Tick); });
}

void MainWindow::makeFileActions()
{
    QString const group = tr("Files");
    add(group, tr("Open…"), {QKeySequence::Open}, Needs::Nothing, [this] { askForFile(); });
    add(group, tr("Scenarios"), {QKeySequence::New}, Needs::Nothing, [this] { showGallery(); });
    add(group, tr("Back to the open story"), {Qt::CTRL | Qt::Key_E}, Needs::Scope, [this] { showPage(m_scope); });
    add(group, tr("Quit"), {QKeySequence::Quit}, Needs::Nothing, [this] { close(); });
}

void MainWindow::makeViewActions()
{
    QString const group = tr("Window");
    add(group, tr("All commands"), {Qt::CTRL | Qt::SHIFT | Qt::Key_P}, Needs::Nothing, [this] { showPalette(); });
    add(group, tr("Keys"), {Qt::Key_Question, Qt::Key_F1}, Needs::Nothing, [this] { showKeys(); });
    add(group, tr("Story"), {Qt::Key_1}, Needs::Scope, [this] { m_scope->showView("story"); });
    add(group, tr("Why"), {Qt::Key_2}, Needs::Scope, [this] { m_scope->showView("why"); });
    add(group, tr("Log"), {Qt::Key_3}, Needs::Scope, [this] { m_scope->showView("log"); });
    add(group, tr("Queues"), {Qt::Key_4}, Needs::Scope, [this] { m_scope->showView("queues"); });
    add(group, tr("Machine"), {Qt::Key_5}, Needs::Scope, [this] { m_scope->showView("machine"); });
    add(group, tr("Find in the log"), {QKeySequence::Find, Qt::Key_Slash}, Needs::Scope, [this] {
        m_scope->tabs().setCurrentWidget(&m_scope->log());
        m_scope->log().filter().setFocus();
    });
    add(group, tr("Clear the selection"), {Qt::CTRL | Qt::Key_D}, Needs::Scope,
        [this] { m_scope->selection().clear(); });
    add(group, tr("Show everything recorded"), {}, Needs::Scope, [this] { m_scope->axis().fit(); });
    add(group, tr("Full screen"), {Qt::Key_F11}, Needs::Nothing,
        [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    add(group, tr("Dark or light"), {Qt::CTRL | Qt::Key_T}, Needs::Nothing, [this] { toggleTheme(); });
    for (std::uint64_t const mib : {256, 512, 2048, 8192})
        add({}, tr("Memory for a story: %1 MiB").arg(mib), {}, Needs::Nothing, [this, mib] {
            m_mib = mib;
            if (m_memory == Memory::Remember)
                QSettings{}.setValue("memory/mib", QVariant::fromValue<qulonglong>(mib));
        });
    add({}, tr("Theme: dark"), {}, Needs::Nothing, [] { Theme::instance().choose(ThemeChoice::Dark); });
    add({}, tr("Theme: light"), {}, Needs::Nothing, [] { Theme::instance().choose(ThemeChoice::Light); });
    add({}, tr("Theme: as the desktop has it"), {}, Needs::Nothing,
        [] { Theme::instance().choose(ThemeChoice::FollowSystem); });
}

void MainWindow::makeCompareActions()
{
    QString const group = tr("Comparing two kernels");
    add(group, tr("Compare with another kernel…"), {Qt::Key_B}, Needs::Scope,
        [this] { m_scope->transport().compareButton().showMenu(); });
    add(group, tr("Next difference"), {Qt::Key_N}, Needs::Comparison,
        [this] { m_scope->comparing().goToDifference(+1); });
    add(group, tr("Difference before"), {Qt::SHIFT | Qt::Key_N}, Needs::Comparison,
        [this] { m_scope->comparing().goToDifference(-1); });
    add(group, tr("Swap A and B"), {Qt::Key_X}, Needs::Comparison, [this] { m_scope->comparing().swap(); });
    // Markers are taken away first, as without a comparison.
    add(group, tr("End the comparison"), {Qt::Key_Escape}, Needs::Comparison, [this] {
        if (!clearMarkers(m_scope->axis()))
            m_scope->comparing().stop();
    });
}

/// A command for each kernel that the one shown may be compared with.
void MainWindow::offerComparisons()
{
    qDeleteAll(std::exchange(m_comparisons, {}));
    if (!m_scope || !m_scope->bridge().frame())
        return;
    Scenario const& scenario = m_scope->bridge().frame()->world->scenario;
    Comparison const& comparing = m_scope->comparing();
    for (ComparisonChoice const& choice : comparisonChoices(comparing.on() ? comparing.a() : scenario.kernel)) {
        auto* action = new QAction{tr("Compare: %1").arg(choice.words), this};
        connect(action, &QAction::triggered, this,
                [this, kernel = choice.kernel] { m_scope->comparing().start(kernel); });
        addAction(action);
        m_comparisons.append(action);
    }
    enableActions();
}

void MainWindow::makeActions()
{
    makeTimeActions();
    makeFileActions();
    makeViewActions();
    makeCompareActions();
}

void MainWindow::showPage(QWidget* page)
{
    m_stack->setCurrentWidget(page);
    // Nobody is to press a button by accident: keys are the window's until somebody chooses a widget.
    page == m_gallery ? m_gallery->search().setFocus() : page->setFocus();
    enableActions();
    setWindowTitle(
        page == m_scope && m_scope
            ? QStringLiteral("%1 — Tickscope").arg(m_path.isEmpty() ? tr("Scenario") : QFileInfo{m_path}.fileName())
            : QStringLiteral("Tickscope"));
}

void MainWindow::enableActions()
{
    bool const in_scope = m_scope && page() == m_scope;
    for (QAction* action : m_scope_actions)
        action->setEnabled(m_scope && (in_scope || action->text() == tr("Back to the open story")));
    for (QAction* action : m_comparison_actions)
        action->setEnabled(in_scope && m_scope->comparing().on());
    for (QAction* action : m_comparisons)
        action->setEnabled(in_scope);
}

void MainWindow::showGallery()
{
    if (m_scope)
        m_scope->bridge().pause();
    m_gallery->refreshRecent();
    showPage(m_gallery);
}

void MainWindow::closeScope()
{
    if (!m_scope)
        return;
    if (m_memory == Memory::Remember)
        QSettings{}.setValue("window/layout", m_scope->saveLayout());
    qDeleteAll(std::exchange(m_comparisons, {}));
    m_stack->removeWidget(m_scope);
    delete std::exchange(m_scope, nullptr);
}

void MainWindow::openFile(QString const& path) { m_reader->read(path); }

void MainWindow::showFile(OpenedFile opened)
{
    if (!opened.outcome.scenario) {
        m_problems->show(opened, m_scope ? ProblemsPage::Behind::Scope : ProblemsPage::Behind::Gallery);
        return showPage(m_problems);
    }
    if (m_memory == Memory::Remember)
        rememberFile(opened.path);
    openScenario(std::move(*opened.outcome.scenario), opened.path);
}

void MainWindow::openScenario(Scenario scenario, QString const& path)
{
    closeScope();
    m_path = path;
    m_scope = new ScopePage{std::move(scenario), nullptr, memoryBudget()};
    m_stack->addWidget(m_scope);
    if (m_memory == Memory::Remember)
        m_scope->restoreLayout(QSettings{}.value("window/layout").toByteArray());
    connect(&m_scope->transport(), &TransportBar::galleryWanted, this, &MainWindow::showGallery);
    connect(&m_scope->transport(), &TransportBar::themeToggled, this, &MainWindow::toggleTheme);
    connect(&m_scope->transport(), &TransportBar::paletteWanted, this, &MainWindow::showPalette);
    connect(&m_scope->transport(), &TransportBar::helpWanted, this, &MainWindow::showKeys);
    connect(
        m_scope, &ScopePage::restartWanted, this, [this](Scenario again) { openScenario(std::move(again), m_path); },
        Qt::QueuedConnection);
    connect(&m_scope->bridge(), &SessionBridge::frameReady, this, &MainWindow::offerComparisons,
            Qt::SingleShotConnection);
    connect(&m_scope->comparing(), &Comparison::changed, this, &MainWindow::offerComparisons, Qt::QueuedConnection);
    showPage(m_scope);
}

/// The story that is opened next keeps to it.
MemoryBudget MainWindow::memoryBudget() const
{
    std::uint64_t const asked =
        m_mib == 0 && m_memory == Memory::Remember ? QSettings{}.value("memory/mib").toULongLong() : m_mib;
    return asked == 0 ? MemoryBudget{} : MemoryBudget{std::max(MemoryBudget::least, asked * MemoryBudget::mib)};
}

void MainWindow::toggleTheme()
{
    Theme::instance().choose(colours().dark ? ThemeChoice::Light : ThemeChoice::Dark);
    if (m_memory == Memory::Remember)
        QSettings{}.setValue("theme", colours().dark ? "dark" : "light");
}

void MainWindow::askForFile()
{
    // Qt's own dialog can be kept from deleting and renaming files; those of desktops cannot.
    QString const path = QFileDialog::getOpenFileName(this, tr("Open a scenario"), QFileInfo{m_path}.absolutePath(),
                                                      tr("Scenarios (*.yaml *.yml *.json);;All files (*)"), nullptr,
                                                      QFileDialog::ReadOnly | QFileDialog::DontUseNativeDialog);
    if (!path.isEmpty())
        openFile(path);
}

void MainWindow::askForInstant()
{
    bool ok = false;
    QString const text = QInputDialog::getText(this, tr("Go to an instant"), tr("Time, e.g. 1.5s, 802ms, 250ticks:"),
                                               QLineEdit::Normal, {}, &ok);
    if (!ok || !m_scope->bridge().frame())
        return;
    if (auto const instant = instantOf(text, m_scope->bridge().frame()->machine->config))
        m_scope->seek(*instant);
}

void MainWindow::showPalette()
{
    auto* palette = new CommandPalette{actions(), this};
    palette->move(mapToGlobal(QPoint{(width() - palette->width()) / 2, 60}));
    palette->show();
    palette->input().setFocus();
}

void MainWindow::showKeys()
{
    auto* sheet = new ShortcutSheet{actions(), this};
    sheet->show();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_memory == Memory::Remember)
        QSettings{}.setValue("window/geometry", saveGeometry());
    closeScope();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    openFile(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

}
