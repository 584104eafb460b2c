// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>

class QPainter;

namespace tickscope::ui {

/// Shows, just within `rect`, that keys go there.
void paintFocusRing(QPainter& painter, QRectF const& rect);

}
