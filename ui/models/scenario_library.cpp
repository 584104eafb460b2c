// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/scenario_library.h"

#include "core/base/regular_file.h"
#include "core/kernel/fix_table.h"
#include "ui/style/format.h"

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

/// The whole file, ops and all, and of the fixes that it names key, commit and title.
static QString searchText(OpenedFile const& opened)
{
    QString text = opened.text;
    for (FixInfo const& info : fix_table)
        if (text.contains(toQString(info.key)) || text.contains(toQString(info.commit)))
            text += QStringLiteral(" %1 %2 %3").arg(toQString(info.key), toQString(info.commit), toQString(info.title));
    for (LaterFixInfo const& info : later_fix_table)
        if (text.contains(toQString(info.key)) || (!info.commit.empty() && text.contains(toQString(info.commit))))
            text += QStringLiteral(" %1 %2 %3").arg(toQString(info.key), toQString(info.commit), toQString(info.title));
    return text;
}

LibraryEntry libraryEntry(QString const& path)
{
    OpenedFile const opened = openScenarioFile(path);
    LibraryEntry entry{
        path, QFileInfo{path}.fileName(), {}, {}, {}, static_cast<int>(opened.outcome.problems.size()), {}, false};
    if (!opened.outcome.scenario)
        return entry;
    Scenario const& scenario = *opened.outcome.scenario;
    entry.title = QString::fromStdString(scenario.title);
    entry.summary = QString::fromStdString(scenario.summary);
    for (std::string const& tag : scenario.tags)
        entry.tags += QString::fromStdString(tag);
    entry.text = searchText(opened);
    if (scenario.duration)
        entry.length = spanText(*scenario.duration);
    entry.lesson = !scenario.lesson.empty();
    return entry;
}

QString excerpt(QString const& text, QString const& word)
{
    constexpr qsizetype around = 28;
    QString const line = text.simplified();
    qsizetype const at = line.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0 || word.isEmpty())
        return {};
    qsizetype from = std::max<qsizetype>(0, at - around);
    if (from > 0)
        from = std::min(at, line.indexOf(QLatin1Char(' '), from) + 1);
    QString const piece = line.mid(from, at - from + word.size() + around);
    return (from > 0 ? QStringLiteral("…") : QString{}) + piece + QStringLiteral("…");
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

void rememberFile(QString const& path, QString const& title)
{
    QString const absolute = path.startsWith(":/") ? path : QFileInfo{path}.absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(absolute);
    files.prepend(absolute);
    files = files.mid(0, mostRecent);
    QSettings settings;
    QVariantMap titles = settings.value("recent-titles").toMap();
    if (!title.isEmpty())
        titles[absolute] = title;
    for (QString const& known : titles.keys())
        if (!files.contains(known))
            titles.remove(known);
    settings.setValue("recent", files);
    settings.setValue("recent-titles", titles);
}

QString titleOf(QString const& recentFile)
{
    QString const title = QSettings{}.value("recent-titles").toMap().value(recentFile).toString();
    return title.isEmpty() ? QFileInfo{recentFile}.completeBaseName() : title;
}

}
