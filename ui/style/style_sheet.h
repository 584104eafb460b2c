// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QString>

namespace tickscope::ui {

/// The application's style sheet in the given colours.
QString styleSheet(Colours const& colours);

}
