// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/play_state_text.h"

#include <QCoreApplication>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class PlayStateText {
    Q_DECLARE_TR_FUNCTIONS(PlayStateText)
};

}

QString playStateText(PlayState state)
{
    switch (state) {
    case PlayState::Paused:
        return PlayStateText::tr("Paused at");
    case PlayState::Running:
        return PlayStateText::tr("Running");
    case PlayState::InThePast:
        return PlayStateText::tr("In the past");
    case PlayState::Replaying:
        return PlayStateText::tr("Replaying");
    case PlayState::Finished:
        return PlayStateText::tr("Finished");
    }
    return {};
}

}
