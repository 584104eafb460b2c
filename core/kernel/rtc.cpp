// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/rtc.h"

#include "core/kernel/hpet_rtc.h"

#include <fmt/format.h>

#include <bit>
#include <chrono>

namespace tickscope {

// The number that exactly these digits are.
static std::optional<int> digits(std::string_view text)
{
    int value = 0;
    for (char const c : text) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::optional<RtcAlarm> parse_rtc_alarm(std::string_view text)
{
    if (text.size() != 8 || text[2] != ':' || text[5] != ':')
        return std::nullopt;
    auto const hour = digits(text.substr(0, 2)), min = digits(text.substr(3, 2)), sec = digits(text.substr(6, 2));
    if (!hour || !min || !sec || *hour > 23 || *min > 59 || *sec > 59)
        return std::nullopt;
    return RtcAlarm{static_cast<std::int8_t>(*hour), static_cast<std::int8_t>(*min), static_cast<std::int8_t>(*sec)};
}

std::optional<std::int64_t> parse_rtc_time(std::string_view text)
{
    if (text.size() != 19 || text[4] != '-' || text[7] != '-' || text[10] != ' ')
        return std::nullopt;
    auto const year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
    auto const time = parse_rtc_alarm(text.substr(11));
    if (!year || !month || !day || !time)
        return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok())
        return std::nullopt;
    std::int64_t const days = std::chrono::sys_days{date}.time_since_epoch().count();
    return ((days * 24 + time->hour) * 60 + time->min) * 60 + time->sec;
}

std::int64_t rtc_seconds(Machine const& machine)
{
    using std::chrono::floor, std::chrono::seconds;
    return machine.hpet.rtc_seconds_at_boot + floor<seconds>(machine.now.time_since_epoch()).count();
}

RtcAlarm time_of_day(std::int64_t seconds)
{
    std::int64_t const of_day = ((seconds % 86'400) + 86'400) % 86'400;
    return {static_cast<std::int8_t>(of_day / 3600), static_cast<std::int8_t>(of_day / 60 % 60),
            static_cast<std::int8_t>(of_day % 60)};
}

std::uint32_t second_of_day(RtcAlarm time)
{
    return (static_cast<std::uint32_t>(time.hour) * 60 + static_cast<std::uint32_t>(time.min)) * 60 +
        static_cast<std::uint32_t>(time.sec);
}

std::string to_string(RtcAlarm time) { return fmt::format("{:02}:{:02}:{:02}", time.hour, time.min, time.sec); }

std::string rtc_time(Machine const& machine)
{
    std::int64_t const seconds = rtc_seconds(machine);
    auto const days = std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}});
    std::chrono::year_month_day const date{days};
    return fmt::format("{:04}-{:02}-{:02} {}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()), to_string(time_of_day(seconds)));
}

static Result<void> need_rtc(Kernel const& k)
{
    return k.machine.hpet.present ? Result<void>{} : failure("this machine has no RTC");
}

Result<void> rtc_set_alarm(Kernel& k, std::string_view time)
{
    if (auto const there = need_rtc(k); !there)
        return there;
    auto const alarm = parse_rtc_alarm(time);
    if (!time.empty() && !alarm)
        return failure(fmt::format("'{}' is no time of day such as 09:00:05", time));
    hpet_mask_rtc_irq_bit(k, rtc_aie);
    if (alarm) {
        hpet_set_alarm_time(k, *alarm);
        hpet_set_rtc_irq_bit(k, rtc_aie);
    }
    return {};
}

static void cmos_irq_enable(Kernel& k, std::uint32_t mask, bool enabled)
{
    enabled ? hpet_set_rtc_irq_bit(k, mask) : hpet_mask_rtc_irq_bit(k, mask);
}

Result<void> cmos_update_irq_enable(Kernel& k, bool enabled)
{
    if (auto const there = need_rtc(k); !there)
        return there;
    cmos_irq_enable(k, rtc_uie, enabled);
    return {};
}

bool is_rtc_rate(std::int64_t hz)
{
    return hz >= 2 && hz <= 8192 && std::has_single_bit(static_cast<std::uint64_t>(hz));
}

Result<void> cmos_irq_set_freq(Kernel& k, std::uint32_t hz)
{
    if (auto const there = need_rtc(k); !there)
        return there;
    if (!is_rtc_rate(hz))
        return failure(fmt::format("{} is no rate of the RTC: it must be a power of two from 2 to 8192", hz));
    hpet_set_periodic_freq(k, hz);
    k.machine.hpet.irq_freq = hz;
    return {};
}

Result<void> cmos_irq_set_state(Kernel& k, bool enabled)
{
    if (auto const there = need_rtc(k); !there)
        return there;
    cmos_irq_enable(k, rtc_pie, enabled);
    return {};
}

void cmos_interrupt(Kernel& k, std::uint32_t flags)
{
    HpetRtc& hpet = k.machine.hpet;
    if ((flags & rtc_uf) != 0)
        k.report(traced::RtcIrq{RtcIrqKind::Update, ++hpet.update_irqs});
    if ((flags & rtc_pf) != 0)
        k.report(traced::RtcIrq{RtcIrqKind::Periodic, ++hpet.periodic_irqs});
    if ((flags & rtc_af) != 0) {
        k.report(traced::RtcIrq{RtcIrqKind::Alarm, ++hpet.alarm_irqs});
        hpet_mask_rtc_irq_bit(k, rtc_aie);
    }
}

}
