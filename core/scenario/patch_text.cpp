// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/patch_text.h"

#include "core/scenario/kernel_tree.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/reading.h"
#include "core/scenario/text_check.h"
#include "core/scenario/text_patcher.h"
#include "core/scenario/vary.h"
#include "core/scenario/write_parts.h"
#include "core/scenario/write_scenario.h"

#include <algorithm>

namespace tickscope {

namespace {

/// One text that is to say something else.
class ScenarioPatch {
public:
    ScenarioPatch(std::string_view text, Scenario const& wanted, std::string_view variant);

    PatchedText make();

private:
    std::optional<PatchedText> attempt() const;
    PatchedText written_anew() const;
    ReadOutcome read(std::string_view text) const { return read_scenario(text, "", {}, m_variant); }
    bool says_what_is_wanted(ReadOutcome const& outcome) const;
    bool widen(std::string_view text);
    void add_wish(YamlText const& found, std::size_t i, std::set<std::string>& into) const;
    void find_order();
    YamlNode root() const { return {m_yaml.tree, m_yaml.tree.root}; }
    std::optional<YamlNode> find(std::string_view key) const;

    std::string_view m_text;
    std::string_view m_mark;  // before the text
    Scenario m_wanted;
    std::string_view m_variant;
    ReadOutcome m_original;
    YamlOutcome m_yaml;
    YamlText m_before = YamlText::map(), m_after = YamlText::map();
    TextPatcher::Wishes m_wishes;
};

}

// As the writer has it, and what varies as a part of its own: everywhere else stands what was drawn.
static YamlText parts_of(Scenario const& scenario)
{
    YamlText parts = write_parts(scenario);
    write_vary(parts, {scenario.vary.choices, {}, {}});
    return parts;
}

// What the tree says anyway is not written for its sake: a key of the kernel that the text has not is written where it
// says something else.
static void leave_to_tree(YamlText& parts, KernelSpec const& kernel, std::optional<YamlNode> written,
                          bool says_the_same)
{
    KernelTree const* const tree = find_tree(kernel.tree);
    if (!tree)
        return;
    YamlText const implied = write_kernel(on_tree({}, *tree));
    YamlText keys = write_kernel(kernel);
    for (std::string_view const key : {"fixes", "later_fixes", "accounting"}) {
        YamlText const* const here = keys.find(key);
        YamlText const* const there = implied.find(key);
        bool const is_written = written && written->is_map() && has_key(*written, key);
        if (!is_written && here && there && (*here == *there || !says_the_same))
            keys.remove(key);
    }
    parts.set("kernel", std::move(keys));
}

ScenarioPatch::ScenarioPatch(std::string_view text, Scenario const& wanted, std::string_view variant)
    : m_text{text}
    , m_wanted{wanted}
    , m_variant{variant}
    , m_original{read(text)}
    , m_yaml{parse_yaml(text)}
{
    if (m_text.starts_with(utf8_mark)) {
        m_mark = m_text.substr(0, utf8_mark.size());
        m_text.remove_prefix(utf8_mark.size());
    }
    std::ranges::stable_sort(m_wanted.events, {}, &CommandAt::at);
    m_after = parts_of(m_wanted);
    if (!m_original.scenario)
        return;
    m_before = parts_of(*m_original.scenario);
    auto const kernel = find("kernel");
    leave_to_tree(m_before, m_original.scenario->kernel, kernel, false);
    leave_to_tree(m_after, m_wanted.kernel, kernel, true);
    find_order();
}

std::optional<YamlNode> ScenarioPatch::find(std::string_view key) const
{
    for (std::size_t i = 0; i < root().size(); ++i)
        if (root().key(i).text() == key)
            return root().value(i);
    return std::nullopt;
}

// The reader sorts events by their instants; those of one instant keep their order.
void ScenarioPatch::find_order()
{
    m_wishes.ordered_key = "events";
    auto const events = find("events");
    Nanos const tick{1'000'000'000 / m_original.scenario->machine.hz};
    std::vector<std::pair<Nanos, std::size_t>> entries;
    for (std::size_t i = 0; events && events->is_list() && i < events->size(); ++i) {
        YamlNode const event = events->at(i);
        std::optional<Nanos> at;
        for (std::size_t key = 0; event.is_map() && key < event.size(); ++key)
            if (event.key(key).text() == "at" && event.value(key).is_scalar())
                if (auto const time = parse_time(event.value(key).text(), tick))
                    at = *time;
        if (!at)
            return;
        entries.emplace_back(*at, i);
    }
    std::ranges::stable_sort(entries, {}, [](auto const& entry) { return entry.first; });
    m_wishes.order.resize(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        m_wishes.order[entries[i].second] = i;
}

bool ScenarioPatch::says_what_is_wanted(ReadOutcome const& outcome) const
{
    if (!outcome.scenario)
        return false;
    Scenario wanted = m_wanted;
    wanted.vary.uses = outcome.scenario->vary.uses;
    wanted.vary.drawn = outcome.scenario->vary.drawn;
    return *outcome.scenario == wanted;
}

std::optional<PatchedText> ScenarioPatch::attempt() const
{
    TextPatcher patcher{m_text, m_yaml.tree, m_wishes};
    if (!patcher.patch(root(), m_before, m_after))
        return std::nullopt;
    auto const text = patcher.edits().apply(m_text);
    if (!text)
        return std::nullopt;
    TextKept const kept = *text == m_text ? TextKept::All : TextKept::Parts;
    return PatchedText{std::string{m_mark} + *text, kept, patcher.rewritten()};
}

PatchedText ScenarioPatch::written_anew() const
{
    PatchedText anew{write_scenario(m_wanted), TextKept::None, {}};
    anew.reads_back = says_what_is_wanted(read(anew.text));
    return anew;
}

// One part that came out wrong: first its items that did, then all of it.
void ScenarioPatch::add_wish(YamlText const& found, std::size_t i, std::set<std::string>& into) const
{
    std::string const key{m_after.key(i)};
    YamlText const& after = m_after.child(i);
    YamlText const* const there = found.find(key);
    bool const by_item = there && after.is_list() && there->is_list() && after.size() == there->size();
    std::size_t added = 0;
    for (std::size_t item = 0; by_item && item < after.size(); ++item)
        if (after.child(item) != there->child(item))
            added += into.insert(key + '.' + std::to_string(item)).second ? 1 : 0;
    if (added == 0)
        into.insert(key);
}

// What came out wrong is written anew the next time. False if that would be nothing more.
bool ScenarioPatch::widen(std::string_view text)
{
    std::size_t const wishes = m_wishes.anew.size();
    ReadOutcome const outcome = read(text);
    YamlText const found = parts_of(outcome.scenario ? *outcome.scenario : *m_original.scenario);
    YamlText const wanted = parts_of(m_wanted);
    for (std::size_t i = 0; i < m_after.size(); ++i) {
        YamlText const* const there = found.find(m_after.key(i));
        YamlText const* const want = wanted.find(m_after.key(i));
        if (want && (!there || *there != *want))
            add_wish(outcome.scenario ? found : YamlText::map(), i, m_wishes.anew);
    }
    return m_wishes.anew.size() > wishes;
}

PatchedText ScenarioPatch::make()
{
    if (!m_original.scenario || !m_yaml.problems.empty())
        return written_anew();
    static constexpr int most_attempts = 5;
    for (int i = 0; i < most_attempts; ++i) {
        std::optional<PatchedText> patched = attempt();
        if (patched && says_what_is_wanted(read(patched->text)))
            return std::move(*patched);
        if (!patched ? !m_wishes.anew.empty() : !widen(patched->text))
            break;
        if (!patched)
            widen("");
    }
    return written_anew();
}

PatchedText patch_text(std::string_view text, Scenario const& changed, std::string_view variant)
{
    return ScenarioPatch{text, changed, variant}.make();
}

}
