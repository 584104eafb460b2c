// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/switch_menu.h"

#include "ui/models/act_text.h"
#include "ui/panels/menu_caption.h"
#include "ui/style/icon.h"

namespace tickscope::ui {

SwitchMenu::SwitchMenu(SimTime now, QWidget* parent)
    : QMenu{parent}
    , m_now{now}
{
}

void SwitchMenu::addFromStart(QString const& caption, QString const& text, ScenarioEdit edit)
{
    addCaption(*this, caption);
    addAction(ui::icon("from-start"), text, this, [this, edit = std::move(edit)] { Q_EMIT editWanted(edit); });
}

void SwitchMenu::addAtInstant(QString const& text, Command command)
{
    addCaption(*this, atInstantCaption(m_now));
    addAction(ui::icon("at-instant"), text, this,
              [this, command = std::move(command)] { Q_EMIT commandWanted(command); });
}

QString atInstantCaption(SimTime now) { return SwitchMenu::tr("Changed while running, at %1").arg(instantText(now)); }

}
