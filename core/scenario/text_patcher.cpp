// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/text_patcher.h"

#include <algorithm>

namespace tickscope {

static constexpr std::size_t widest_line = 110;

static std::string below(std::string const& path, std::string_view part)
{
    return path.empty() ? std::string{part} : path + '.' + std::string{part};
}

static std::optional<std::size_t> index_of_key(YamlNode map, std::string_view key)
{
    for (std::size_t i = 0; i < map.size(); ++i)
        if (map.key(i).is_scalar() && map.key(i).text() == key)
            return i;
    return std::nullopt;
}

bool TextPatcher::is_untouched(YamlText const& before, YamlText const& after, std::string const& path) const
{
    auto const first = m_wishes.anew.lower_bound(path);
    bool const is_wished =
        first != m_wishes.anew.end() && (path.empty() || *first == path || first->starts_with(path + '.'));
    return !is_wished && before == after;
}

bool TextPatcher::patch(YamlNode root, YamlText const& before, YamlText const& after)
{
    return is_untouched(before, after, "") || descend({root, before, after, ""}, m_spans.limit());
}

bool TextPatcher::patch_value(Three const& three, Place const& place)
{
    if (is_untouched(three.before, three.after, three.path))
        return true;
    std::size_t const edits = m_edits.size(), rewritten = m_rewritten.size();
    // What an alias stands for is somewhere else.
    TextSpan const here = place.block ? TextSpan{place.block->inside, place.block->limit} : place.flow;
    bool const is_here = m_spans.offset(three.node) >= here.begin && m_spans.offset(three.node) < here.end;
    if (is_here && !m_wishes.anew.contains(three.path) && descend(three, here.end))
        return true;
    m_edits.forget(edits);
    m_rewritten.resize(rewritten);
    if (three.node.is_map() || three.node.is_list())
        m_rewritten.push_back(three.path);
    return replace(place, three.node, three.after);
}

bool TextPatcher::descend(Three const& three, std::size_t limit)
{
    bool const varies = three.node.is_map() && three.node.size() == 1 && index_of_key(three.node, "vary");
    if (varies || three.node.size() == 0)
        return false;
    if (three.node.is_map() && three.before.is_map() && three.after.is_map())
        return patch_map(three, limit);
    return three.node.is_list() && three.before.is_list() && three.after.is_list() && patch_list(three, limit);
}

// A key that the text has and the writer would not have written stays: it says what is so anyway.
bool TextPatcher::patch_map(Three const& three, std::size_t limit)
{
    YamlNode const map = three.node;
    auto const block = m_spans.block_entries(map, limit);
    auto const flow = block ? std::nullopt : m_spans.flow_entries(map);
    if (!block && !flow)
        return false;
    Plan plan{std::vector<bool>(map.size()), {}};
    for (std::size_t i = 0; i < map.size(); ++i) {
        std::string_view const key = map.key(i).text();
        plan.goes[i] = three.before.find(key) && !three.after.find(key);
    }
    std::optional<std::size_t> behind;
    for (std::size_t i = 0; i < three.after.size(); ++i) {
        std::string_view const key = three.after.key(i);
        YamlText const* const before = three.before.find(key);
        auto const entry = index_of_key(map, key);
        if (!entry) {
            if (!before || *before != three.after.child(i))
                plan.comes.push_back({behind, i});
            continue;
        }
        behind = entry;
        static YamlText const nothing = YamlText::word("");
        Three const value{map.value(*entry), before ? *before : nothing, three.after.child(i), below(three.path, key)};
        auto const inside = flow ? m_spans.flow_value(map.key(*entry), (*flow)[*entry]) : TextSpan{};
        if (!is_untouched(value.before, value.after, value.path) &&
            (!inside || !patch_value(value, block ? Place{(*block)[*entry], {}} : Place{{}, *inside})))
            return false;
    }
    return block ? change_block(three, *block, plan) : change_flow(three, *flow, plan);
}

// Of the list that the reader puts in order the text may have another order.
std::optional<std::size_t> TextPatcher::number_before(Three const& list, std::size_t entry) const
{
    if (list.path != m_wishes.ordered_key)
        return entry;
    return entry < m_wishes.order.size() ? std::optional{m_wishes.order[entry]} : std::nullopt;
}

static bool has_other_words(YamlNode list, YamlText const& before)
{
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list.at(i).is_scalar() && yaml_scalar(list.at(i).text()) != before.child(i).flat() &&
            list.at(i).text() != before.child(i).flat())
            return true;
    return false;
}

bool TextPatcher::patch_list(Three const& three, std::size_t limit)
{
    YamlNode const list = three.node;
    auto const block = m_spans.block_entries(list, limit);
    auto const flow = block ? std::nullopt : m_spans.flow_entries(list);
    if ((!block && !flow) || list.size() != three.before.size() || has_other_words(list, three.before))
        return false;
    ListChanges const changes = changes_of(three.before, three.after);
    Plan plan{std::vector<bool>(list.size()), {}};
    std::vector<std::size_t> entry_of(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto const number = number_before(three, i);
        if (!number || *number >= list.size())
            return false;
        entry_of[*number] = i;
        plan.goes[i] = !changes.becomes[*number];
    }
    std::optional<std::size_t> behind;
    for (std::size_t i = 0; i < three.after.size(); ++i) {
        if (!changes.was[i]) {
            plan.comes.push_back({behind, i});
            continue;
        }
        std::size_t const entry = entry_of[*changes.was[i]];
        behind = entry;
        Three const item{list.at(entry), three.before.child(*changes.was[i]), three.after.child(i),
                         below(three.path, std::to_string(i))};
        if (!patch_value(item, block ? Place{(*block)[entry], {}, true} : Place{{}, (*flow)[entry], true}))
            return false;
    }
    return block ? change_block(three, *block, plan) : change_flow(three, *flow, plan);
}

static bool all_go(std::vector<bool> const& goes)
{
    return std::ranges::all_of(goes, [](bool g) { return g; });
}

bool TextPatcher::remove_block(std::vector<BlockEntry> const& entries, std::vector<bool> const& goes, std::size_t i)
{
    BlockEntry const& entry = entries[i];
    if (m_spans.is_first_on_line(entry.begin)) {
        m_edits.remove({m_spans.line_start(entry.begin), entry.end});
        return true;
    }
    // The first one behind a dash: the next takes its place there.
    if (i + 1 == entries.size() || goes[i + 1] || !m_spans.is_blank({entry.end, entries[i + 1].begin}))
        return false;
    m_edits.remove({entry.begin, entries[i + 1].begin});
    return true;
}

std::string TextPatcher::block_text(BlockEntry const& entry, YamlText const& value, bool is_item) const
{
    if (is_item)
        return ' ' + value.behind_dash(entry.indent);
    std::size_t const line = m_spans.line_start(entry.inside);
    return value.behind_key(std::string{m_spans.text().substr(line, entry.inside - line)}, entry.indent);
}

bool TextPatcher::change_block(Three const& three, std::vector<BlockEntry> const& entries, Plan const& plan)
{
    if (all_go(plan.goes))
        return false;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (plan.goes[i] && !remove_block(entries, plan.goes, i))
            return false;
    bool const is_list = three.node.is_list();
    for (Plan::New const& fresh : plan.comes) {
        BlockEntry const& near = entries[fresh.behind.value_or(0)];
        bool const is_behind = fresh.behind || !is_list;
        if (!is_behind && !m_spans.is_first_on_line(near.begin))
            return false;
        std::string text(near.indent, ' ');
        text += is_list ? "-" : std::string{three.after.key(fresh.number)} + ':';
        YamlText const& value = three.after.child(fresh.number);
        text += is_list ? block_text(near, value, true) : value.behind_key(text, near.indent);
        m_edits.insert(is_behind ? near.end : m_spans.line_start(near.begin), std::move(text));
    }
    return true;
}

// Entries `run.begin` to `run.end` that stand in a row, with their commas.
bool TextPatcher::remove_run(std::vector<TextSpan> const& entries, TextSpan run)
{
    bool const is_last = run.end == entries.size();
    TextSpan const span = is_last ? TextSpan{entries[run.begin - 1].end, entries[run.end - 1].end}
                                  : TextSpan{entries[run.begin].begin, entries[run.end].begin};
    if (m_spans.has_comment(span))
        return false;
    m_edits.remove(span);
    return true;
}

bool TextPatcher::change_flow(Three const& three, std::vector<TextSpan> const& entries, Plan const& plan)
{
    if (all_go(plan.goes))
        return false;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        std::size_t end = i;
        while (end < entries.size() && plan.goes[end])
            ++end;
        if (end > i && !remove_run(entries, {i, end}))
            return false;
        i = end;
    }
    bool const is_list = three.node.is_list();
    auto const stays = static_cast<std::size_t>(std::ranges::find(plan.goes, false) - plan.goes.begin());
    for (Plan::New const& fresh : plan.comes) {
        std::string const key = is_list ? "" : std::string{three.after.key(fresh.number)} + ": ";
        std::string const text = key + three.after.child(fresh.number).flat();
        if (fresh.behind || !is_list)
            m_edits.insert(entries[fresh.behind.value_or(stays)].end, ", " + text);
        else
            m_edits.insert(entries.front().begin, text + ", ");
    }
    return true;
}

// A comment on the line of the key stays there.
bool TextPatcher::replace_lines(BlockEntry const& entry, YamlNode node, std::string text)
{
    std::size_t const end_of_line = m_spans.line_end(entry.inside);
    std::size_t const at = m_spans.offset(node);
    bool const is_below = (at >= end_of_line && at < entry.limit) || node.is_null();
    if (entry.end < entry.inside)
        return false;
    if (!is_below || !m_spans.has_comment({entry.inside, end_of_line})) {
        m_edits.replace({entry.inside, entry.end}, std::move(text));
    } else if (text.starts_with('\n')) {
        m_edits.replace({end_of_line, entry.end}, text.substr(1));
    } else if (text.find('\n') + 1 == text.size()) {
        m_edits.insert(entry.inside, text.substr(0, text.size() - 1));
        m_edits.remove({end_of_line, entry.end});
    } else {
        m_edits.replace({entry.inside, entry.end}, std::move(text));
    }
    return true;
}

bool TextPatcher::replace(Place const& place, YamlNode node, YamlText const& after)
{
    if (!place.block) {
        m_edits.replace(place.flow, after.flat());
        return true;
    }
    BlockEntry const& entry = *place.block;
    std::string text = block_text(entry, after, place.is_item);
    auto const one_line = m_spans.inline_value(node, entry);
    if (!one_line)
        return replace_lines(entry, node, std::move(text));
    std::string flat = after.flat();
    bool const fits = one_line->begin - m_spans.line_start(one_line->begin) + flat.size() <= widest_line;
    bool const is_one_line = text.find('\n') + 1 == text.size();
    if (is_one_line || (fits && m_spans.is_flow(node)) || m_spans.has_comment({one_line->end, entry.end}))
        m_edits.replace(*one_line, std::move(flat));
    else
        m_edits.replace({entry.inside, entry.end}, std::move(text));
    return true;
}

}
