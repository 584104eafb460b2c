// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/acts.h"
#include "ui/main_window.h"
#include "ui/plots/time_axis.h"
#include "ui/scope_page.h"
#include "ui/story_file.h"

#include <QAction>
#include <QEventLoop>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QSettings>
#include <QTimer>
#include <QUndoStack>

namespace tickscope::ui {

/// A story that comes with the program is not written to.
static bool isCompiledIn(QString const& path) { return path.startsWith(QLatin1Char(':')); }

// What was done a moment ago may still be on its way to the session.
void MainWindow::waitForSession()
{
    auto const arrived = [this] {
        auto const& frame = m_scope->bridge().frame();
        return frame && frame->version == m_scope->acts().version();
    };
    static constexpr int patience_ms = 30'000;
    QEventLoop loop;
    connect(&m_scope->bridge(), &SessionBridge::frameReady, &loop, [&] {
        if (arrived())
            loop.quit();
    });
    QTimer::singleShot(patience_ms, &loop, &QEventLoop::quit);
    if (!arrived())
        loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void MainWindow::sayThat(QString const& text) { QMessageBox::warning(this, QStringLiteral("Tickscope"), text); }

bool MainWindow::save()
{
    if (!m_scope)
        return false;
    if (m_path.isEmpty() || isCompiledIn(m_path))
        return saveAs();
    return mayOverwrite() && saveTo(m_path);
}

// Somebody else may have written to the file since it was opened here.
bool MainWindow::mayOverwrite()
{
    std::optional<QByteArray> const there = bytesOf(m_path);
    if (!there || *there == m_text)
        return true;
    QString const question =
        tr("“%1” was changed by another program since it was opened. Write over it?").arg(scenarioName());
    return QMessageBox::question(this, tr("Save"), question) == QMessageBox::Yes;
}

bool MainWindow::saveAs()
{
    if (!m_scope)
        return false;
    bool const ours = !m_path.isEmpty() && !isCompiledIn(m_path);
    QString const place = ours ? m_path : QFileInfo{m_path}.fileName();
    // As where files are opened: the dialog neither deletes nor renames any.
    QString path =
        QFileDialog::getSaveFileName(this, tr("Save the story"), place, tr("Scenarios (*.yaml *.yml);;All files (*)"),
                                     nullptr, QFileDialog::ReadOnly | QFileDialog::DontUseNativeDialog);
    if (path.isEmpty())
        return false;
    if (QFileInfo{path}.suffix().isEmpty())
        path += QStringLiteral(".yaml");
    return saveTo(path);
}

bool MainWindow::saveTo(QString const& path)
{
    waitForSession();
    if (!m_scope->bridge().frame())
        return false;
    QByteArray const text = storyText(storyOf(*m_scope->bridge().frame()), m_text);
    if (std::optional<QString> const wrong = writeStory(path, text)) {
        sayThat(tr("“%1” cannot be written: %2").arg(path, *wrong));
        return false;
    }
    m_path = path;
    m_text = text;
    m_scope->acts().stack().setClean();
    if (m_memory == Memory::Remember)
        rememberFile(path);
    showTitle();
    return true;
}

bool MainWindow::mayClose()
{
    if (!m_scope || m_scope->acts().stack().isClean())
        return true;
    auto const answer =
        QMessageBox::question(this, tr("Not saved"), tr("What was done to “%1” is not saved.").arg(scenarioName()),
                              QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save)
        return save();
    return answer == QMessageBox::Discard;
}

void MainWindow::nameSteps()
{
    if (!m_scope)
        return;
    QUndoStack const& steps = m_scope->acts().stack();
    bool const in_scope = page() == m_scope;
    action("edit.undo")->setText(steps.canUndo() ? tr("Undo: %1").arg(steps.undoText()) : tr("Undo"));
    action("edit.redo")->setText(steps.canRedo() ? tr("Redo: %1").arg(steps.redoText()) : tr("Redo"));
    action("edit.undo")->setEnabled(in_scope && steps.canUndo());
    action("edit.redo")->setEnabled(in_scope && steps.canRedo());
}

void MainWindow::setSeekStops(bool stops)
{
    m_seek_stops = stops;
    if (m_memory == Memory::Remember)
        QSettings{}.setValue("plots/seek-stops", stops);
    if (m_scope)
        m_scope->axis().setSeekStops(stops);
}

}
