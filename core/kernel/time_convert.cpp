// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/time_convert.h"

#include <bit>

namespace tickscope {

static constexpr std::uint64_t nsec_per_sec = 1'000'000'000;
static constexpr std::uint64_t nsec_per_usec = 1'000;

namespace {

/// The reciprocals of linux/jiffies.h: seconds, microseconds and nanoseconds to jiffies by multiplying and shifting.
struct Conversions {
    std::uint64_t tick_nsec;
    unsigned sec_shift;  ///< SEC_JIFFIE_SC
    std::uint64_t sec, usec, nsec;
    std::uint64_t max_sec;  ///< MAX_SEC_IN_JIFFIES

    static constexpr unsigned usec_shift = 19;  ///< USEC_JIFFIE_SC - SEC_JIFFIE_SC
    static constexpr unsigned nsec_shift = 29;  ///< NSEC_JIFFIE_SC - SEC_JIFFIE_SC
};

}

// SHIFT_HZ: HZ is about 2^SHIFT_HZ.
static unsigned shift_hz(std::uint32_t hz)
{
    auto const below = static_cast<unsigned>(std::bit_width(hz)) - 1;
    return hz - (1u << below) >= (1u << below) / 2 ? below + 1 : below;
}

static unsigned sec_jiffie_shift(std::uint32_t hz, std::uint64_t tick_nsec)
{
    unsigned const shift = 31 - shift_hz(hz);
    bool const fills_32_bits = ((((nsec_per_sec << 2) / tick_nsec) << (shift - 2)) & 0x80000000u) != 0;
    return fills_32_bits ? shift : shift + 1;
}

static std::uint64_t quotient_rounded_up(std::uint64_t n, std::uint64_t d) { return (n + d - 1) / d; }

static std::uint64_t max_sec_in_jiffies(unsigned sec_shift, std::uint64_t tick_nsec)
{
    constexpr std::uint64_t max_jiffy_offset = (std::uint64_t{1} << 62) - 2;
    std::uint64_t const n = (max_jiffy_offset >> sec_shift) * tick_nsec;
    std::uint64_t const whole = n / nsec_per_sec, rest = n % nsec_per_sec;
    return (whole << 1) + ((rest << 1) + nsec_per_sec / 2) / nsec_per_sec - 1;
}

static Conversions conversions(KernelConfig const& config)
{
    std::uint64_t const tick = config.tick_nsec;
    unsigned const shift = sec_jiffie_shift(config.hz, tick);
    return {tick,
            shift,
            quotient_rounded_up(nsec_per_sec << shift, tick),
            quotient_rounded_up(nsec_per_usec << (shift + Conversions::usec_shift), tick),
            quotient_rounded_up(std::uint64_t{1} << (shift + Conversions::nsec_shift), tick),
            max_sec_in_jiffies(shift, tick)};
}

Timespec to_timespec(Nanos span) { return ns_to_timespec(static_cast<std::uint64_t>(span.count())); }

Timeval to_timeval(Nanos span)
{
    std::int64_t const usecs = span.count() / 1000 + (span.count() % 1000 > 0 ? 1 : 0);
    return {usecs / 1'000'000, usecs % 1'000'000};
}

static Nanos wrapped_nanos(std::int64_t sec, std::int64_t nsec)
{
    std::uint64_t const ns = static_cast<std::uint64_t>(sec) * nsec_per_sec + static_cast<std::uint64_t>(nsec);
    return Nanos{static_cast<std::int64_t>(ns)};
}

Nanos to_nanos(Timespec const& time) { return wrapped_nanos(time.sec, time.nsec); }
Nanos to_nanos(Timeval const& time) { return wrapped_nanos(time.sec, time.usec * 1000); }

bool timespec_valid(Timespec const& time) { return time.sec >= 0 && time.nsec >= 0 && time.nsec < 1'000'000'000; }
bool timeval_valid(Timeval const& time) { return time.sec >= 0 && time.usec >= 0 && time.usec < 1'000'000; }

Jiffies timespec_to_jiffies(Timespec const& time, KernelConfig const& config)
{
    Conversions const c = conversions(config);
    auto sec = static_cast<std::uint64_t>(time.sec);
    std::uint64_t nsec = static_cast<std::uint64_t>(time.nsec) + c.tick_nsec - 1;
    if (sec >= c.max_sec) {
        sec = c.max_sec;
        nsec = 0;
    }
    return {(sec * c.sec + ((nsec * c.nsec) >> Conversions::nsec_shift)) >> c.sec_shift};
}

static Jiffies timeval_to_jiffies_exactly(std::uint64_t sec, std::uint64_t usec, std::uint64_t tick_nsec)
{
    constexpr std::uint64_t max_sec = ~std::uint64_t{0} / nsec_per_sec - 2;
    std::uint64_t const ns = sec >= max_sec ? max_sec * nsec_per_sec : sec * nsec_per_sec + usec * nsec_per_usec;
    return {ns / tick_nsec + (ns % tick_nsec != 0 ? 1 : 0)};
}

Jiffies timeval_to_jiffies(Timeval const& time, KernelConfig const& config)
{
    auto sec = static_cast<std::uint64_t>(time.sec);
    auto usec = static_cast<std::uint64_t>(time.usec);
    if (config.later_fixes.has(LaterFix::TvRound))
        return timeval_to_jiffies_exactly(sec, usec, config.tick_nsec);

    // The reciprocal is rounded up and the sum once more: microseconds that are whole ticks give one tick too many.
    Conversions const c = conversions(config);
    if (sec >= c.max_sec) {
        sec = c.max_sec;
        usec = 0;
    }
    std::uint64_t const round_up = (std::uint64_t{1} << (c.sec_shift + Conversions::usec_shift)) - 1;
    return {(sec * c.sec + ((usec * c.usec + round_up) >> Conversions::usec_shift)) >> c.sec_shift};
}

Timespec jiffies_to_timespec(Jiffies jiffies, KernelConfig const& config)
{
    std::uint64_t const ns = jiffies.value * config.tick_nsec;
    return {static_cast<std::int64_t>(ns / nsec_per_sec), static_cast<std::int64_t>(ns % nsec_per_sec)};
}

Timeval jiffies_to_timeval(Jiffies jiffies, KernelConfig const& config)
{
    Timespec const time = jiffies_to_timespec(jiffies, config);
    return {time.sec, time.nsec / 1000};
}

Timespec ns_to_timespec(std::uint64_t ns)
{
    auto const count = static_cast<std::int64_t>(ns);
    Timespec time{count / 1'000'000'000, count % 1'000'000'000};
    if (time.nsec < 0) {
        --time.sec;
        time.nsec += 1'000'000'000;
    }
    return time;
}

ClockT jiffies_to_clock_t(Jiffies jiffies, KernelConfig const& config)
{
    constexpr std::uint64_t clock_nsec = nsec_per_sec / user_hz;
    if (config.tick_nsec % clock_nsec == 0)
        return {jiffies.value / (config.hz / user_hz)};
    return {jiffies.value * config.tick_nsec / clock_nsec};
}

Jiffies clock_t_to_jiffies(ClockT clock, KernelConfig const& config)
{
    if (config.hz % user_hz == 0)
        return {clock.value * (config.hz / user_hz)};
    return {clock.value * config.hz / user_hz};
}

ClockT nsec_to_clock_t(std::uint64_t ns) { return {ns / (nsec_per_sec / user_hz)}; }

}
