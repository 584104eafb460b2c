// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tickscope::ui {

/// Something that can be done to the machine at the instant shown, in words.
struct WorldAct {
    QString name;      ///< "renice worker/main to 5"
    QString synonyms;  ///< other words that people look for it by
    Command command;
};

/// What can be done to everybody who lives, to every CPU and to the kernel. Of threads and CPUs the first `most`.
std::vector<WorldAct> worldActs(Frame const& frame, std::size_t most = 64);

/// What a line says that names an act with a figure of its own: "renice worker/main 7", "SIGUSR2 to worker",
/// "CPU 2 offline", "abstime-sync off", "worker/main on CPU 0-1". None where it says nothing of the kind.
std::optional<WorldAct> parseAct(QString const& line, Frame const& frame);

}
