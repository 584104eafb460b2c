// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/plots/hpet_dial_picture.h"

#include <QString>

class QPainter;

namespace tickscope::ui {

struct Colours;

/// What stands in the middle of the dial: "next match in", "299.96 s", "it was passed 5.3 ms ago".
struct DialText {
    QString caption, value, detail;
    bool warns = false;

    bool operator==(DialText const&) const = default;
};

/// The 32-bit counter as a ring that begins at the top, with the counter's hand, the comparator's, and the way between.
void paintDial(QPainter& painter, DialState const& state, DialText const& text, QRectF const& area,
               Colours const& colours);
/// The counter's surroundings, magnified: a delta, whose length is told, is a fiftieth of a degree on the dial.
void paintLens(QPainter& painter, DialState const& state, QString const& delta, QRectF const& area,
               Colours const& colours);

}
