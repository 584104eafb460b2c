// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/play_words.h"

namespace tickscope::ui {

QString playWords(PlayState state)
{
    switch (state) {
    case PlayState::Paused:
        return QStringLiteral("Paused at");
    case PlayState::Running:
        return QStringLiteral("Running");
    case PlayState::InThePast:
        return QStringLiteral("In the past");
    case PlayState::Replaying:
        return QStringLiteral("Replaying");
    case PlayState::Finished:
        return QStringLiteral("Finished");
    }
    return {};
}

}
