// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/limits.h"
#include "core/base/base64url.h"
#include "core/base/shown_text.h"
#include "core/scenario/breakpoint.h"
#include "core/scenario/condition.h"
#include "core/scenario/link.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/value_path.h"
#include "tests/fuzz/bounded_run.h"
#include "tests/fuzz/targets.h"

#include <algorithm>

namespace tickscope::fuzz {

using namespace std::chrono_literals;

static void take_values(std::string const& text)
{
    (void)parse_value_path(text);
    (void)parse_fix_set(text);
    (void)parse_date_time(text);
    (void)parse_time_of_day(text);
    (void)parse_limits({text, text, text});
    NameTable const names{.processes = {"w"}, .threads = {{"m", 0}}, .timers = {}, .sync = {}};
    (void)Condition::parse(text, {.cpus = 4}, names);
    (void)Breakpoint::parse(text, names);
    (void)decode_link(text);
    if (auto const bytes = from_base64url(text); bytes && from_base64url(base64url(*bytes)) != bytes)
        wrong("base64url is written otherwise than it is read");
    if (auto const time = parse_time(text, 4ms); time && parse_time(format_time(*time), 4ms) != *time)
        wrong("a time is written otherwise than it is read");
    if (auto const cpus = parse_cpulist(text, 4096)) {
        auto const again = parse_cpulist(format_cpulist(*cpus), 4096);
        if (cpus->empty() || again != *cpus)
            wrong("a set of CPUs is written otherwise than it is read");
    }
}

static void take_shown(std::string_view text)
{
    auto const shows = [](std::string const& shown) {
        return std::ranges::all_of(shown, [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F; });
    };
    if (!shows(shown_text(text)) || shown_text(shown_text(text)) != shown_text(text))
        wrong("what is shown has controls in it");
    if (xml_text(text).find_first_of("<>\"") != std::string::npos)
        wrong("what is shown in XML ends it");
    if (std::string const cell = csv_text(text);
        !cell.empty() && std::string_view{"=@\t\r"}.find(cell.front()) != std::string_view::npos)
        wrong("a cell begins a formula");
}

// KEY=VALUE lines, applied to a scenario that has a bit of everything.
static void take_settings(std::string_view text)
{
    static constexpr std::string_view scenario =
        "tickscope: 1\ntitle: t\nduration: 1s\nmachine: {cpus: 4}\nkernel: {fixes: all}\nrtc: {}\nprocesses:\n"
        "  - {name: w, threads: [{name: m, program: [{user: 1ms}]}]}\n"
        "expect: [{never: warning, points: 2}]\n";
    std::vector<Setting> settings;
    while (!text.empty() && settings.size() < 8) {
        std::string_view const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        std::size_t const equals = line.find('=');
        if (equals != std::string_view::npos && equals > 0)
            settings.push_back({std::string{line.substr(0, equals)}, std::string{line.substr(equals + 1)}, "--set"});
    }
    ReadOutcome const outcome = read_scenario(scenario, "settings", settings);
    if (outcome.scenario.has_value() != outcome.problems.empty())
        wrong("neither a scenario nor a problem, or both");
}

void take_texts(std::string_view bytes)
{
    take_values(std::string{bytes});
    take_shown(bytes);
    take_settings(bytes);
}

}
