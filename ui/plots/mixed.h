// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include <cmath>

namespace tickscope::ui {

/// Between two colours: 0 is `a`, 1 is `b`. Opaque, so that it costs no blending.
inline QColor mixed(QColor const& a, QColor const& b, double share_of_b)
{
    auto const mix = [&](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share_of_b)); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

}
