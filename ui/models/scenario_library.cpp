// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scenario_library.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

static void init_scenarios() { Q_INIT_RESOURCE(scenarios); }

namespace tickscope::ui {

static constexpr qsizetype mostRecent = 12;

OpenedFile openScenarioFile(QString const& path)
{
    OpenedFile opened{path, {}, {}};
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) {
        opened.outcome.problems.push_back({path.toStdString(), 1, 1, file.errorString().toStdString()});
        return opened;
    }
    QByteArray const bytes = file.readAll();
    opened.text = QString::fromUtf8(bytes);
    opened.outcome = read_scenario({bytes.constData(), static_cast<std::size_t>(bytes.size())},
                                   QFileInfo{path}.fileName().toStdString());
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
