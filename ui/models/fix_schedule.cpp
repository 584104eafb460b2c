// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fix_schedule.h"

#include "ui/models/act_text.h"

#include <QCoreApplication>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ScheduleText {
    Q_DECLARE_TR_FUNCTIONS(ScheduleText)
};

/// Something switches it to `on` at `at`; `was` is how it stands at the instant shown.
void note(SwitchSchedule& schedule, SimTime at, bool on, bool happened, bool was)
{
    if (happened)
        schedule.since = at;
    else if (!schedule.next && on != was)
        schedule.next = {at, on};
}

}

FixSchedules fixSchedules(Frame const& frame)
{
    FixSchedules schedules;
    KernelConfig const& now = frame.machine->config;
    for (std::size_t i = 0; i < frame.commands.size(); ++i) {
        auto const* const change = std::get_if<cmd::SetFixes>(&frame.commands[i].command);
        if (!change)
            continue;
        bool const happened = i < frame.commands_applied;
        for (auto const& [fix, on] : change->fixes)
            note(schedules.fixes[static_cast<std::size_t>(fix)], frame.commands[i].at, on, happened,
                 now.fixes.has(fix));
        for (auto const& [fix, on] : change->later)
            note(schedules.later[static_cast<std::size_t>(fix)], frame.commands[i].at, on, happened,
                 now.later_fixes.has(fix));
    }
    return schedules;
}

SwitchSchedule cpuSchedule(Frame const& frame, CpuId cpu)
{
    SwitchSchedule schedule;
    bool const now = frame.machine->cpus[index_of(cpu)].online;
    for (std::size_t i = 0; i < frame.commands.size(); ++i) {
        Command const& command = frame.commands[i].command;
        auto const* const offline = std::get_if<cmd::Offline>(&command);
        auto const* const online = std::get_if<cmd::Online>(&command);
        if ((offline && offline->cpu == cpu) || (online && online->cpu == cpu))
            note(schedule, frame.commands[i].at, online != nullptr, i < frame.commands_applied, now);
    }
    return schedule;
}

QString scheduleText(SwitchSchedule const& schedule, bool on)
{
    if (schedule.next)
        return schedule.next->on ? ScheduleText::tr("on at %1").arg(instantText(schedule.next->at))
                                 : ScheduleText::tr("off at %1").arg(instantText(schedule.next->at));
    if (schedule.since)
        return on ? ScheduleText::tr("on since %1").arg(instantText(*schedule.since))
                  : ScheduleText::tr("off since %1").arg(instantText(*schedule.since));
    return {};
}

}
