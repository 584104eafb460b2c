// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;

namespace tickscope::ui {

/// Names the actions that follow in a menu. QMenu::addSection() cannot: a style sheet draws its text as a mere rule.
void addCaption(QMenu& menu, QString const& text);

}
