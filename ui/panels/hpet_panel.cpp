// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/hpet_panel.h"

#include "core/kernel/hpet_rtc.h"
#include "ui/models/hpet_words.h"
#include "ui/panels/figures_table.h"
#include "ui/panels/heading.h"
#include "ui/panels/hpet_dial_view.h"
#include "ui/panels/rtc_form.h"
#include "ui/plots/rtc_strip.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>

namespace tickscope::ui {

HpetPanel::HpetPanel(TimeAxis& axis, PlotData& plotData, QWidget* parent)
    : Panel{parent}
    , m_dial{new HpetDialView}
    , m_wrap{roleLabel({}, "muted")}
    , m_to_wrap{new QPushButton}
    , m_figures{new FiguresTable}
    , m_rtc{new RtcForm}
{
    m_figures->setHeader({QString{}, QString{}});
    m_figures->setAccessibleName(tr("Registers of the HPET"));
    m_to_wrap->setToolTip(tr("Go to the next wrap of the counter, as fast as possible"));
    auto* inside = new QWidget;
    inside->setProperty("plain", true);
    auto* layout = new QVBoxLayout{inside};
    layout->setContentsMargins(wide, tight, wide, wide);
    layout->setSpacing(6);
    layout->addWidget(m_dial, 1);
    auto* wrap = new QHBoxLayout;
    wrap->addWidget(m_wrap, 1);
    wrap->addWidget(m_to_wrap);
    layout->addLayout(wrap);
    layout->addWidget(m_figures);
    layout->addWidget(heading(tr("Interrupts so far, and when")));
    layout->addWidget(new RtcStrip{axis, plotData});
    layout->addWidget(heading(tr("Real-time clock")));
    layout->addWidget(m_rtc);
    layout->addStretch();
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto* outer = new QVBoxLayout{this};
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    connect(m_rtc, &RtcForm::commandWanted, this, &Panel::commandWanted);
    connect(m_to_wrap, &QPushButton::clicked, this, &HpetPanel::goToWrap);
}

void HpetPanel::showFrame(FramePtr const& frame)
{
    m_frame = frame;
    bool const moving = frame->state == PlayState::Running || frame->state == PlayState::Replaying;
    if (m_way && !moving && (m_way->begun || frame->machine->now > m_way->from))
        m_way.reset();
    if (m_way && moving)
        m_way->begun = true;
    if (isVisible())
        refresh();
}

void HpetPanel::showEvent(QShowEvent* event)
{
    Panel::showEvent(event);
    refresh();
}

void HpetPanel::refresh()
{
    if (!m_frame || !m_frame->machine->hpet.present)
        return;
    m_dial->showMachine(*m_frame->machine);
    m_rtc->showState(rtcState(*m_frame->machine));
    showFigures();
    showWrap();
}

void HpetPanel::showFigures()
{
    std::vector<FiguresRow> rows;
    for (HpetFigure const& figure : hpetFigures(*m_frame->machine)) {
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
    m_wrap->setText(wrapWords(*m_frame->machine).text);
    m_to_wrap->setText(m_way ? tr("%1 %").arg(wayDone(m_way->from, m_way->to, m_frame->machine->now)) : tr("Go there"));
    m_to_wrap->setEnabled(!m_way);
}

void HpetPanel::goToWrap()
{
    if (!m_frame || !m_frame->machine->hpet.present)
        return;
    m_way = Way{.from = m_frame->machine->now, .to = hpet_next_wrap(*m_frame->machine)};
    showWrap();
    Q_EMIT runToWanted(m_way->to);
}

}
