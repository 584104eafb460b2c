// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace tickscope::ui {

/// The story of a frame as a scenario: with all that was done to it as its events, so that a run without a window does
/// the same.
Scenario storyOf(Frame const& frame);

/// The text of a file that is read as `story`. What did not change keeps the comments and the layout that it has in
/// `original`, the file that it was opened from; empty: there is none.
QByteArray storyText(Scenario const& story, QByteArray const& original);

/// Writes the file whole or not at all; what is wrong otherwise.
std::optional<QString> writeStory(QString const& path, QByteArray const& text);

/// The bytes of a file; none if it cannot be read.
std::optional<QByteArray> bytesOf(QString const& path);

}
