// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/clocks_ink.h"

#include "ui/plots/mixed.h"
#include "ui/style/theme.h"

#include <QPaintEngine>
#include <QPainter>

namespace tickscope::ui {

QColor clockColour(Colours const& colours, ClockRole role)
{
    switch (role) {
    case ClockRole::SumExec:
        return colours.textFaint;
    case ClockRole::Stime:
        return colours.stime;
    case ClockRole::Utime:
        return colours.utime;
    case ClockRole::Clock:
        return colours.clock;
    case ClockRole::Timer:
        return colours.timer;
    }
    return colours.text;
}

double clockWidth(ClockRole role)
{
    switch (role) {
    case ClockRole::Clock:
        return 4;
    case ClockRole::Timer:
        return 2;
    case ClockRole::SumExec:
        return 1;
    case ClockRole::Stime:
    case ClockRole::Utime:
        return 1.6;
    }
    return 1;
}

double curveWidth(ClockCurve const& curve) { return curve.side == RunSide::Compared ? 1 : clockWidth(curve.role); }

QColor comparedInk(QColor const& colour, Colours const& colours) { return mixed(colour, colours.background, 0.25); }

QColor curveColour(Colours const& colours, ClockCurve const& curve)
{
    QColor const colour = clockColour(colours, curve.role);
    return curve.side == RunSide::Compared ? comparedInk(colour, colours) : colour;
}

bool isVector(QPainter const& painter)
{
    QPaintEngine::Type const type = painter.paintEngine()->type();
    return type == QPaintEngine::SVG || type == QPaintEngine::Pdf || type == QPaintEngine::Picture;
}

}
