// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/command.h"
#include "core/scenario/reading.h"

namespace tickscope {

/// The readers of events that act on a process or a thread that is there.

std::optional<Command> read_spawn_event(Reading& in, YamlNode node);
std::optional<Command> read_program_event(Reading& in, YamlNode node);
std::optional<Command> read_setscheduler_event(Reading& in, YamlNode node);
std::optional<Command> read_timer_create_event(Reading& in, YamlNode node);
std::optional<Command> read_timer_settime_event(Reading& in, YamlNode node);
std::optional<Command> read_timer_delete_event(Reading& in, YamlNode node);
std::optional<Command> read_sigaction_event(Reading& in, YamlNode node);
std::optional<Command> read_sigprocmask_event(Reading& in, YamlNode node);
std::optional<Command> read_setrlimit_rttime_event(Reading& in, YamlNode node);

}
