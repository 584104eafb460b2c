// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace tickscope::ui {

/// What is to be drawn into which file.
struct Picture {
    QString view = "window";  ///< window, clocks, cpus or scrubber
    QString out;              ///< .png; but for the window also .svg and .pdf
    QSize size;
    QString at;   ///< an instant; empty: the end of the scenario
    QString tab;  ///< of the window: story, why, log, queues or machine; empty: as it opens
};

/// How drawing ended, as an exit status of the program.
enum class DrawStatus { Done = 0, InvalidScenario = 2, Usage = 3, CannotWrite = 4 };

/// Opens a scenario (or the gallery, when `file` is empty), runs it, draws it and writes the file. Complaints go to
/// stderr. Needs a QApplication, but no screen.
DrawStatus draw(QString const& file, Picture const& picture);

}
