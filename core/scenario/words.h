// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/verify.h"
#include "core/kernel/config.h"
#include "core/kernel/posix_cpu_timer.h"
#include "core/kernel/task.h"
#include "core/kernel/trace_event.h"
#include "core/scenario/expectation.h"
#include "core/scenario/ops.h"
#include "core/scenario/view.h"

#include <array>
#include <optional>
#include <string_view>

namespace tickscope {

/// A word of the format and what it stands for. The reader, the writer and the schema share these tables.
template<class Meaning>
struct Word {
    std::string_view word;
    Meaning meaning;
};

namespace words {

inline constexpr std::array<Word<Policy>, 5> policies{{{"other", Policy::Other},
                                                       {"batch", Policy::Batch},
                                                       {"idle", Policy::Idle},
                                                       {"fifo", Policy::Fifo},
                                                       {"rr", Policy::Rr}}};
inline constexpr std::array<Word<ItimerWhich>, 3> itimers{
    {{"real", ItimerWhich::Real}, {"virtual", ItimerWhich::Virtual}, {"prof", ItimerWhich::Prof}}};
inline constexpr std::array<Word<RusageWho>, 4> rusage{{{"self", RusageWho::Self},
                                                        {"children", RusageWho::Children},
                                                        {"thread", RusageWho::Thread},
                                                        {"times", RusageWho::Times}}};
inline constexpr std::array<Word<CpuClock>, 3> cpu_clocks{
    {{"prof", CpuClock::Prof}, {"virt", CpuClock::Virt}, {"sched", CpuClock::Sched}}};
inline constexpr std::array<Word<TimerNotify>, 3> notifications{
    {{"signal", TimerNotify::Signal}, {"none", TimerNotify::None}, {"thread", TimerNotify::ThreadId}}};
inline constexpr std::array<Word<MaskChange>, 3> mask_changes{
    {{"block", MaskChange::Block}, {"unblock", MaskChange::Unblock}, {"set", MaskChange::Set}}};
inline constexpr std::array<Word<Accounting>, 4> accountings{
    {{name_of(Accounting::Walk), Accounting::Walk},
     {name_of(Accounting::PerCpu), Accounting::PerCpu},
     {name_of(Accounting::LockedTotals), Accounting::LockedTotals},
     {name_of(Accounting::Split), Accounting::Split}}};
inline constexpr std::array<Word<TickPhase>, 2> tick_phases{
    {{"staggered", TickPhase::Staggered}, {"aligned", TickPhase::Aligned}}};
inline constexpr std::array<Word<Preemption>, 2> preemptions{
    {{"voluntary", Preemption::Voluntary}, {"full", Preemption::Full}}};
inline constexpr std::array<Word<bool>, 2> tick_nsecs{{{"exact", false}, {"x86", true}}};
inline constexpr std::array<Word<bool>, 4> switches{{{"on", true}, {"off", false}, {"true", true}, {"false", false}}};
inline constexpr std::array<Word<Visibility>, 4> visibilities{{{"visible", Visibility::Visible},
                                                               {"hidden", Visibility::Hidden},
                                                               {"after_due_date", Visibility::AfterDueDate},
                                                               {"after_published", Visibility::AfterPublished}}};
inline constexpr std::array<Word<bool>, 2> truths{{{"true", true}, {"false", false}}};

struct SimpleClock {
    TimerScope scope;
    CpuClock kind;
    bool operator==(SimpleClock const&) const = default;
};
inline constexpr std::array<Word<SimpleClock>, 7> clocks{{{"process", {TimerScope::Process, CpuClock::Sched}},
                                                          {"thread", {TimerScope::Thread, CpuClock::Sched}},
                                                          {"process-prof", {TimerScope::Process, CpuClock::Prof}},
                                                          {"process-virt", {TimerScope::Process, CpuClock::Virt}},
                                                          {"thread-prof", {TimerScope::Thread, CpuClock::Prof}},
                                                          {"thread-virt", {TimerScope::Thread, CpuClock::Virt}},
                                                          {"monotonic", {TimerScope::Monotonic, CpuClock::Sched}}}};

inline constexpr std::array<Word<View>, 11> views{{{"clocks", View::Clocks},
                                                   {"cpus", View::Cpus},
                                                   {"queues", View::Queues},
                                                   {"timers", View::Timers},
                                                   {"hpet", View::Hpet},
                                                   {"nohz", View::Nohz},
                                                   {"log", View::Log},
                                                   {"story", View::Story},
                                                   {"why", View::Why},
                                                   {"machine", View::Machine},
                                                   {"differs", View::Differs}}};
static_assert(views.size() == view_count && views.back().meaning == View::Differs);

}

template<class Table>
constexpr std::string_view word_for(Table const& table, auto const& meaning)
{
    for (auto const& row : table)
        if (row.meaning == meaning)
            return row.word;
    VERIFY(false);
    return {};
}

/// What a word stands for; none if the table does not have it.
template<class Meaning, std::size_t n>
constexpr std::optional<Meaning> meaning_of(std::array<Word<Meaning>, n> const& table, std::string_view word)
{
    for (auto const& row : table)
        if (row.word == word)
            return row.meaning;
    return std::nullopt;
}

/// The words alone, for messages.
template<class Meaning, std::size_t n>
constexpr std::array<std::string_view, n> words_of(std::array<Word<Meaning>, n> const& table)
{
    std::array<std::string_view, n> words;
    for (std::size_t i = 0; i < n; ++i)
        words[i] = table[i].word;
    return words;
}

namespace words {

/// The views that a scenario can name. Nothing differs before two kernels are compared, which it cannot ask for.
inline constexpr auto scenario_views = [] {
    std::array<std::string_view, view_count - 1> names;
    for (std::size_t i = 0; i < names.size(); ++i)
        names[i] = views[i].word;
    return names;
}();

}

}
