// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/expectation_key.h"

#include "core/scenario/check.h"
#include "core/scenario/read_parts.h"

#include <algorithm>
#include <utility>

namespace tickscope {

// What a file may have beside its expectations and still be no scenario.
static constexpr std::array<std::string_view, 6> short_keys{"tickscope", "title", "summary", "about", "tags", "expect"};

static bool is_scenario(YamlNode root)
{
    for (std::size_t i = 0; root.is_map() && i < root.size(); ++i)
        if (!root.key(i).is_scalar() || std::ranges::find(short_keys, root.key(i).text()) == short_keys.end())
            return true;
    return false;
}

static std::optional<YamlNode> find_expectations(YamlNode root)
{
    for (std::size_t i = 0; root.is_map() && i < root.size(); ++i)
        if (root.key(i).is_scalar() && root.key(i).text() == "expect")
            return root.value(i);
    return std::nullopt;
}

YamlNode expectations_of(YamlTree const& tree) { return *find_expectations(YamlNode{tree, tree.root}); }

/// A machine on which every time is a whole number of ticks and every CPU is there: what is wrong even so is wrong on
/// each.
static Reading reading_of_any_machine()
{
    Reading in;
    in.tick_period = Nanos{1};
    in.cpus = ScenarioLimits::cpus;
    in.has_rtc = true;
    return in;
}

static std::vector<Expectation> read_forms(Reading& in, YamlNode root)
{
    std::vector<Expectation> forms;
    if (!check_version(in, root))
        return forms;
    auto const list = find_expectations(root);
    if (!list) {
        in.error(root, "there is no 'expect': this file expects nothing, so nothing can be marked by it");
        return forms;
    }
    if (!list->is_list()) {
        wrong_type(in, *list, "a list of expectations");
        return forms;
    }
    if (list->size() == 0)
        in.error(*list, "the list is empty: nothing can be marked by it");
    for (std::size_t i = 0; i < list->size(); ++i)
        if (auto form = read_expectation(in, list->at(i)))
            forms.push_back(std::move(*form));
    return forms;
}

tl::expected<ExpectationKey, std::vector<Problem>> ExpectationKey::read(std::string_view text,
                                                                        std::string const& file_name)
{
    YamlOutcome yaml = parse_yaml(text);
    if (yaml.tree.empty())
        return tl::unexpected{placed(text, file_name, std::move(yaml.problems))};
    ExpectationKey key;
    key.m_text = text;
    key.m_file_name = file_name;
    key.m_tree = std::make_shared<YamlTree const>(std::move(yaml.tree));
    YamlNode const root{*key.m_tree, key.m_tree->root};
    Reading in = reading_of_any_machine();
    in.problems = std::move(yaml.problems);
    key.m_forms = read_forms(in, root);
    std::vector<Problem> problems = placed(text, file_name, std::move(in.problems));
    key.m_is_scenario = is_scenario(root);
    if (key.m_is_scenario) {
        ReadOutcome own = read_scenario(text, file_name);
        if (own.scenario)
            key.m_forms = std::move(own.scenario->expect);
        else
            problems = std::move(own.problems);
    }
    if (!problems.empty())
        return tl::unexpected{std::move(problems)};
    return key;
}

std::string ExpectationKey::label(std::size_t i) const
{
    if (m_is_scenario)
        return to_string(m_forms[i]);
    YamlNode const node = expectations_of(*m_tree).at(i);
    return fmt::format("expectation {} (line {} of {})", i + 1, node.line() + 1, m_file_name);
}

}
