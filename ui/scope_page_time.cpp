// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transport_bar.h"
#include "ui/scope_page.h"

namespace tickscope::ui {

void ScopePage::step(int direction)
{
    m_transport->stepSize() == StepSize::Event ? stepEvent(direction) : stepTick(direction);
}

void ScopePage::stepEvent(int direction) { m_bridge->session().step_event(direction); }
void ScopePage::stepTick(int direction) { m_bridge->session().step_tick(direction); }
void ScopePage::setSpeed(double speed) { m_bridge->session().set_speed(speed); }
void ScopePage::toStart() { seek(SimTime{}); }

void ScopePage::seek(SimTime target)
{
    if (m_bridge->frame())
        m_history.remember(m_bridge->frame()->machine->now);
    m_bridge->session().seek(target);
}

void ScopePage::goTo(std::optional<SimTime> target)
{
    if (target)
        m_bridge->session().seek(*target);
}

void ScopePage::back()
{
    if (m_bridge->frame())
        goTo(m_history.back(m_bridge->frame()->machine->now));
}

void ScopePage::forward()
{
    if (m_bridge->frame())
        goTo(m_history.forward(m_bridge->frame()->machine->now));
}

}
