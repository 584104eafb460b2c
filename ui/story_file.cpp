// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/story_file.h"

#include "core/replay/playback.h"
#include "core/scenario/patch_text.h"
#include "core/scenario/write_scenario.h"

#include <QFile>
#include <QSaveFile>

#include <algorithm>

namespace tickscope::ui {

// What was done beyond the scenario's end is to be seen in the file, too.
Scenario storyOf(Frame const& frame)
{
    Scenario story = frame.world->scenario;
    story.events = frame.commands;
    SimTime const end = SimTime{story.duration.value_or(default_duration)};
    if (!story.events.empty() && story.events.back().at > end)
        story.duration = std::max(story.events.back().at, frame.reached) - SimTime{};
    return story;
}

QByteArray storyText(Scenario const& story, QByteArray const& original)
{
    return QByteArray::fromStdString(original.isEmpty() ? write_scenario(story)
                                                        : patch_text(original.toStdString(), story).text);
}

std::optional<QString> writeStory(QString const& path, QByteArray const& text)
{
    QSaveFile file{path};
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return file.errorString();
    return std::nullopt;
}

std::optional<QByteArray> bytesOf(QString const& path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll();
}

}
