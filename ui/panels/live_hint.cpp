// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/live_hint.h"

#include "ui/plots/time_axis.h"
#include "ui/style/icon.h"

#include <QEvent>

namespace tickscope::ui {

LiveHint::LiveHint(TimeAxis& axis, QWidget& over)
    : QToolButton{&over}
{
    setText(tr("The run goes on · End follows it"));
    setIcon(ui::icon("go-live"));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setProperty("chip", true);
    setProperty("floating", true);
    setFocusPolicy(Qt::TabFocus);
    hide();
    over.installEventFilter(this);
    connect(this, &QAbstractButton::clicked, &axis, &TimeAxis::requestLive);
    connect(&axis, &TimeAxis::looksBackChanged, this, [this](bool looks_back) {
        place();
        setVisible(looks_back);
        raise();
    });
}

void LiveHint::place()
{
    adjustSize();
    static constexpr int over_the_ruler = 26;
    move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - over_the_ruler);
}

bool LiveHint::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QToolButton::eventFilter(watched, event);
}

}
