// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/quantities.h"

#include "core/base/wide.h"
#include "core/scenario/near_miss.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace tickscope {

struct TimeUnit {
    std::string_view name;
    std::int64_t nanos;  ///< 0: a tick
};

static constexpr std::array<TimeUnit, 8> time_units{{{"ns", 1},
                                                     {"us", 1'000},
                                                     {"\u00b5s", 1'000},
                                                     {"ms", 1'000'000},
                                                     {"s", 1'000'000'000},
                                                     {"min", 60'000'000'000},
                                                     {"ticks", 0},
                                                     {"tick", 0}}};

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static std::string_view take_digits(std::string_view& text)
{
    auto const end = std::ranges::find_if_not(text, is_digit);
    auto const length = static_cast<std::size_t>(end - text.begin());
    std::string_view const digits = text.substr(0, length);
    text.remove_prefix(length);
    return digits;
}

// The unit that somebody meant who wrote another word for it.
static std::string meant_unit(std::string_view name)
{
    constexpr std::array<std::string_view, 6> shown{"ns", "us", "ms", "s", "min", "ticks"};
    constexpr std::array<std::pair<std::string_view, std::string_view>, 11> other_words{{{"nsec", "ns"},
                                                                                         {"usec", "us"},
                                                                                         {"msec", "ms"},
                                                                                         {"sec", "s"},
                                                                                         {"secs", "s"},
                                                                                         {"second", "s"},
                                                                                         {"seconds", "s"},
                                                                                         {"m", "min"},
                                                                                         {"mins", "min"},
                                                                                         {"minutes", "min"},
                                                                                         {"jiffies", "ticks"}}};
    for (auto const& [word, unit] : other_words)
        if (word == name)
            return fmt::format(": did you mean '{}'?", unit);
    return did_you_mean(name, shown);
}

static Result<std::int64_t> unit_length(std::string_view text, std::string_view name, Nanos tick_period)
{
    auto const unit = std::ranges::find(time_units, name, &TimeUnit::name);
    if (unit != time_units.end())
        return unit->nanos == 0 ? tick_period.count() : unit->nanos;
    return failure(fmt::format("{} has the unknown unit {}{} (units are ns, us, ms, s, min and ticks)", quoted(text),
                               quoted(name), meant_unit(name)));
}

// The number whole.fraction of units of `unit` nanoseconds.
static Result<Nanos> exact_nanos(std::string_view text, std::string_view whole, std::string_view fraction,
                                 std::int64_t unit)
{
    while (!fraction.empty() && fraction.back() == '0')
        fraction.remove_suffix(1);
    Int128 sum = 0;
    for (char const digit : whole) {
        sum = sum * 10 + (digit - '0');
        if (sum * unit > longest_time.count())
            return failure(fmt::format("{} is out of range: the longest time is 100 years", quoted(text)));
    }
    constexpr std::size_t finest = 12;  // no unit has as many decimals that still are whole nanoseconds
    Int128 scale = 1;
    for (char const digit : fraction.substr(0, finest)) {
        sum = sum * 10 + (digit - '0');
        scale *= 10;
    }
    if (fraction.size() > finest || sum * unit % scale != 0)
        return failure(fmt::format("{} is not a whole number of nanoseconds", quoted(text)));
    return Nanos{static_cast<std::int64_t>(sum * unit / scale)};
}

Result<Nanos> parse_time(std::string_view text, Nanos tick_period)
{
    std::string_view rest = text;
    bool const negative = rest.starts_with('-');
    if (negative || rest.starts_with('+'))
        rest.remove_prefix(1);
    std::string_view const whole = take_digits(rest);
    std::string_view fraction;
    bool const has_point = rest.starts_with('.');
    if (has_point) {
        rest.remove_prefix(1);
        fraction = take_digits(rest);
    }
    if (whole.empty() || (has_point && fraction.empty()))
        return failure(fmt::format("{} is not a time: a time is a number with a unit, such as 5ms", quoted(text)));
    while (rest.starts_with(' '))
        rest.remove_prefix(1);
    if (rest.empty()) {
        bool const zero = std::ranges::all_of(whole, [](char c) { return c == '0'; }) && !has_point;
        if (zero)
            return Nanos{0};
        return failure(
            fmt::format("{0} has no unit: write {1}ns, {1}us, {1}ms, {1}s, {1}min or {1}ticks (only 0 needs none)",
                        quoted(text), text.substr(0, 24)));
    }
    auto const unit = unit_length(text, rest, tick_period);
    if (!unit)
        return tl::unexpected{unit.error()};
    auto const time = exact_nanos(text, whole, fraction, *unit);
    return time && negative ? Result<Nanos>{-*time} : time;
}

std::string format_time(Nanos time)
{
    std::int64_t const n = time.count();
    if (n == 0)
        return "0";
    if (n % 1'000'000'000 == 0)
        return fmt::format("{}s", n / 1'000'000'000);
    if (n % 1'000'000 == 0)
        return fmt::format("{}ms", n / 1'000'000);
    if (n % 1'000 == 0)
        return fmt::format("{}us", n / 1'000);
    return fmt::format("{}ns", n);
}

std::string format_time(SimTime time) { return format_time(time.time_since_epoch()); }

std::optional<std::uint64_t> parse_unsigned(std::string_view text)
{
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        base = 16;
        text.remove_prefix(2);
    }
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.empty() || error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string format_decimal(std::int64_t billionths)
{
    std::string text = fmt::format("{}.{:09}", billionths / 1'000'000'000, billionths % 1'000'000'000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.')
        text.pop_back();
    return text;
}

std::optional<std::int64_t> parse_integer(std::string_view text)
{
    bool const negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    auto const size = parse_unsigned(text);
    constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
    if (!size || *size > most)
        return std::nullopt;
    auto const value = static_cast<std::int64_t>(*size);
    return negative ? -value : value;
}

static Result<std::uint32_t> parse_cpu(std::string_view part, std::uint32_t limit)
{
    bool const digits = !part.empty() && std::ranges::all_of(part, is_digit);
    auto const cpu = digits ? parse_unsigned(part) : std::nullopt;
    if (!digits)
        return failure(fmt::format("{} is not a CPU: a set of CPUs is written [0, 2], \"0-3,8\" or all", quoted(part)));
    if (!cpu || *cpu >= limit)
        return failure(fmt::format("there is no CPU {}: the machine has CPU{}", part.substr(0, 24),
                                   limit == 1 ? " 0 only" : fmt::format("s 0 to {}", limit - 1)));
    return static_cast<std::uint32_t>(*cpu);
}

static std::string_view trimmed(std::string_view text)
{
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

Result<CpuMask> parse_cpulist(std::string_view text, std::uint32_t limit)
{
    CpuMask cpus;
    for (std::string_view rest = text; !rest.empty() || text.empty();) {
        std::size_t const comma = std::min(rest.find(','), rest.size());
        std::string_view const part = rest.substr(0, comma);
        bool const last = comma == rest.size();
        rest.remove_prefix(last ? comma : comma + 1);
        std::size_t const dash = part.find('-');
        auto const from = parse_cpu(trimmed(part.substr(0, dash)), limit);
        if (!from)
            return tl::unexpected{from.error()};
        auto const to = dash == std::string_view::npos ? from : parse_cpu(trimmed(part.substr(dash + 1)), limit);
        if (!to)
            return tl::unexpected{to.error()};
        if (*to < *from)
            return failure(fmt::format("the range {} runs backwards", quoted(trimmed(part))));
        cpus.set_range(static_cast<CpuId>(*from), static_cast<CpuId>(*to));
        if (!last && rest.empty())
            return failure(fmt::format("{} ends in a comma", quoted(text)));
    }
    return cpus;
}

std::string format_cpulist(CpuMask const& cpus)
{
    std::string out;
    for (auto first = cpus.first_set(); first;) {
        std::size_t last = index_of(*first);
        while (cpus.test(static_cast<CpuId>(last + 1)))
            ++last;
        out += fmt::format("{}{}", out.empty() ? "" : ",", index_of(*first));
        if (last > index_of(*first))
            out += fmt::format("-{}", last);
        first = cpus.next_from(last + 1);
    }
    return out;
}

// The numbers in a text of the form "dd:dd:dd", where each letter d of `form` stands for a digit.
static std::optional<std::array<unsigned, 6>> numbers_in(std::string_view text, std::string_view form)
{
    std::array<unsigned, 6> numbers{};
    std::size_t which = 0;
    if (text.size() != form.size())
        return std::nullopt;
    for (std::size_t at = 0; at < form.size(); ++at) {
        if (form[at] != 'd') {
            if (text[at] != form[at])
                return std::nullopt;
            ++which;
        } else if (is_digit(text[at])) {
            numbers[which] = numbers[which] * 10 + static_cast<unsigned>(text[at] - '0');
        } else {
            return std::nullopt;
        }
    }
    return numbers;
}

Result<std::int64_t> parse_date_time(std::string_view text)
{
    auto const n = numbers_in(text, "dddd-dd-dd dd:dd:dd");
    if (!n)
        return failure(fmt::format("{} is not a date and time of the form \"2009-02-18 09:00:00\"", quoted(text)));
    auto const [year, month, day, hour, minute, second] = *n;
    std::chrono::year_month_day const date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return failure(fmt::format("there is no {} in the calendar", quoted(text)));
    std::int64_t const days = std::chrono::sys_days{date}.time_since_epoch().count();
    return days * 86400 + hour * 3600 + minute * 60 + second;
}

Result<std::uint32_t> parse_time_of_day(std::string_view text)
{
    auto const n = numbers_in(text, "dd:dd:dd");
    if (!n)
        return failure(fmt::format("{} is not a time of day of the form \"09:00:05\"", quoted(text)));
    if ((*n)[0] > 23 || (*n)[1] > 59 || (*n)[2] > 59)
        return failure(fmt::format("there is no {} on the clock", quoted(text)));
    return (*n)[0] * 3600 + (*n)[1] * 60 + (*n)[2];
}

std::string format_date_time(std::int64_t seconds)
{
    std::int64_t const of_day = ((seconds % 86400) + 86400) % 86400;
    std::chrono::sys_days const day{std::chrono::days{(seconds - of_day) / 86400}};
    std::chrono::year_month_day const date{day};
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), of_day / 3600,
                       of_day / 60 % 60, of_day % 60);
}

}
