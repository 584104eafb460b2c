// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"

#include "core/scenario/expectation_key.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/text_check.h"
#include "core/scenario/vary.h"

#include <algorithm>
#include <utility>

namespace tickscope {

static constexpr std::int64_t known_version = 1;

static constexpr std::array<std::string_view, 18> top_keys{
    "tickscope", "title", "summary",   "watch",  "about",  "tags",   "duration", "seed",  "machine",
    "kernel",    "rtc",   "processes", "events", "expect", "lesson", "show",     "notes", "vary"};

bool check_version(Reading& in, YamlNode root)
{
    constexpr std::string_view wanted = "the first key must be 'tickscope: 1', the version of the format";
    if (!root.is_map() || root.size() == 0) {
        in.error(root, "a scenario is a map of keys, and its first is 'tickscope: 1'");
        return false;
    }
    if (!root.key(0).is_scalar() || root.key(0).text() != "tickscope") {
        in.error(root.key(0), std::string{wanted});
        return true;
    }
    YamlNode const version = root.value(0);
    auto const number = version.kind() == YamlNode::Kind::Plain ? parse_integer(version.text()) : std::nullopt;
    if (!number)
        wrong_type(in, version, "the version of the format, a whole number");
    else if (*number != known_version)
        in.error(version, fmt::format("version {} of the format is not known: this program reads version 1", *number));
    return number.value_or(0) == known_version;
}

static std::optional<std::string> read_title(Reading& in, YamlNode node)
{
    auto title = read_text(in, node);
    if (title && title->empty())
        in.error(node, "the title is empty");
    return title;
}

static std::optional<std::vector<std::string>> read_tags(Reading& in, YamlNode node)
{
    return read_list<std::string>(in, node, "a list of words", read_text);
}

static std::optional<std::vector<ProcessSpec>> read_processes(Reading& in, YamlNode node)
{
    return read_list<ProcessSpec>(in, node, "a list of processes", read_process);
}

static std::optional<std::vector<CommandAt>> read_events(Reading& in, YamlNode node)
{
    auto events = read_list<CommandAt>(in, node, "a list of events", read_event);
    if (events)
        std::ranges::stable_sort(*events, {}, &CommandAt::at);
    return events;
}

static std::optional<std::vector<Expectation>> read_expectations(Reading& in, YamlNode node)
{
    return read_list<Expectation>(in, node, "a list of expectations", read_expectation);
}

static std::optional<std::vector<StoryNote>> read_notes(Reading& in, YamlNode node)
{
    return read_list<StoryNote>(in, node, "a list of notes", read_note);
}

static std::optional<std::vector<LessonStep>> read_lesson(Reading& in, YamlNode node)
{
    return read_list<LessonStep>(in, node, "a list of steps", read_lesson_step);
}

namespace {

enum class OwnExpectations : std::uint8_t { Read, Ignored };

}

// The machine comes first, whatever its place: times in ticks and sets of CPUs need it.
static Scenario read_all(Reading& in, Fields const& fields, OwnExpectations own)
{
    Scenario scenario;
    if (auto const machine = fields.find("machine"))
        scenario.machine = read_machine(in, *machine);
    fields.take_required("title", scenario.title, read_title);
    fields.take("summary", scenario.summary, read_text);
    fields.take("watch", scenario.watch, read_view);
    fields.take("about", scenario.about, read_text);
    fields.take("tags", scenario.tags, read_tags);
    fields.take("duration", scenario.duration, read_time);
    fields.take("seed", scenario.seed, read_unsigned);
    if (auto const kernel = fields.find("kernel"))
        scenario.kernel = read_kernel(in, *kernel);
    if (auto const rtc = fields.find("rtc")) {
        in.has_rtc = true;
        scenario.rtc = read_rtc(in, *rtc);
    }
    fields.take("processes", scenario.processes, read_processes);
    fields.take("events", scenario.events, read_events);
    if (auto const show = fields.find("show"))
        scenario.show = read_show(in, *show);
    fields.take("notes", scenario.notes, read_notes);
    if (own == OwnExpectations::Read)
        fields.take("expect", scenario.expect, read_expectations);
    fields.take("lesson", scenario.lesson, read_lesson);
    return scenario;
}

// In the order of the file, each once: what an alias brings in again is wrong once.
static void put_in_order(std::vector<YamlProblem>& problems)
{
    auto const key = [](YamlProblem const& p) { return std::tuple{p.place.line, p.place.column}; };
    std::ranges::stable_sort(problems, {}, key);
    auto const same = [&](YamlProblem const& a, YamlProblem const& b) { return key(a) == key(b) && a.text == b.text; };
    problems.erase(std::unique(problems.begin(), problems.end(), same), problems.end());
}

// What is wrong with settings leaves `problems`, and is placed on the command line instead of the file.
static std::vector<Problem> take_problems_of_settings(std::vector<YamlProblem>& problems,
                                                      std::span<Setting const> settings)
{
    std::vector<Problem> out;
    std::erase_if(problems, [&](YamlProblem& problem) {
        if (problem.place.line < first_setting_line)
            return false;
        Setting const& setting = settings[problem.place.line - first_setting_line];
        out.push_back({setting.shown, 1, static_cast<int>(problem.place.column) + 1, std::move(problem.text)});
        return true;
    });
    return out;
}

std::vector<Problem> placed(std::string_view text, std::string const& file, std::vector<YamlProblem> problems)
{
    put_in_order(problems);
    bool const too_many = problems.size() > ScenarioLimits::problems;
    if (too_many)
        problems.resize(ScenarioLimits::problems);
    if (text.starts_with(utf8_mark))
        text.remove_prefix(utf8_mark.size());
    std::vector<Problem> out;
    std::size_t line_start = 0;
    std::uint32_t line = 0;
    for (YamlProblem& problem : problems) {
        for (; line < problem.place.line && line_start < text.size(); ++line)
            line_start = std::min(text.find('\n', line_start), text.size() - 1) + 1;
        out.push_back({file, static_cast<int>(problem.place.line) + 1,
                       character_column(text, line_start, problem.place.column), std::move(problem.text)});
    }
    if (too_many)
        out.push_back({file, out.back().line, out.back().column, "too many errors: the rest is not shown"});
    return out;
}

namespace {

/// What is read of one text: `in` refers to the tree.
struct TextBeingRead {
    std::string_view text;
    std::string const& file_name;
    StopFlag const* stop = nullptr;
    YamlOutcome yaml = parse_yaml(text, stop);
    Reading in;
};

}

static ReadOutcome read_tree(TextBeingRead& reading, std::span<Setting const> settings, std::string_view variant,
                             OwnExpectations own)
{
    Reading& in = reading.in;
    YamlTree& tree = reading.yaml.tree;
    in.problems = std::move(reading.yaml.problems);
    in.stop = reading.stop;
    ReadOutcome out;
    if (!tree.empty()) {
        apply_settings(tree, settings, in.problems);
        std::size_t const problems_before = in.problems.size();
        Vary vary = apply_vary(in, tree, variant);
        bool const every_value_is_drawn = in.problems.size() == problems_before;  // else there are maps in their places
        YamlNode const root{tree, tree.root};
        if (every_value_is_drawn && check_version(in, root)) {
            Scenario scenario = read_all(in, Fields{in, root, "a scenario", top_keys}, own);
            scenario.vary = std::move(vary);
            in.names.check(in);
            if (in.problems.empty())
                out.scenario = std::move(scenario);
        }
    }
    std::vector<Problem> const of_settings = take_problems_of_settings(in.problems, settings);
    out.problems = placed(reading.text, reading.file_name, std::exchange(in.problems, {}));
    out.problems.insert(out.problems.end(), of_settings.begin(), of_settings.end());
    return out;
}

ReadOutcome read_scenario(std::string_view text, std::string const& file_name, std::span<Setting const> settings,
                          std::string_view variant, StopFlag const* stop)
{
    TextBeingRead reading{text, file_name, stop};
    return read_tree(reading, settings, variant, OwnExpectations::Read);
}

KeyedOutcome read_scenario(std::string_view text, std::string const& file_name, std::span<Setting const> settings,
                           ExpectationKey const& key, std::string_view variant)
{
    TextBeingRead reading{text, file_name};
    KeyedOutcome keyed{read_tree(reading, settings, variant, OwnExpectations::Ignored), {}};
    if (!keyed.outcome.scenario)
        return keyed;
    YamlNode const list = expectations_of(*key.m_tree);
    for (std::size_t i = 0; i < list.size(); ++i) {
        Reading& in = reading.in;
        std::size_t const used_before = in.names.uses();
        std::optional<Expectation> expectation = read_expectation(in, list.at(i));
        bool const is_understood = in.problems.empty() && expectation;
        in.names.check_uses(in, used_before);
        std::vector<Problem> problems = placed(key.m_text, key.m_file_name, std::exchange(in.problems, {}));
        keyed.misfits.push_back(problems.empty() ? std::nullopt
                                                 : std::optional{Misfit{std::move(problems.front()), is_understood}});
        keyed.outcome.scenario->expect.push_back(is_understood ? std::move(*expectation) : key.form(i));
    }
    return keyed;
}

}
