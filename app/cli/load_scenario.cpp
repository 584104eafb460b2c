// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/load_scenario.h"

#include "app/cli/files.h"
#include "app/cli/messages.h"
#include "core/kernel/hpet_rtc.h"
#include "core/scenario/fix_notes.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/link.h"
#include "core/scenario/near_miss.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

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

std::string shown_name(std::string const& path)
{
    if (is_link(path))
        return "<link>";
    return path == "-" ? "<stdin>" : path;
}

static std::filesystem::path shipped_folder() { return data_directory() / "scenarios"; }

static bool is_there(std::filesystem::path const& path)
{
    std::error_code ignored;
    return std::filesystem::exists(path, ignored);
}

static std::vector<std::string> shipped_names()
{
    std::error_code ignored;
    std::vector<std::string> names;
    for (auto const& entry : std::filesystem::directory_iterator{shipped_folder(), ignored})
        if (entry.path().extension() == ".yaml")
            names.push_back(entry.path().stem().string());
    return names;
}

std::string scenario_path(std::string const& name)
{
    if (name.empty() || name == "-" || is_link(name) || name.find('/') != std::string::npos || is_there(name))
        return name;
    for (char const* const ending : {"", ".yaml"})
        if (std::filesystem::path const shipped = shipped_folder() / (name + ending); is_there(shipped))
            return shipped.string();
    return name;
}

/// The complaint of a file that cannot be read, with what may have been meant where no file was.
static std::string unreadable(std::string const& name, std::string const& error)
{
    if (name.find('/') != std::string::npos || is_there(name))
        return error;
    std::string const stem = name.ends_with(".yaml") ? name.substr(0, name.size() - 5) : name;
    return fmt::format("{}, nor is it the name of a shipped scenario{}", error, did_you_mean(stem, shipped_names()));
}

Result<std::string> read_scenario_file(std::string const& name)
{
    if (is_link(name)) {
        Result<Link> const link = decode_link(name);
        return link ? whole_text(*link) : tl::unexpected{link.error()};
    }
    Result<std::string> text = read_file(scenario_path(name));
    return text ? std::move(text) : failure(unreadable(name, text.error().text));
}

Result<ReadChanges> read_changes(Changes const& changes)
{
    ReadChanges read;
    Result<std::vector<Setting>> settings = settings_of(changes.settings);
    if (!settings)
        return tl::unexpected{settings.error()};
    read.settings = std::move(*settings);
    read.variant = changes.variant;
    if (changes.fixes.empty())
        return read;
    Result<FixSet> const fixes = parse_fix_set(changes.fixes);
    if (!fixes)
        return failure(fmt::format("--fixes {}: {}", changes.fixes, fixes.error().text));
    read.fixes = *fixes;
    return read;
}

std::variant<Scenario, ExitStatus> load_scenario(std::string const& path, Changes const& asked)
{
    Result<ReadChanges> const changes = read_changes(asked);
    if (!changes)
        return complain(ExitStatus::Usage, changes.error().text);
    Result<std::string> const text = read_scenario_file(path);
    if (!text)
        return complain(ExitStatus::FileError, text.error().text);
    ReadOutcome outcome = read_scenario(*text, shown_name(path), changes->settings, changes->variant);
    show(outcome.problems);
    if (!outcome.scenario)
        return ExitStatus::InvalidInput;
    changes->apply_fixes(*outcome.scenario);
    note_fixes_without_effect(shown_name(path), *outcome.scenario);
    return std::move(*outcome.scenario);
}

void note_fixes_without_effect(std::string const& name, Scenario const& scenario)
{
    TextColours const colours = colours_on_error();
    for (std::string const& note : notes_on_fixes(kernel_config(scenario)))
        say(fmt::format("{}{}: {}note: {}{}", colours.bold, name, colours.note, colours.off, note));
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

static Result<SimTime> instant_of(std::string const& text, Scenario const& scenario)
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
    Result<SimTime> const time = instant_of(text, scenario);
    if (!time)
        return failure(fmt::format("{}: {}", option, time.error().text));
    return *time;
}

}
