// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hpet_panel.h"

#include "core/kernel/hpet_rtc.h"
#include "ui/models/hpet_text.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/panels/hpet_dial_view.h"
#include "ui/panels/rtc_form.h"
#include "ui/plots/rtc_strip.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace tickscope::ui {

HpetPanel::HpetPanel(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : Panel{View::Hpet, tr("HPET"), parent}
    , m_dial{new HpetDialView}
    , m_wrap{roleLabel({}, "muted")}
    , m_to_wrap{new QPushButton}
    , m_figures{new FiguresTable}
    , m_rtc{new RtcForm}
{
    m_figures->setHeader({QString{}, QString{}});
    m_figures->setAccessibleName(tr("Registers of the HPET"));
    m_to_wrap->setToolTip(tr("Go to the next wrap of the counter, as fast as possible"));
    auto* wrap = new QHBoxLayout;
    wrap->addWidget(m_wrap, 1);
    wrap->addWidget(m_to_wrap);
    QVBoxLayout* column = scrolledColumn(*this);
    column->setSpacing(6);
    column->addWidget(m_dial, 1);
    column->addLayout(wrap);
    column->addWidget(m_figures);
    column->addWidget(heading(tr("Interrupts so far, and when")));
    column->addWidget(new RtcStrip{axis, plotData});
    column->addWidget(heading(tr("Real-time clock")));
    column->addWidget(m_rtc);
    column->addStretch();
    connect(m_rtc, &RtcForm::commandWanted, this, &Panel::commandWanted);
    connect(m_to_wrap, &QPushButton::clicked, this, &HpetPanel::goToWrap);
}

void HpetPanel::takeFrame(FramePtr const&)
{
    bool const moving = frame()->state == PlayState::Running || frame()->state == PlayState::Replaying;
    if (m_run_to_wrap && !moving && (m_run_to_wrap->begun || frame()->machine->now > m_run_to_wrap->from))
        m_run_to_wrap.reset();
    if (m_run_to_wrap && moving)
        m_run_to_wrap->begun = true;
}

void HpetPanel::refresh()
{
    if (!frame()->machine->hpet.present)
        return;
    m_dial->showMachine(*frame()->machine);
    m_rtc->showState(rtcState(*frame()->machine));
    showFigures();
    showWrap();
}

void HpetPanel::showFigures()
{
    std::vector<FiguresRow> rows;
    for (HpetFigure const& figure : hpetFigures(*frame()->machine)) {
        QColor const dots[]{colours().clock, colours().timer, colours().warning};
        rows.push_back({.dot = dots[static_cast<std::size_t>(figure.role)],
                        .name = figure.name,
                        .note = figure.warns ? tr("past 32 bits") : QString{},
                        .cells = {figure.value},
                        .tip = figure.tip});
    }
    m_figures->setRows(std::move(rows));
}

void HpetPanel::showWrap()
{
    m_wrap->setText(wrapText(*frame()->machine).text);
    m_to_wrap->setText(m_run_to_wrap
                           ? tr("%1 %").arg(percentDone(m_run_to_wrap->from, m_run_to_wrap->to, frame()->machine->now))
                           : tr("Go there"));
    m_to_wrap->setEnabled(!m_run_to_wrap);
}

void HpetPanel::goToWrap()
{
    if (!frame() || !frame()->machine->hpet.present)
        return;
    m_run_to_wrap = RunToWrap{.from = frame()->machine->now, .to = hpet_next_wrap(*frame()->machine)};
    showWrap();
    Q_EMIT runToWanted(m_run_to_wrap->to);
}

}
