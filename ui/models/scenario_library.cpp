// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scenario_library.h"

#include "core/base/regular_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

static void init_scenarios() { Q_INIT_RESOURCE(scenarios); }

namespace tickscope::ui {

static constexpr qsizetype mostRecent = 12;

static Result<std::string> contentsOf(QString const& path)
{
    if (!path.startsWith(":/"))
        return read_regular_file(QFile::encodeName(path).toStdString());
    QFile resource{path};
    if (!resource.open(QIODevice::ReadOnly))
        return failure(resource.errorString().toStdString());
    return resource.readAll().toStdString();
}

OpenedFile openScenarioFile(QString const& path, StopFlag const* stop)
{
    OpenedFile opened{path, {}, {}};
    Result<std::string> const bytes = contentsOf(path);
    if (!bytes) {
        opened.outcome.problems.push_back({path.toStdString(), 1, 1, bytes.error().text});
        return opened;
    }
    opened.text = QString::fromStdString(*bytes);
    opened.outcome = read_scenario(*bytes, QFileInfo{path}.fileName().toStdString(), {}, {}, stop);
    return opened;
}

LibraryEntry libraryEntry(QString const& path)
{
    OpenedFile const opened = openScenarioFile(path);
    LibraryEntry entry{path, QFileInfo{path}.fileName(), {}, {}, static_cast<int>(opened.outcome.problems.size())};
    if (!opened.outcome.scenario)
        return entry;
    Scenario const& scenario = *opened.outcome.scenario;
    entry.title = QString::fromStdString(scenario.title);
    entry.summary = QString::fromStdString(scenario.summary);
    for (std::string const& tag : scenario.tags)
        entry.tags += QString::fromStdString(tag);
    return entry;
}

std::vector<LibraryEntry> shippedScenarios()
{
    init_scenarios();
    std::vector<LibraryEntry> entries;
    QDir const folder{":/scenarios"};
    for (QString const& name : folder.entryList({"*.yaml"}, QDir::Files, QDir::Name))
        entries.push_back(libraryEntry(folder.filePath(name)));
    auto const isForBeginners = [](LibraryEntry const& entry) { return entry.tags.contains("beginner"); };
    std::stable_partition(entries.begin(), entries.end(), isForBeginners);
    return entries;
}

QStringList recentFiles()
{
    QStringList files = QSettings{}.value("recent").toStringList();
    files.removeIf([](QString const& path) { return !path.startsWith(":/") && !QFile::exists(path); });
    return files;
}

void rememberFile(QString const& path)
{
    QString const absolute = path.startsWith(":/") ? path : QFileInfo{path}.absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    QSettings{}.setValue("recent", files.mid(0, mostRecent));
}

}
