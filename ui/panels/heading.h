// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

class QLayout;
class QScrollArea;
class QVBoxLayout;

namespace tickscope::ui {

/// The quiet line over a group of things.
QLabel* heading(QString const& text, QWidget* parent = nullptr);
/// Text read second: "muted", "faint" or "error" of the style sheet.
QLabel* roleLabel(QString const& text, char const* role, QWidget* parent = nullptr);
/// Lets a label take as many lines as it needs. A word without an end makes it no wider: it is cut.
void wrap(QLabel& label);
/// A roleLabel() that wraps.
QLabel* wrappedLabel(QString const& text, char const* role);

/// Removes everything from a layout, widgets and layouts.
void clearLayout(QLayout& layout);
/// Makes `inside` all that `outer` holds.
void fillWith(QWidget& outer, QWidget* inside);
/// `inside` on an area without a frame that scrolls up and down, and is as wide as it is given room.
QScrollArea* scrolled(QWidget* inside);
/// Fills `outer` with a column that scrolls, with the margins of a panel, and gives its layout.
QVBoxLayout* scrolledColumn(QWidget& outer);

}
