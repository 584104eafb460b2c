// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/scenario.h"
#include "ui/plots/picture_file.h"

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

namespace tickscope::ui {

/// What is to be drawn.
struct Picture {
    QString view = "window";  ///< window, clocks, cpus or scrubber
    PictureFormat format = PictureFormat::Png;
    QSize size;
    std::optional<SimTime> at;        ///< how far the scenario is run; none: to its end
    std::optional<SimTime> from, to;  ///< the stretch that is shown; none: from the start, up to where it stands
    std::optional<View> tab;          ///< of the window; none: as the scenario has it
};

/// Opens a scenario, runs it, draws it, and returns the bytes of a file. Errors: a view that there is not. Needs a
/// QApplication, but no screen.
Result<QByteArray> renderScenario(Scenario scenario, QString const& path, Picture const& picture);

/// The window without a story: the gallery, or for a file that is no scenario the page that says what is wrong.
Result<QByteArray> renderWindow(QString const& file, Picture const& picture);

}
