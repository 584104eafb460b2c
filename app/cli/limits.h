// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/heap_budget.h"
#include "core/base/result.h"
#include "core/base/sim_time.h"
#include "core/base/stop.h"

#include <ctime>
#include <optional>
#include <string>

namespace tickscope {

/// What a run may take; none: as much as it wants.
struct Limits {
    std::optional<std::uint64_t> events;  ///< trace events, reported or not
    std::optional<Nanos> time;            ///< of this program's CPU: how busy the machine is does not matter
    std::optional<std::uint64_t> memory;  ///< bytes
};

/// As typed behind --max-events, --max-time and --max-memory; empty: as usual.
struct LimitTexts {
    std::string events, time, memory;
};

/// For programs that run unattended: a run of files that somebody else wrote.
inline constexpr Limits unattended_limits{
    .events = 1'000'000'000, .time = Nanos{std::int64_t{300} * 1'000'000'000}, .memory = std::uint64_t{3} << 30};

/// `usual` with what was typed in its place: "5000000", "30s", "512MiB", "none". Errors name the option.
Result<Limits> parse_limits(LimitTexts const& texts, Limits const& usual = {});

/// "2 GiB of memory (--max-memory)": what a run had reached when it was stopped for this cause.
std::string limit_words(StopCause cause, Limits const& limits);

/// Keeps one run of this thread to its limits, as long as it lives.
class LimitGuard {
public:
    /// Stops the run, too, when `outer` is set.
    LimitGuard(Limits const& limits, StopFlag const* outer);
    LimitGuard(LimitGuard const&) = delete;
    LimitGuard& operator=(LimitGuard const&) = delete;
    ~LimitGuard();

    /// For the run; this must outlive it.
    RunBounds bounds() const { return {&m_flag, m_limits.events.value_or(RunBounds{}.events)}; }
    Limits const& limits() const { return m_limits; }

private:
    Limits m_limits;
    StopFlag m_flag;
    std::optional<HeapBudget> m_heap;
    std::optional<timer_t> m_timer;
};

}
