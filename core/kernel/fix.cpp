// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix.h"

namespace tickscope {

std::array<FixInfo, 8> const fix_table{{
    {Fix::HpetReinit, "hpet-reinit", "a6a9540", "HPET compares as signed 32 bits", {}},
    {Fix::HpetCntAhead, "hpet-cnt-ahead", "ff08f76", "HPET comparator is 32 bits and never equal", {}},
    {Fix::NohzCpuOffline, "nohz-cpu-offline", "483b4ee", "Offline CPU leaves the idle mask", {}},
    {Fix::DeadTaskStats, "dead-task-stats", "32bd671", "Dead threads keep their time", {}},
    {Fix::SplitClocksTimers, "split-clocks-timers", "4cd4c1b", "Clocks split from timers", {}},
    {Fix::DropSpuriousWarning, "drop-spurious-warning", "7d8e23d", "No spurious warning", {Fix::SplitClocksTimers}},
    {Fix::EnableOnSample, "enable-on-sample", "3fccfd6", "Sampling starts the timer", {Fix::SplitClocksTimers}},
    {Fix::AbstimeSync, "abstime-sync", "4da94d4", "Timer starts at the clock", {Fix::SplitClocksTimers}},
}};

std::array<LaterFixInfo, 8> const later_fix_table{{
    {LaterFix::SettimeStartsCputimer, "settime-starts-cputimer", "2.6.29", "timer_settime samples the timer"},
    {LaterFix::ForkRlimitCache, "fork-rlimit-cache", "2.6.30", "An inherited CPU limit is enforced"},
    {LaterFix::RlimitCompare, "rlimit-compare", "2.6.30", "setrlimit compares the right way round"},
    {LaterFix::ClearCacheOnStop, "clear-cache-on-stop", "2.6.34", "Stopping the timer clears the expiry cache"},
    {LaterFix::DeadRaw, "dead-raw", "2.6.33", "Dead threads leave their raw ticks"},
    {LaterFix::ItimerKeepPhase, "itimer-keep-phase", "2.6.32", "Periodic itimers keep their phase"},
    {LaterFix::OldInterval, "old-interval", "2.6.35", "timer_settime returns the old interval"},
    {LaterFix::TvRound, "tv-round", "3.17", "A timeval that is whole ticks is not rounded up by one"},
}};

}
