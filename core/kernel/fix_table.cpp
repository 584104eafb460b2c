// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/fix_table.h"

namespace tickscope {

static std::string accounting_is(Accounting accounting)
{
    return std::string{"accounting is "}.append(name_of(accounting));
}

// That `accounting` overrules the split, or its absence.
static std::string accounting_is_given(KernelConfig const& config)
{
    return config.accounting ? accounting_is(*config.accounting) : "";
}

// That there is no cputimer that is fed on demand.
static std::string nothing_is_split(KernelConfig const& config)
{
    if (config.effective_accounting() == Accounting::Split)
        return {};
    return config.accounting ? accounting_is(*config.accounting) : "split-clocks-timers is off";
}

// That the per-thread shares of 2.6.27 know no cache of the group.
static std::string group_has_no_cache(KernelConfig const& config)
{
    bool const walks = config.effective_accounting() == Accounting::Walk;
    return walks ? accounting_is(Accounting::Walk) : "";
}

static std::string cnt_ahead_is_on(KernelConfig const& config)
{
    return config.fixes.has(Fix::HpetCntAhead) ? "hpet-cnt-ahead is on and compares so, too" : "";
}

static std::string nohz_is_off(KernelConfig const& config)
{
    return config.nohz ? "" : "nohz is off: no tick ever stops";
}

static std::string dead_task_stats_is_off(KernelConfig const& config)
{
    return config.fixes.has(Fix::DeadTaskStats) ? "" : "dead-task-stats is off";
}

static bool hpet_reinit_is_off(KernelConfig const& config) { return !config.fixes.has(Fix::HpetReinit); }
static bool is_never_deliberate(KernelConfig const&) { return false; }
static bool wants_split_and_lacks_it(KernelConfig const& config)
{
    return config.fixes.has(Fix::SplitClocksTimers) && config.effective_accounting() != Accounting::Split;
}

// clang-format off
constexpr std::array<FixInfo, FixSet::width> fix_table{{
    {Fix::HpetReinit, "hpet-reinit", "a6a9540", "HPET compares as signed 32 bits", cnt_ahead_is_on, hpet_reinit_is_off},
    {Fix::HpetCntAhead, "hpet-cnt-ahead", "ff08f76", "HPET comparator is 32 bits and never equal"},
    {Fix::NohzCpuOffline, "nohz-cpu-offline", "483b4ee", "Offline CPU leaves the idle mask", nohz_is_off, is_never_deliberate},
    {Fix::DeadTaskStats, "dead-task-stats", "32bd671", "Dead threads keep their time"},
    {Fix::SplitClocksTimers, "split-clocks-timers", "4cd4c1b", "Clocks split from timers", accounting_is_given, wants_split_and_lacks_it},
    {Fix::DropSpuriousWarning, "drop-spurious-warning", "7d8e23d", "No spurious warning", nothing_is_split},
    {Fix::EnableOnSample, "enable-on-sample", "3fccfd6", "Sampling starts the timer", nothing_is_split},
    {Fix::AbstimeSync, "abstime-sync", "4da94d4", "Timer starts at the clock", nothing_is_split},
}};

constexpr std::array<LaterFixInfo, LaterFixSet::width> later_fix_table{{
    {LaterFix::SettimeStartsCputimer, "settime-starts-cputimer", "2.6.29", "timer_settime samples the timer", nothing_is_split},
    {LaterFix::ForkRlimitCache, "fork-rlimit-cache", "2.6.30", "An inherited CPU limit is enforced", group_has_no_cache},
    {LaterFix::RlimitCompare, "rlimit-compare", "2.6.30", "setrlimit compares the right way round", group_has_no_cache},
    {LaterFix::ClearCacheOnStop, "clear-cache-on-stop", "2.6.34", "Stopping the timer clears the expiry cache", group_has_no_cache},
    {LaterFix::DeadRaw, "dead-raw", "2.6.33", "Dead threads leave their raw ticks", dead_task_stats_is_off},
    {LaterFix::ItimerKeepPhase, "itimer-keep-phase", "2.6.32", "Periodic itimers keep their phase"},
    {LaterFix::OldInterval, "old-interval", "2.6.35", "timer_settime returns the old interval"},
    {LaterFix::TvRound, "tv-round", "3.17", "A timeval that is whole ticks is not rounded up by one"},
}};
// clang-format on

// A row left out, doubled or in another's place does not compile.
static consteval bool every_fix_has_its_row(auto const& table)
{
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].fix) != i || table[i].key.empty() || table[i].title.empty())
            return false;
    return true;
}
static_assert(every_fix_has_its_row(fix_table) && every_fix_has_its_row(later_fix_table));

template<class AnyFix>
static std::string reason_in_row(AnyFix fix, KernelConfig const& config)
{
    WhyInert* const why = info_of(fix).why_inert;
    return why ? why(config) : std::string{};
}

std::string why_inert(Fix fix, KernelConfig const& config) { return reason_in_row(fix, config); }
std::string why_inert(LaterFix fix, KernelConfig const& config) { return reason_in_row(fix, config); }

}
