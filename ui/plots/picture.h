// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/plots/time_range.h"

#include <QImage>
#include <QSize>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>

namespace tickscope::ui {

struct Colours;

enum class PictureView : std::uint8_t { Clocks, Lanes, Run };  ///< Run: clocks, lanes and scrubber below each other

/// "clocks", "lanes", "run".
std::optional<PictureView> pictureViewNamed(QString const& name);

struct PictureSpec {
    PictureView view = PictureView::Run;
    QSize size{1280, 800};
    double ratio = 1;                ///< device pixels a pixel, for images
    std::optional<TimeRange> range;  ///< none: everything recorded
    Maybe<Tgid> process;             ///< none: the first that is not init
    Maybe<TaskId> thread;
};

/// What the window's plots show of a frame, without a window. Needs a QApplication, but no screen.
QImage renderPicture(std::shared_ptr<Frame const> const& frame, PictureSpec const& spec, Colours const& colours);

}
