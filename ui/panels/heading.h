// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace tickscope::ui {

/// The quiet line over a group of things.
QLabel* heading(QString const& text, QWidget* parent = nullptr);
/// Text read second: "muted", "faint" or "error" of the style sheet.
QLabel* roleLabel(QString const& text, char const* role, QWidget* parent = nullptr);
/// Removes everything from a layout, widgets and layouts.
void clearLayout(QLayout& layout);

}
