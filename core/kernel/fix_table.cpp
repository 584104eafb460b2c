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
    if (config.sched_features().idle_balancing == IdleBalancing::Push)
        return "the scheduler of 2.6.36 has another mask";
    return config.nohz ? "" : "nohz is off: no tick ever stops";
}

// That arming looks at nobody else. The shares of 2.6.27 are no cache.
static std::string cache_takes_the_earliest(KernelConfig const& config)
{
    bool const walks = config.effective_accounting() == Accounting::Walk;
    return config.later_fixes.has(LaterFix::EarliestCache) && !walks ? "earliest-cache is on and compares nothing" : "";
}

static std::string limit_is_not_compared(KernelConfig const& config)
{
    std::string const no_cache = group_has_no_cache(config);
    return no_cache.empty() ? cache_takes_the_earliest(config) : no_cache;
}

static std::string dead_raw_is_on(KernelConfig const& config)
{
    return config.later_fixes.has(LaterFix::DeadRaw) ? "dead-raw is on and walks again" : "";
}

// That a thread's scaled times are neither returned by RUSAGE_THREAD nor left behind at its death.
static std::string no_thread_is_scaled(KernelConfig const& config)
{
    Accounting const accounting = config.effective_accounting();
    bool const returned = accounting != Accounting::Walk && accounting != Accounting::PerCpu;
    bool const left = config.fixes.has(Fix::DeadTaskStats) && !config.later_fixes.has(LaterFix::DeadRaw);
    return returned || left ? "" : accounting_is(accounting);
}

static bool is_rebuilt(KernelConfig const& config)
{
    return config.later_fixes.has(LaterFix::RebuiltCache) && config.effective_accounting() == Accounting::Split;
}

static std::string cache_is_not_cleared(KernelConfig const& config)
{
    return is_rebuilt(config) ? "rebuilt-cache is on and builds it anew" : group_has_no_cache(config);
}

static std::string exit_takes_no_time(KernelConfig const& config)
{
    return config.costs.exit == Nanos::zero() ? "exit takes no time (costs: exit)" : "";
}

// A tree has what was useless in it, too.
static bool is_of_2_6_35(KernelConfig const& config)
{
    return is_rebuilt(config) && config.later_fixes.has(LaterFix::EarliestCache);
}
static bool rlimit_compare_is_chosen(KernelConfig const& config)
{
    return config.later_fixes.has(LaterFix::RlimitCompare) && !is_of_2_6_35(config);
}
static bool clear_cache_is_chosen(KernelConfig const& config)
{
    return config.later_fixes.has(LaterFix::ClearCacheOnStop) && !is_of_2_6_35(config);
}
static bool late_ticks_are_chosen(KernelConfig const& config)
{
    return config.later_fixes.has(LaterFix::LateTicks) && !is_of_2_6_35(config);
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
    {LaterFix::SettimeStartsCputimer, "settime-starts-cputimer", "3997ad3", "2.6.29", "timer_settime samples the timer", nothing_is_split},
    {LaterFix::RlimitSlowPath, "rlimit-slow-path", "37bebc7", "2.6.30", "With a CPU limit every tick takes the slow path", group_has_no_cache},
    {LaterFix::ForkRlimitCache, "fork-rlimit-cache", "6279a75", "2.6.30", "An inherited CPU limit is in the cache from birth", group_has_no_cache},
    {LaterFix::RlimitCompare, "rlimit-compare", "8f2e586", "2.6.30", "setrlimit compares the right way round", limit_is_not_compared, rlimit_compare_is_chosen},
    {LaterFix::WaitOwnSums, "wait-own-sums", "77d1ef7", "2.6.31", "wait adds up the child's sums without a walk", dead_raw_is_on},
    {LaterFix::ExitNoCputimer, "exit-no-cputimer", "17d42c1", "2.6.31", "The last thread does not start the timer"},
    {LaterFix::ItimerKeepPhase, "itimer-keep-phase", "8356b5f", "2.6.32", "Periodic itimers keep phase and rate"},
    {LaterFix::CoversTie, "covers-tie", "d1e3b6d", "2.6.32", "An itimer due at the same tick covers a timer", cache_takes_the_earliest},
    {LaterFix::TaskTimesJiffies, "task-times-jiffies", "d180c5b", "2.6.33", "A thread's times are scaled in jiffies", no_thread_is_scaled},
    {LaterFix::DeadRaw, "dead-raw", "0cf55e1", "2.6.33", "Dead threads leave raw ticks, getrusage scales"},
    {LaterFix::ClearCacheOnStop, "clear-cache-on-stop", "15365c1", "2.6.34", "Stopping the timer clears the expiry cache", cache_is_not_cleared, clear_cache_is_chosen},
    {LaterFix::EarliestCache, "earliest-cache", "f55db60", "2.6.35", "Arming only makes the cache earlier", group_has_no_cache},
    {LaterFix::OldInterval, "old-interval", "ae1a78e", "2.6.35", "timer_settime returns the old interval"},
    {LaterFix::NoneTimersArmed, "none-timers-armed", "1f169f8", "2.6.35", "SIGEV_NONE timers are armed and expire"},
    {LaterFix::RebuiltCache, "rebuilt-cache", "29f87b7", "2.6.35", "Each slow path builds the cache anew", nothing_is_split},
    {LaterFix::LateRuntime, "late-runtime", "ea6d290", "2.6.35", "A released thread still feeds the timer", nothing_is_split},
    {LaterFix::LateTicks, "late-ticks", "48286d5", "2.6.36", "A tick after exit_notify still counts", exit_takes_no_time, late_ticks_are_chosen},
    {LaterFix::TvRound, "tv-round", "", "3.17", "A timeval that is whole ticks is not rounded up by one"},
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
