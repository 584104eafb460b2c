// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace tickscope::ui {

/// An icon of resources/icons by name ("play"), drawn in the theme's text colour at the moment it is painted, so that
/// it follows a change of theme by itself. With `onAccent` it is drawn for a button in the accent colour.
enum class IconInk : std::uint8_t { Text, Muted, OnAccent };
QIcon icon(QString const& name, IconInk ink = IconInk::Text);

}
