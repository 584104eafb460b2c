// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_edit.h"

#include <QMenu>

namespace tickscope::ui {

/// The two things that a switch can mean, each under its caption: the story is another one from its start, or
/// something happens at the instant shown.
class SwitchMenu final : public QMenu {
    Q_OBJECT

public:
    explicit SwitchMenu(SimTime now, QWidget* parent = nullptr);

    void addFromStart(QString const& caption, QString const& text, ScenarioEdit edit);
    void addAtInstant(QString const& text, Command command);

Q_SIGNALS:
    void commandWanted(tickscope::Command command);
    void editWanted(tickscope::ScenarioEdit edit);

private:
    SimTime m_now;
};

/// What stands over what happens at the instant shown: "Changed while running, at 0.150 s".
QString atInstantCaption(SimTime now);

}
