// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/read_scenario.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace tickscope::ui {

/// What the gallery says of a scenario.
struct LibraryEntry {
    QString path;  ///< a file, or ":/scenarios/..." for one that is compiled in
    QString title;
    QString summary;
    QStringList tags;
    QString text;  ///< what else it is found by: the story itself, commits, keys, ops, what its lesson says
    int problems = 0;
    QString length;  ///< of simulated time; empty: the story does not say
    bool lesson = false;

    bool operator==(LibraryEntry const&) const = default;
};

/// A scenario file as it was read: the scenario, or its problems together with the text they are in.
struct OpenedFile {
    QString path;
    QString text;
    ReadOutcome outcome;
};

/// Throws Stopped where `stop` wants it; it may be null.
OpenedFile openScenarioFile(QString const& path, StopFlag const* stop = nullptr);
LibraryEntry libraryEntry(QString const& path);
/// The scenarios that come with the program, beginners' first, then by name.
std::vector<LibraryEntry> shippedScenarios();

/// Files opened of late, the newest first, as the settings keep them; those that are gone are left out.
QStringList recentFiles();
void rememberFile(QString const& path, QString const& title = {});
/// The title that a remembered file had; its name where it is not known.
QString titleOf(QString const& recentFile);

/// Where `word` stands in a text, with some of what is around it on one line; empty if it does not.
QString excerpt(QString const& text, QString const& word);

}
