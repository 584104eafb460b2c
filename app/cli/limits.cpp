// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/limits.h"

#include "core/scenario/quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <unistd.h>

#ifndef sigev_notify_thread_id  // glibc has had the name since 2.38 only
#define sigev_notify_thread_id _sigev_un._tid
#endif

namespace tickscope {

static constexpr int time_is_up = SIGALRM;

namespace {

struct MemoryUnit {
    std::string_view name;
    std::uint64_t bytes;
};

}

static constexpr std::array<MemoryUnit, 7> memory_units{{{"KiB", 1u << 10},
                                                         {"MiB", 1u << 20},
                                                         {"GiB", 1u << 30},
                                                         {"K", 1u << 10},
                                                         {"M", 1u << 20},
                                                         {"G", 1u << 30},
                                                         {"", 1}}};

static Result<std::uint64_t> parse_count(std::string const& text)
{
    auto const count = parse_unsigned(text);
    if (!count || *count == 0)
        return failure(fmt::format("'{}' is no number of events, 1 or more", text));
    return *count;
}

static Result<Nanos> parse_cpu_time(std::string const& text)
{
    bool const in_ticks = text.find("tick") != std::string::npos;
    Result<Nanos> time = in_ticks ? failure("") : parse_time(text, Nanos{1});
    if (!time || *time <= Nanos::zero())
        return failure(fmt::format("'{}' is no time such as 30s or 500ms", text));
    return time;
}

static Result<std::uint64_t> parse_memory(std::string const& text)
{
    for (auto const& [name, bytes] : memory_units) {
        if (!text.ends_with(name))
            continue;
        auto const count = parse_unsigned(std::string_view{text}.substr(0, text.size() - name.size()));
        if (count && *count > 0 && *count <= (std::uint64_t{1} << 62) / bytes)
            return *count * bytes;
    }
    return failure(fmt::format("'{}' is no size such as 512MiB or 2GiB", text));
}

// Sets one limit from what was typed for it.
template<class T, class Parse>
static Result<void> set_limit(std::optional<T>& limit, char const* option, std::string const& text, Parse parse)
{
    if (text.empty())
        return {};
    limit.reset();
    if (text == "none")
        return {};
    Result<T> const value = parse(text);
    if (!value)
        return failure(fmt::format("{}: {}", option, value.error().text));
    limit = *value;
    return {};
}

Result<Limits> parse_limits(LimitTexts const& texts, Limits const& usual)
{
    Limits limits = usual;
    for (Result<void> const& set : {set_limit(limits.events, "--max-events", texts.events, parse_count),
                                    set_limit(limits.time, "--max-time", texts.time, parse_cpu_time),
                                    set_limit(limits.memory, "--max-memory", texts.memory, parse_memory)})
        if (!set)
            return tl::unexpected{set.error()};
    return limits;
}

static std::string size_words(std::uint64_t bytes)
{
    for (auto const& [name, unit] : {memory_units[2], memory_units[1], memory_units[0]})
        if (bytes % unit == 0)
            return fmt::format("{} {}", bytes / unit, name);
    return fmt::format("{} bytes", bytes);
}

std::string limit_words(StopCause cause, Limits const& limits)
{
    switch (cause) {
    case StopCause::Events:
        return fmt::format("{} events (--max-events)", limits.events.value_or(0));
    case StopCause::Time:
        return fmt::format("{} of CPU time (--max-time)", format_time(limits.time.value_or(Nanos::zero())));
    case StopCause::Memory:
        return limits.memory ? fmt::format("{} of memory (--max-memory)", size_words(*limits.memory))
                             : "the end of the memory that there is";
    case StopCause::None:
    case StopCause::Interrupt:
        return "an interrupt";
    }
    return {};
}

// A timer of this thread's CPU clock tells this thread, and nobody else: once the timer is deleted no signal of it can
// be under way any more.
static std::optional<timer_t> start_cpu_timer(Nanos after, StopFlag& stop)
{
    struct sigaction action { };
    action.sa_sigaction = [](int, siginfo_t* info, void*) {
        if (info->si_code == SI_TIMER)
            static_cast<StopFlag*>(info->si_value.sival_ptr)->set(StopCause::Time);
    };
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigaction(time_is_up, &action, nullptr);
    sigevent event{};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = time_is_up;
    event.sigev_value.sival_ptr = &stop;
    event.sigev_notify_thread_id = gettid();
    timer_t timer{};
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &timer) != 0)
        return std::nullopt;
    itimerspec when{};
    when.it_value.tv_sec = after.count() / 1'000'000'000;
    when.it_value.tv_nsec = after.count() % 1'000'000'000;
    timer_settime(timer, 0, &when, nullptr);
    return timer;
}

LimitGuard::LimitGuard(Limits const& limits, StopFlag const* outer)
    : m_limits{limits}
    , m_flag{outer}
{
    if (limits.memory)
        m_heap.emplace(*limits.memory, m_flag);
    if (limits.time)
        m_timer = start_cpu_timer(*limits.time, m_flag);
}

LimitGuard::~LimitGuard()
{
    if (m_timer)
        timer_delete(*m_timer);
}

}
