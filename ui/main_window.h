// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/memory_budget.h"
#include "ui/models/scenario_library.h"

#include <QByteArray>
#include <QMainWindow>

#include <functional>

class QMenu;
class QStackedWidget;

namespace tickscope::ui {

class FileReader;
class GalleryPage;
class ProblemsPage;
class ScopePage;

/// The window: the gallery, the story that is open, or what is wrong with the file that was to be opened.
class MainWindow final : public QMainWindow {
    Q_OBJECT

public:
    enum class Memory { Remember, Forget };  ///< whether layout and recent files come from and go to the settings
    explicit MainWindow(Memory memory = Memory::Remember);
    ~MainWindow() override;

    /// Reads the file beside what goes on, then shows it or its problems.
    void openFile(QString const& path);
    void showFile(OpenedFile opened);
    void openScenario(Scenario scenario, QString const& path, QByteArray const& text = {});
    void showGallery();
    void toggleTheme();

    GalleryPage& gallery() { return *m_gallery; }
    ProblemsPage& problems() { return *m_problems; }
    ScopePage* scope() { return m_scope; }  ///< none while nothing is open
    QWidget* page() const;
    QString problemsText() const;
    /// Writes the story with all that was done to it. False where nothing was written.
    bool save();
    bool saveAs();
    bool saveTo(QString const& path);
    /// A command by its id, "time.run", whatever it is called in the language of the window; none if there is none now.
    QAction* action(QString const& id) const;

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeActions();
    void makeTimeActions();
    void makeSpeedActions();
    void makePlotActions();
    void makeFileActions();
    void makeViewActions();
    void makeWindowActions();
    void makeCompareActions();
    void makeSettingActions();
    void makeStepActions();
    void nameSteps();
    void setSeekStops(bool stops);
    void showTitle();
    bool mayClose();
    void waitForSession();
    bool mayOverwrite();
    void sayThat(QString const& text);
    void offerComparisons();
    void enableActions();
    void showPage(QWidget* page);
    void askForFile();
    void showScope();
    QString scenarioName() const;  ///< of the one that is open, as a file
    void askForInstant();
    void chooseMemory(std::uint64_t mib);
    void connectScope();
    void showPalette();
    void makeMenus();
    void fillMachineMenu(QMenu& menu);
    void openContextMenu();
    void showKeys();
    void closeScope();
    MemoryBudget memoryBudget() const;

    Memory m_memory;
    QStackedWidget* m_stack;
    FileReader* m_reader;
    GalleryPage* m_gallery;
    ProblemsPage* m_problems;
    ScopePage* m_scope = nullptr;
    QString m_path;
    QByteArray m_text;              ///< the file of the open story, as it was read or written last
    QList<QAction*> m_comparisons;  ///< one for each kernel that the open story may be compared with
    bool m_seek_stops = false;      ///< whether going to an instant in a plot stops a run that goes on
    std::uint64_t m_mib = 0;        ///< what a story may fill; 0: as the settings say
};

}
