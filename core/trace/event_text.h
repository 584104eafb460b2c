// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"

#include <string_view>

namespace tickscope {

/// How the exports spell a value, for every kind of value that is a word.
std::string_view word(SwitchOutState);
std::string_view word(MigrateWhy);
std::string_view word(TickMode);
std::string_view word(CpuMode);
std::string_view word(ItimerWhich);
std::string_view word(SignalResult);
std::string_view word(SignalAction);
std::string_view word(JobEvent);
std::string_view word(CallName);
std::string_view word(RtcIrqKind);
std::string_view word(RusageWho);
std::string_view word(ReadBy);
std::string_view word(CommandKind);
std::string_view word(WarningSite);
std::string_view word(Law);
/// "process-prof", "thread", "monotonic": as scenario files name clocks.
std::string_view word(TimerScope, CpuClock);
/// What the kernel would have printed, or what has been broken, as a sentence.
std::string_view sentence(WarningSite);
std::string_view sentence(Law);

/// The `ev` of an event, as every export has it.
std::string_view event_name(Traced const&);

}
