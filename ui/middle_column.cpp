// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/middle_column.h"

#include "ui/panels/hpet_dial_view.h"
#include "ui/panels/values_table.h"
#include "ui/plots/clocks_plot.h"
#include "ui/plots/cpu_lanes.h"
#include "ui/plots/curves_plot.h"
#include "ui/plots/rtc_strip.h"
#include "ui/plots/value_curves.h"

namespace tickscope::ui {

MiddleColumn::MiddleColumn(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : QSplitter{Qt::Vertical, parent}
    , m_clocks{new ClocksPlot{axis, plotData}}
    , m_lanes{new CpuLanes{axis, plotData}}
    , m_curves{new ValueCurves{plotData, this}}
    , m_curves_plot{new CurvesPlot{axis, *m_curves}}
    , m_rtc{new RtcStrip{axis, plotData, RtcStrip::Size::Tall}}
    , m_dial{new HpetDialView}
    , m_values{new ValuesTable}
    , m_widgets{{MainPart::Clocks, m_clocks}, {MainPart::Curves, m_curves_plot},
                {MainPart::Lanes, m_lanes},   {MainPart::Threads, m_lanes},
                {MainPart::Rtc, m_rtc},       {MainPart::Hpet, m_dial},
                {MainPart::Values, m_values}}
{
    m_clocks->setAccessibleName(tr("Clocks of the selected process over time"));
    m_lanes->setAccessibleName(tr("Who runs on which CPU over time"));
    setChildrenCollapsible(false);
    for (auto const& [part, widget] : m_widgets) {
        addWidget(widget);
        widget->hide();
    }
}

QWidget* MiddleColumn::widgetOf(MainPart part) const
{
    auto const at = m_widgets.find(part);
    return at == m_widgets.end() ? nullptr : at->second;
}

bool MiddleColumn::shows(MainPart part) const
{
    QWidget const* const widget = widgetOf(part);
    return widget && widget->parent() == this && !widget->isHidden();
}

/// What is drawn over time gets more room the more there is to see of it.
static int stretchOf(MainPart part)
{
    switch (part) {
    case MainPart::Clocks:
    case MainPart::Curves:
        return 5;
    case MainPart::Hpet:
    case MainPart::Values:
        return 3;
    default:
        return 4;
    }
}

void MiddleColumn::compose(FirstPicture const& picture)
{
    m_curves->setPaths(picture.curves);
    m_values->setPaths(picture.curves);
    m_clocks->showCurvesOf(picture.process, picture.curves);
    for (int i = 0; i < count(); ++i)
        widget(i)->hide();
    int place = 0;
    for (MainPart const part : picture.main) {
        QWidget* const widget = widgetOf(part);
        if (!widget || (widget->parent() == this && !widget->isHidden()))
            continue;
        insertWidget(place, widget);
        setStretchFactor(place++, stretchOf(part));
        widget->show();
    }
    QList<int> sizes(count(), 0);
    place = 0;
    for (MainPart const part : picture.main)
        if (QWidget* const widget = widgetOf(part); widget && indexOf(widget) == place)
            sizes[place++] = 100 * stretchOf(part);
    setSizes(sizes);
}

void MiddleColumn::showFrame(std::shared_ptr<Frame const> const& frame)
{
    if (frame->machine->hpet.present)
        m_dial->showMachine(*frame->machine);
    m_values->showFrame(frame);
}

}
