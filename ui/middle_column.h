// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"
#include "ui/models/first_picture.h"

#include <QSplitter>

#include <map>

namespace tickscope::ui {

class ClocksPlot;
class CpuLanes;
class CurvesPlot;
class HpetDialView;
class PlotData;
class RtcStrip;
class TimeAxis;
class ValueCurves;
class ValuesTable;

/// What stands in the middle of the window, from above, on one time axis: what a story is about takes the room, and
/// what it has nothing of is not there.
class MiddleColumn final : public QSplitter {
    Q_OBJECT

public:
    /// Both outlive it.
    MiddleColumn(TimeAxis& axis, PlotData& plotData, QWidget* parent = nullptr);

    ClocksPlot& clocks() { return *m_clocks; }
    CpuLanes& lanes() { return *m_lanes; }
    CurvesPlot& curvesPlot() { return *m_curves_plot; }
    ValueCurves& curves() { return *m_curves; }

    /// A widget that can stand here too, but has a place elsewhere while it does not.
    void lend(MainPart part, QWidget& widget) { m_widgets[part] = &widget; }
    void compose(FirstPicture const& picture);
    bool shows(MainPart part) const;
    void showFrame(std::shared_ptr<Frame const> const& frame);

private:
    QWidget* widgetOf(MainPart part) const;

    ClocksPlot* m_clocks;
    CpuLanes* m_lanes;
    ValueCurves* m_curves;
    CurvesPlot* m_curves_plot;
    RtcStrip* m_rtc;
    HpetDialView* m_dial;
    ValuesTable* m_values;
    std::map<MainPart, QWidget*> m_widgets;
};

}
