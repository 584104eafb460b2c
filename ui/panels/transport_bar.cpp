// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transport_bar.h"

#include "ui/models/fix_words.h"
#include "ui/models/play_words.h"
#include "ui/panels/figure_label.h"
#include "ui/panels/heading.h"
#include "ui/panels/speed_menu.h"
#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace tickscope::ui {

QToolButton* TransportBar::makeButton(char const* iconName, QString const& name, QString const& tip)
{
    auto* button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

QToolButton* TransportBar::makeStepButton()
{
    QToolButton* button = makeMenuButton(tr("Step size"), tr("How far a step goes"));
    auto* menu = new QMenu{button};
    menu->addAction(tr("One event: the next instant at which something happens"), this,
                    [this] { setStepSize(StepSize::Event); });
    menu->addAction(tr("One tick: the next tick of the boot CPU"), this, [this] { setStepSize(StepSize::Tick); });
    button->setMenu(menu);
    return button;
}

QToolButton* TransportBar::makeSpeedButton()
{
    QToolButton* button = makeMenuButton(tr("Speed"), tr("Simulated seconds a second"));
    auto* menu = new SpeedMenu{button};
    connect(menu, &SpeedMenu::speedWanted, this, &TransportBar::speedWanted);
    button->setMenu(menu);
    return button;
}

QToolButton* TransportBar::makeMenuButton(QString const& name, QString const& tip)
{
    auto* button = new QToolButton;
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAccessibleName(name);
    button->setToolTip(tip);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

TransportBar::TransportBar(QWidget* parent)
    : QFrame{parent}
    , m_title{new QLabel}
    , m_mode{new QLabel}
    , m_time{new FigureLabel}
    , m_back{makeButton("step-back", tr("Step back"), tr("Step back (Shift+F10; ←)"))}
    , m_run{new QPushButton}
    , m_forward{makeButton("step-forward", tr("Step forward"), tr("Step forward (F10; →)"))}
    , m_step{makeStepButton()}
    , m_speed{makeSpeedButton()}
    , m_kernel{makeMenuButton(tr("Kernel"), tr("The kernel that is modelled"))}
    , m_compare{makeMenuButton(tr("Compare"), tr("This story on another kernel, side by side (B)"))}
{
    setProperty("role", "bar");
    setFixedHeight(46);
    m_title->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_title->setTextFormat(Qt::PlainText);
    m_mode->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_mode->setAccessibleName(tr("Mode"));
    m_run->setProperty("primary", true);
    m_run->setFixedWidth(84);
    m_run->setFocusPolicy(Qt::TabFocus);
    m_compare->setText(tr("Compare") + QStringLiteral(" ▾"));
    QToolButton* const gallery = makeButton("gallery", tr("Scenarios"), tr("Scenarios (Ctrl+N)"));
    QToolButton* const reset =
        makeButton("reset", tr("Reset"), tr("Back to the start, as the scenario has it (Ctrl+R)"));
    QToolButton* const theme = makeButton("theme", tr("Theme"), tr("Dark or light"));
    QToolButton* const search = makeButton("search", tr("All commands"), tr("All commands (Ctrl+Shift+P)"));
    QToolButton* const help = makeButton("help", tr("Keys"), tr("Keys (?)"));
    for (QToolButton* quiet : {gallery, theme, search, help})
        quiet->setProperty("flat", true);

    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(tight, 0, tight, 0);
    layout->setSpacing(tight);
    layout->addWidget(gallery);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_mode);
    layout->addWidget(m_time);
    layout->addSpacing(4);
    layout->addWidget(m_back);
    layout->addWidget(m_run);
    layout->addWidget(m_forward);
    layout->addWidget(m_step);
    layout->addWidget(m_speed);
    layout->addWidget(reset);
    auto* right = new QHBoxLayout;
    right->setSpacing(2);
    right->addStretch(1);
    right->addWidget(m_kernel);
    right->addSpacing(4);
    right->addWidget(m_compare);
    right->addSpacing(6);
    right->addWidget(search);
    right->addWidget(theme);
    right->addWidget(help);
    layout->addLayout(right, 1);

    connect(gallery, &QAbstractButton::clicked, this, &TransportBar::galleryWanted);
    connect(m_back, &QAbstractButton::clicked, this, [this] { Q_EMIT stepWanted(-1); });
    connect(m_run, &QAbstractButton::clicked, this, &TransportBar::runToggled);
    connect(m_forward, &QAbstractButton::clicked, this, [this] { Q_EMIT stepWanted(+1); });
    connect(reset, &QAbstractButton::clicked, this, &TransportBar::resetWanted);
    connect(theme, &QAbstractButton::clicked, this, &TransportBar::themeToggled);
    connect(search, &QAbstractButton::clicked, this, &TransportBar::paletteWanted);
    connect(help, &QAbstractButton::clicked, this, &TransportBar::helpWanted);
    setStepSize(StepSize::Event);
}

void TransportBar::setStepSize(StepSize size)
{
    m_step_size = size;
    m_step->setText((size == StepSize::Event ? tr("Step: event") : tr("Step: tick")) + QStringLiteral(" ▾"));
}

QString TransportBar::modeText() const { return m_mode->text(); }

void TransportBar::showState(PlayState state)
{
    bool const moving = state == PlayState::Running || state == PlayState::Replaying;
    m_mode->setText(playWords(state));
    m_mode->setProperty("mode", moving ? "moving" : state == PlayState::Finished ? "over" : "still");
    m_mode->style()->polish(m_mode);
    m_run->setText(moving ? tr("Pause") : tr("Run"));
    m_run->setEnabled(state != PlayState::Finished);
    m_forward->setEnabled(state != PlayState::Finished);
    m_run->setIcon(icon(moving ? "pause" : "play", IconInk::OnAccent));
    m_run->setToolTip(moving ? tr("Pause (Space)") : tr("Run (Space)"));
    m_state = state;
}

void TransportBar::showFrame(FramePtr const& frame)
{
    if (m_state != frame->state)
        showState(frame->state);
    m_title->setText(QString::fromStdString(frame->world->scenario.title));
    m_title->setToolTip(QString::fromStdString(frame->world->scenario.summary));
    m_time->setFigures(secondsText(frame->machine->now, 2),
                       tr("tick %1").arg(countText(frame->machine->jiffies.value)));
    m_back->setEnabled(frame->machine->now > SimTime{});
    m_speed->setText(speedText(frame->speed) + QStringLiteral(" ▾"));
    m_kernel->setText(kernelWords(QString::fromStdString(frame->world->scenario.kernel.tree), frame->machine->config) +
                      QStringLiteral(" ▾"));
}

}
