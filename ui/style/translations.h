// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace tickscope::ui {

/// Makes the application speak a language: "de", "de_AT"; empty: that of the desktop. Where there is no translation it
/// speaks English. To be called before any widget is made, and again to change over for widgets made from then on.
void speak(QString const& language);

}
