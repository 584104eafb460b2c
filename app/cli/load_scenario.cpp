// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_scenario.h"

#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "core/kernel/hpet_rtc.h"
#include "core/scenario/fix_notes.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

#include <charconv>

namespace tickscope {

Result<std::vector<Setting>> settings_of(std::vector<std::string> const& texts)
{
    std::vector<Setting> settings;
    for (std::string const& text : texts) {
        std::size_t const equals = text.find('=');
        if (equals == 0 || equals == std::string::npos)
            return failure(fmt::format("--set {}: KEY=VALUE was expected, e.g. machine.hz=250", text));
        settings.push_back({text.substr(0, equals), text.substr(equals + 1), "--set " + text});
    }
    return settings;
}

std::string shown_name(std::string const& path) { return path == "-" ? "<stdin>" : path; }

std::variant<Scenario, ExitStatus> load_scenario(std::string const& path, Changes const& changes)
{
    Result<std::vector<Setting>> const settings = settings_of(changes.settings);
    if (!settings)
        return complain(ExitStatus::Usage, settings.error().text);
    Result<FixSet> const fixes = changes.fixes.empty() ? FixSet{} : parse_fix_set(changes.fixes);
    if (!fixes)
        return complain(ExitStatus::Usage, fixes.error().text);
    Result<std::string> const text = read_file(path);
    if (!text)
        return complain(ExitStatus::FileError, text.error().text);
    ReadOutcome outcome = read_scenario(*text, shown_name(path), *settings);
    for (Problem const& problem : outcome.problems)
        fmt::print(stderr, "{}\n", to_string(problem));
    if (!outcome.scenario)
        return ExitStatus::InvalidInput;
    if (!changes.fixes.empty())
        outcome.scenario->kernel.fixes = *fixes;
    for (std::string const& note : notes_on_fixes(kernel_config(*outcome.scenario)))
        fmt::print(stderr, "{}: note: {}\n", shown_name(path), note);
    return std::move(*outcome.scenario);
}

// "wrap" is the first, "3wraps" the third; none if the text is not about wraps.
static std::optional<std::uint64_t> number_of_wrap(std::string_view text)
{
    if (text == "wrap")
        return 1;
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || text.substr(static_cast<std::size_t>(end - text.data())) != "wraps")
        return std::nullopt;
    return number;
}

static Result<SimTime> instant_of_wrap(std::uint64_t nth, Scenario const& scenario)
{
    static constexpr std::uint64_t most = 1'000'000;  // centuries, even of the slowest counter that there is
    if (!scenario.rtc)
        return failure("there is no counter that wraps: the scenario has no key 'rtc'");
    if (nth < 1 || nth > most)
        return failure(fmt::format("expected 1 to {} wraps", most));
    HpetRtc const hpet{.period_fs = hpet_period_fs(scenario.rtc->hpet_hz), .counter_at_boot = scenario.rtc->counter};
    return hpet_wrap(hpet, nth);
}

static Result<SimTime> parse_instant(std::string const& text, Scenario const& scenario)
{
    if (auto const nth = number_of_wrap(text))
        return instant_of_wrap(*nth, scenario);
    Result<Nanos> const time = parse_time(text, kernel_config(scenario).tick_period());
    if (!time)
        return tl::unexpected{time.error()};
    if (time->count() < 0)
        return failure(fmt::format("'{}' is before the machine's boot", text));
    return SimTime{*time};
}

Result<std::optional<SimTime>> parse_until(std::string const& text, Scenario const& scenario, std::string_view option)
{
    if (text.empty())
        return std::nullopt;
    Result<SimTime> const time = parse_instant(text, scenario);
    if (!time)
        return failure(fmt::format("{}: {}", option, time.error().text));
    return *time;
}

}
