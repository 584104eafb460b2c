// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/acts.h"
#include "ui/command_palette.h"
#include "ui/comparison.h"
#include "ui/file_reader.h"
#include "ui/focus_key_filter.h"
#include "ui/gallery_page.h"
#include "ui/models/instant_parse.h"
#include "ui/models/world_acts.h"
#include "ui/panels/history_menu.h"
#include "ui/panels/transport_bar.h"
#include "ui/plots/time_axis.h"
#include "ui/problems_page.h"
#include "ui/scope_page.h"
#include "ui/shortcut_sheet.h"
#include "ui/style/theme.h"
#include "ui/untrusted_text.h"

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPointer>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QUndoStack>

#include <algorithm>

namespace tickscope::ui {

/// As large as shows everything well, and never larger than the screen.
static QSize firstSize(QScreen const& screen)
{
    QSize const room = screen.availableSize();
    return QSize{1360, 860}.boundedTo({room.width() - 20, room.height() - 48});
}

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
    resize(firstSize(*screen()));
    m_stack->addWidget(m_gallery);
    m_stack->addWidget(m_problems);
    m_gallery->setEntries(shippedScenarios());
    connect(m_reader, &FileReader::fileRead, this,
            [this](std::shared_ptr<OpenedFile> const& opened) { showFile(std::move(*opened)); });
    connect(m_gallery, &GalleryPage::fileWanted, this, &MainWindow::openFile);
    connect(m_gallery, &GalleryPage::openDialogWanted, this, &MainWindow::askForFile);
    connect(m_gallery, &GalleryPage::themeToggled, this, &MainWindow::toggleTheme);
    connect(m_problems, &ProblemsPage::reloadWanted, this, &MainWindow::openFile);
    connect(m_problems, &ProblemsPage::backWanted, this, [this] { m_scope ? showScope() : showGallery(); });
    connect(m_gallery, &GalleryPage::backWanted, this, &MainWindow::showScope);
    makeActions();
    makeMenus();
    qApp->installEventFilter(new FocusKeyFilter{this});
    showGallery();
    if (m_memory == Memory::Remember) {
        m_seek_stops = QSettings{}.value("plots/seek-stops").toBool();
        restoreGeometry(QSettings{}.value("window/geometry").toByteArray());
    }
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::page() const { return m_stack->currentWidget(); }

QString MainWindow::problemsText() const { return m_problems->allText(); }

void MainWindow::showPage(QWidget* page)
{
    m_stack->setCurrentWidget(page);
    // Nobody is to press a button by accident: keys are the window's until somebody chooses a widget.
    page == m_gallery ? m_gallery->search().setFocus() : page->setFocus();
    enableActions();
    showTitle();
}

void MainWindow::showTitle()
{
    bool const in_scope = m_scope && page() == m_scope;
    setWindowTitle(in_scope ? QStringLiteral("%1[*] — Tickscope").arg(scenarioName()) : QStringLiteral("Tickscope[*]"));
    setWindowModified(in_scope && !m_scope->acts().stack().isClean());
}

QString MainWindow::scenarioName() const { return m_path.isEmpty() ? tr("Scenario") : QFileInfo{m_path}.fileName(); }

void MainWindow::showScope()
{
    if (m_scope)
        showPage(m_scope);
}

void MainWindow::showGallery()
{
    if (m_scope)
        m_scope->bridge().pause();
    m_gallery->refreshRecent();
    m_gallery->setOpenScenario(m_scope ? scenarioName() : QString{});
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
        rememberFile(opened.path, QString::fromStdString(opened.outcome.scenario->title));
    openScenario(std::move(*opened.outcome.scenario), opened.path, opened.text.toUtf8());
}

void MainWindow::openScenario(Scenario scenario, QString const& path, QByteArray const& text)
{
    if (!mayClose())
        return;
    closeScope();
    m_path = path;
    m_text = text;
    m_scope = new ScopePage{std::move(scenario), nullptr, memoryBudget()};
    m_stack->addWidget(m_scope);
    if (m_memory == Memory::Remember)
        m_scope->restoreLayout(QSettings{}.value("window/layout").toByteArray());
    connectScope();
    showPage(m_scope);
}

void MainWindow::connectScope()
{
    TransportBar const* const transport = &m_scope->transport();
    connect(transport, &TransportBar::galleryWanted, this, &MainWindow::showGallery);
    connect(transport, &TransportBar::themeToggled, this, &MainWindow::toggleTheme);
    connect(transport, &TransportBar::paletteWanted, this, &MainWindow::showPalette);
    connect(transport, &TransportBar::helpWanted, this, &MainWindow::showKeys);
    QUndoStack const* const steps = &m_scope->acts().stack();
    for (auto const changed : {&QUndoStack::undoTextChanged, &QUndoStack::redoTextChanged})
        connect(steps, changed, this, &MainWindow::nameSteps);
    connect(steps, &QUndoStack::indexChanged, this, &MainWindow::nameSteps);
    connect(steps, &QUndoStack::cleanChanged, this, &MainWindow::showTitle);
    m_scope->transport().historyButton().setMenu(
        new HistoryMenu{m_scope->acts().stack(),
                        {action("edit.undo"), action("edit.redo"), nullptr, action("file.save"), action("file.save-as"),
                         nullptr, action("time.reset"), action("time.reset-to-file")},
                        m_scope});
    m_scope->axis().setSeekStops(m_seek_stops);
    connect(&m_scope->bridge(), &SessionBridge::frameReady, this, &MainWindow::offerComparisons,
            Qt::SingleShotConnection);
    connect(&m_scope->comparison(), &Comparison::changed, this, &MainWindow::offerComparisons, Qt::QueuedConnection);
}

void MainWindow::chooseMemory(std::uint64_t mib)
{
    m_mib = mib;
    if (m_memory == Memory::Remember)
        QSettings{}.setValue("memory/mib", QVariant::fromValue<qulonglong>(mib));
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
    QString const question = tr("Time, e.g. 1.5s, 802ms, 250ticks:");
    QString prompt = question, text;
    while (m_scope && m_scope->bridge().frame()) {
        bool ok = false;
        text = QInputDialog::getText(this, tr("Go to an instant"), prompt, QLineEdit::Normal, text, &ok);
        if (!ok)
            return;
        if (auto const instant = parseInstant(text, m_scope->bridge().frame()->machine->config))
            return m_scope->seek(*instant);
        prompt = tr("“%1” is no time.").arg(text) + QLatin1Char('\n') + question;
    }
}

void MainWindow::showPalette()
{
    std::vector<CommandPalette::Entry> others;
    CommandPalette::Typed typed;
    if (m_scope && page() == m_scope && m_scope->bridge().frame()) {
        auto const entry = [scope = QPointer<ScopePage>{m_scope}](WorldAct const& act) -> CommandPalette::Entry {
            return {act.name, act.synonyms, {}, [scope, command = act.command] {
                        if (scope)
                            scope->acts().act(command);
                    }};
        };
        for (WorldAct const& act : worldActs(*m_scope->bridge().frame()))
            others.push_back(entry(act));
        typed = [entry, frame = m_scope->bridge().frame()](QString const& line) {
            std::vector<CommandPalette::Entry> entries;
            if (auto const act = parseAct(line, *frame))
                entries.push_back(entry(*act));
            return entries;
        };
    }
    auto* palette = new CommandPalette{actions(), std::move(others), std::move(typed), this};
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
    if (!mayClose()) {
        event->ignore();
        return;
    }
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
