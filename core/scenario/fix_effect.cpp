// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fix_effect.h"

#include "core/scenario/fix_words.h"
#include "core/scenario/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace tickscope {

static std::string accounting_is(Accounting accounting)
{
    return fmt::format("accounting is {}", word_for(words::accountings, accounting));
}

// Why there is no cputimer that is fed on demand, if there is none.
static std::string why_not_split(KernelConfig const& config)
{
    if (config.effective_accounting() == Accounting::Split)
        return {};
    return config.accounting ? accounting_is(*config.accounting) : "split-clocks-timers is off";
}

// The per-thread shares of 2.6.27 know no cache of the group.
static std::string why_no_cache(KernelConfig const& config)
{
    bool const walks = config.effective_accounting() == Accounting::Walk;
    return walks ? accounting_is(Accounting::Walk) : std::string{};
}

std::string why_inert(Fix fix, KernelConfig const& config)
{
    switch (fix) {
    case Fix::HpetReinit:
        return config.fixes.has(Fix::HpetCntAhead) ? "hpet-cnt-ahead is on and compares so, too" : "";
    case Fix::NohzCpuOffline:
        return config.nohz ? "" : "nohz is off: no tick ever stops";
    case Fix::SplitClocksTimers:
        return config.accounting ? accounting_is(*config.accounting) : "";
    case Fix::DropSpuriousWarning:
    case Fix::EnableOnSample:
    case Fix::AbstimeSync:
        return why_not_split(config);
    case Fix::HpetCntAhead:
    case Fix::DeadTaskStats:
        break;
    }
    return {};
}

std::string why_inert(LaterFix fix, KernelConfig const& config)
{
    switch (fix) {
    case LaterFix::SettimeStartsCputimer:
        return why_not_split(config);
    case LaterFix::ForkRlimitCache:
    case LaterFix::RlimitCompare:
    case LaterFix::ClearCacheOnStop:
        return why_no_cache(config);
    case LaterFix::DeadRaw:
        return config.fixes.has(Fix::DeadTaskStats) ? "" : "dead-task-stats is off";
    case LaterFix::ItimerKeepPhase:
    case LaterFix::OldInterval:
    case LaterFix::TvRound:
        break;
    }
    return {};
}

namespace {

/// Fixes with one and the same reason share a sentence.
struct Note {
    std::string reason;
    std::string_view state;  ///< "on" or "off"
    std::vector<std::string_view> keys;
};

}

static void add(std::vector<Note>& notes, std::string_view key, std::string_view state, std::string reason)
{
    if (reason.empty())
        return;
    auto note = std::ranges::find_if(notes, [&](Note const& n) { return n.reason == reason && n.state == state; });
    if (note == notes.end())
        note = notes.insert(note, {std::move(reason), state, {}});
    note->keys.push_back(key);
}

// Whether somebody who made this choice expects it to do something. That all fixes are on is a matter of course where
// the machine gives one nothing to do, or a later one contains it.
static bool is_worth_a_note(Fix fix, KernelConfig const& config)
{
    bool const is_on = config.fixes.has(fix);
    switch (fix) {
    case Fix::HpetReinit:
        return !is_on;
    case Fix::NohzCpuOffline:
        return false;
    case Fix::SplitClocksTimers:
        return is_on && config.effective_accounting() != Accounting::Split;
    default:
        return is_on;
    }
}

std::vector<std::string> notes_on_fixes(KernelConfig const& config)
{
    std::vector<Note> notes;
    for (FixInfo const& info : fix_table)
        if (is_worth_a_note(info.fix, config))
            add(notes, info.key, config.fixes.has(info.fix) ? "on" : "off", why_inert(info.fix, config));
    for (LaterFixInfo const& info : later_fix_table)
        if (config.later_fixes.has(info.fix))
            add(notes, info.key, "on", why_inert(info.fix, config));
    std::vector<std::string> sentences;
    for (Note const& note : notes)
        sentences.push_back(fmt::format("{} {} {}, which changes nothing: {}", fmt::join(note.keys, ", "),
                                        note.keys.size() == 1 ? "is" : "are", note.state, note.reason));
    return sentences;
}

}
