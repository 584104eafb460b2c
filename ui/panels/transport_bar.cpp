// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transport_bar.h"

#include "ui/models/fix_text.h"
#include "ui/models/play_state_text.h"
#include "ui/panels/elided_label.h"
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

#include <algorithm>

namespace tickscope::ui {

/// What a button that opens a menu says.
static QString withArrow(QString const& text) { return text + QStringLiteral(" ▾"); }

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

QToolButton* TransportBar::makeHistoryButton()
{
    QToolButton* button = makeMenuButton(tr("Steps"), tr("Undo, redo, save, and every step that was made"));
    button->setIcon(icon("undo"));
    button->setIconSize({16, 16});
    button->setProperty("flat", true);
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
    , m_history{makeHistoryButton()}
    , m_title{new ElidedLabel}
    , m_unsaved{roleLabel(tr("● not saved"), "warning")}
    , m_mode{new QLabel}
    , m_reset{makeButton("reset", tr("Reset"), tr("Back to the start, as it is configured now (Ctrl+R)"))}
    , m_time{new FigureLabel}
    , m_back{makeButton("step-back", tr("Step back"), tr("Step back (←)"))}
    , m_run{new QPushButton}
    , m_forward{makeButton("step-forward", tr("Step forward"), tr("Step forward (→)"))}
    , m_step{makeStepButton()}
    , m_speed{makeSpeedButton()}
    , m_kernel{makeMenuButton(tr("Kernel"), tr("The kernel that is modelled"))}
    , m_compare{makeMenuButton(tr("Compare"), tr("This story on another kernel, side by side (B)"))}
{
    setProperty("role", "bar");
    setFixedHeight(46);
    m_title->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_mode->setFont(textFont(TextSize::Body, QFont::DemiBold));
    m_mode->setAccessibleName(tr("Mode"));
    m_run->setProperty("primary", true);
    m_run->setMinimumWidth(84);
    m_run->setFocusPolicy(Qt::TabFocus);
    m_unsaved->hide();
    auto* layout = new QHBoxLayout{this};
    layout->setContentsMargins(tight, 0, tight, 0);
    layout->setSpacing(tight);
    layout->addWidget(
        makeQuietButton("gallery", tr("Scenarios"), tr("Scenarios (Ctrl+N)"), &TransportBar::galleryWanted));
    layout->addWidget(m_history);
    layout->addWidget(m_title, 1);
    layout->addWidget(m_unsaved);
    layout->addLayout(makeTransport());
    layout->addLayout(makeRight(), 1);
    connect(m_back, &QAbstractButton::clicked, this, [this] { Q_EMIT stepWanted(-1); });
    connect(m_run, &QAbstractButton::clicked, this, &TransportBar::runToggled);
    connect(m_forward, &QAbstractButton::clicked, this, [this] { Q_EMIT stepWanted(+1); });
    setStepSize(StepSize::Event);
}

QToolButton* TransportBar::makeQuietButton(char const* iconName, QString const& name, QString const& tip,
                                           void (TransportBar::*clicked)())
{
    QToolButton* button = makeButton(iconName, name, tip);
    button->setProperty("flat", true);
    connect(button, &QAbstractButton::clicked, this, clicked);
    return button;
}

/// In the middle: where the story stands, and what moves it.
QLayout* TransportBar::makeTransport()
{
    connect(m_reset, &QAbstractButton::clicked, this, &TransportBar::resetWanted);
    auto* layout = new QHBoxLayout;
    layout->setSpacing(tight);
    layout->addWidget(m_mode);
    layout->addWidget(m_time);
    layout->addSpacing(4);
    for (QWidget* each : std::initializer_list<QWidget*>{m_back, m_run, m_forward, m_step, m_speed, m_reset})
        layout->addWidget(each);
    return layout;
}

/// At the right: which kernel, and what is about the window.
QLayout* TransportBar::makeRight()
{
    m_compare->setText(withArrow(tr("Compare")));
    auto* layout = new QHBoxLayout;
    layout->setSpacing(2);
    layout->addStretch(1);
    layout->addWidget(m_kernel);
    layout->addSpacing(4);
    layout->addWidget(m_compare);
    layout->addSpacing(6);
    m_quiet = {
        makeQuietButton("search", tr("All commands"), tr("All commands (Ctrl+Shift+P)"), &TransportBar::paletteWanted),
        makeQuietButton("theme", tr("Theme"), tr("Dark or light"), &TransportBar::themeToggled),
        makeQuietButton("help", tr("Keys"), tr("Keys (F1)"), &TransportBar::helpWanted)};
    for (QWidget* const button : m_quiet)
        layout->addWidget(button);
    return layout;
}

void TransportBar::setStepSize(StepSize size)
{
    m_step_size = size;
    m_step->setText(withArrow(size == StepSize::Event ? tr("Step: event") : tr("Step: tick")));
}

QString TransportBar::modeText() const { return m_mode->text(); }

void TransportBar::showState(PlayState state)
{
    bool const moving = state == PlayState::Running || state == PlayState::Replaying;
    m_mode->setText(playStateText(state));
    m_mode->setProperty("mode", moving ? "moving" : state == PlayState::Finished ? "over" : "still");
    m_mode->style()->polish(m_mode);
    m_run->setText(moving ? tr("Pause") : tr("Run"));
    m_run->setEnabled(state != PlayState::Finished);
    m_forward->setEnabled(state != PlayState::Finished);
    m_run->setIcon(icon(moving ? "pause" : "play", IconInk::OnAccent));
    m_run->setToolTip(moving ? tr("Pause (Space)") : tr("Run (Space)"));
    m_state = state;
}

void TransportBar::showUnsaved(bool unsaved)
{
    m_unsaved->setVisible(unsaved);
    fit();
}

// The run that is made again is on its way to an instant: how far it has come is what matters, not that it runs.
void TransportBar::showRemake(Frame const& frame)
{
    auto const share = [](SimTime at) { return static_cast<double>((at - SimTime{}).count()); };
    int const percent = static_cast<int>(share(frame.machine->now) * 100 / std::max(1.0, share(*frame.remade_to)));
    m_mode->setText(tr("Made again: %1 %").arg(std::min(percent, 100)));
    m_state.reset();
}

void TransportBar::showFrame(FramePtr const& frame)
{
    if (m_state != frame->state)
        showState(frame->state);
    if (frame->remade_to)
        showRemake(*frame);
    m_title->setFullText(QString::fromStdString(frame->world->scenario.title));
    m_title->setNote(QString::fromStdString(frame->world->scenario.summary));
    m_time->setFigures(secondsText(frame->machine->now, 2),
                       tr("tick %1").arg(countText(frame->machine->jiffies.value)));
    m_back->setEnabled(frame->machine->now > SimTime{});
    m_speed->setText(withArrow(speedText(frame->speed)));
    m_frame = frame;
    showKernel();
    if (isTight())
        fit();
}

void TransportBar::showKernel()
{
    if (!m_frame)
        return;
    QString const tree = QString::fromStdString(m_frame->world->scenario.kernel.tree);
    QString const whole = kernelFixesText(tree, m_frame->machine->config);
    m_kernel->setText(withArrow(m_short_kernel ? tree : whole));
    m_kernel->setToolTip(tr("The kernel that is modelled") +
                         (m_short_kernel ? QStringLiteral(": ") + whole : QString{}));
}

bool TransportBar::isTight() const { return layout()->minimumSize().width() > width(); }

void TransportBar::fit()
{
    QList<QWidget*> const giving_way{m_step, m_quiet[1], m_quiet[2], m_mode, m_reset, m_speed, m_quiet[0]};
    for (QWidget* const each : giving_way)
        each->show();
    m_short_kernel = false;
    showKernel();
    if (isTight()) {
        m_short_kernel = true;
        showKernel();
    }
    for (QWidget* const each : giving_way)
        if (isTight())
            each->hide();
}

void TransportBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    fit();
}

}
