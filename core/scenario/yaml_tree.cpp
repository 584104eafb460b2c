// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/yaml_tree.h"

#include "core/scenario/near_miss.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/text_check.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <istream>
#include <streambuf>

namespace tickscope {

namespace {

// Leaves the parser, which has no other way to be stopped.
struct Refused {
    YamlProblem problem;
};

// Leaves it because more problems would not be shown.
struct TooManyProblems { };

class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(YamlOutcome& out, StopFlag const* stop)
        : m_out{out}
        , m_stop{stop}
    {
    }

    void OnDocumentStart(YAML::Mark const&) override { }
    void OnDocumentEnd() override { }
    void OnNull(YAML::Mark const& mark, YAML::anchor_t anchor) override;
    void OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor) override;
    void OnScalar(YAML::Mark const&, std::string const& tag, YAML::anchor_t, std::string const& value) override;
    void OnSequenceStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override
    {
        check_tag(mark, tag, "tag:yaml.org,2002:seq");
        open(Kind::List, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override
    {
        check_tag(mark, tag, "tag:yaml.org,2002:map");
        open(Kind::Map, mark, anchor);
    }
    void OnMapEnd() override
    {
        check_keys();
        close();
    }

private:
    using Kind = YamlTree::Kind;
    struct Open {
        std::uint32_t item = 0;
        std::size_t first_child = 0;  // in m_children
        YAML::anchor_t anchor = 0;
    };
    static constexpr std::uint32_t not_closed = ~std::uint32_t{0};

    static BytePlace place_of(YAML::Mark const& mark)
    {
        return {static_cast<std::uint32_t>(std::max(mark.line, 0)),
                static_cast<std::uint32_t>(std::max(mark.column, 0))};
    }
    void check_tag(YAML::Mark const& mark, std::string const& tag, std::string_view allowed);
    void check_keys();
    void report(BytePlace place, std::string text);
    void report_key(YamlTree::Item const& key, std::string text) { report({key.line, key.column}, std::move(text)); }
    std::uint32_t add(Kind kind, YAML::Mark const& mark, YAML::anchor_t anchor);
    void remember(YAML::anchor_t anchor, std::uint32_t item);
    void open(Kind kind, YAML::Mark const& mark, YAML::anchor_t anchor);
    void close();
    void count(YAML::Mark const& mark, YamlTree::Item const& item);
    std::string_view text_of(YamlTree::Item const& item) const
    {
        return std::string_view{m_out.tree.texts}.substr(item.first, item.count);
    }

    YamlOutcome& m_out;
    StopFlag const* m_stop;
    std::vector<std::uint32_t> m_children;  // of all open nodes, one after the other
    std::vector<Open> m_open;
    std::vector<std::uint32_t> m_anchors;  // what an anchor's number stands for
    std::size_t m_expanded = 0;
    std::size_t m_expanded_bytes = 0;
    bool m_has_alias = false;
};

// The parser itself takes about a microsecond for a node.
void TreeBuilder::count(YAML::Mark const& mark, YamlTree::Item const& item)
{
    if (m_stop && m_stop->cause() != StopCause::None)
        throw Stopped{m_stop->cause()};
    m_expanded += item.expanded;
    m_expanded_bytes += item.expanded_bytes;
    if (m_expanded > ScenarioLimits::nodes)
        throw Refused{{place_of(mark),
                       m_has_alias ? "aliases expand to more than 1,000,000 nodes: that is the limit"
                                   : "more than 1,000,000 values and keys: that is the limit"}};
    if (m_expanded_bytes > ScenarioLimits::expanded_bytes)
        throw Refused{{place_of(mark), "aliases expand to more than 64 MiB of text: that is the limit"}};
}

std::uint32_t TreeBuilder::add(Kind kind, YAML::Mark const& mark, YAML::anchor_t anchor)
{
    BytePlace const place = place_of(mark);
    auto const id = static_cast<std::uint32_t>(m_out.tree.items.size());
    m_out.tree.items.push_back({kind, place.line, place.column, 0, 0, 1, 0});
    count(mark, m_out.tree.items.back());
    m_children.push_back(id);
    remember(anchor, kind == Kind::List || kind == Kind::Map ? not_closed : id);
    return id;
}

void TreeBuilder::remember(YAML::anchor_t anchor, std::uint32_t item)
{
    if (anchor == 0)
        return;
    if (m_anchors.size() <= anchor)
        m_anchors.resize(anchor + 1, not_closed);
    m_anchors[anchor] = item;
}

// A value that is not there has the place of its key: the parser's is wherever the next thing is.
void TreeBuilder::OnNull(YAML::Mark const& mark, YAML::anchor_t anchor)
{
    bool const in_map = !m_open.empty() && m_out.tree.items[m_open.back().item].kind == Kind::Map;
    bool const is_value = in_map && (m_children.size() - m_open.back().first_child) % 2 == 1;
    auto const key = is_value ? m_out.tree.items[m_children.back()] : YamlTree::Item{};
    auto& item = m_out.tree.items[add(Kind::Null, mark, anchor)];
    if (is_value) {
        item.line = key.line;
        item.column = key.column;
    }
}

void TreeBuilder::OnAlias(YAML::Mark const& mark, YAML::anchor_t anchor)
{
    m_has_alias = true;
    if (anchor >= m_anchors.size() || m_anchors[anchor] == not_closed)
        throw Refused{{place_of(mark), "an alias stands for something that contains it"}};
    m_children.push_back(m_anchors[anchor]);
    count(mark, m_out.tree.items[m_anchors[anchor]]);
}

void TreeBuilder::check_tag(YAML::Mark const& mark, std::string const& tag, std::string_view allowed)
{
    if (!tag.empty() && tag != "?" && tag != "!" && tag != allowed)
        report(place_of(mark), fmt::format("tag {} means nothing in a scenario", quoted(tag)));
}

void TreeBuilder::OnScalar(YAML::Mark const& mark, std::string const& tag, YAML::anchor_t anchor,
                           std::string const& value)
{
    constexpr std::string_view text_tag = "tag:yaml.org,2002:str";
    check_tag(mark, tag, text_tag);
    Kind const kind = tag == "!" || tag == text_tag ? Kind::Quoted : Kind::Plain;
    auto& item = m_out.tree.items[add(kind, mark, anchor)];
    item.first = static_cast<std::uint32_t>(m_out.tree.texts.size());
    item.count = item.expanded_bytes = static_cast<std::uint32_t>(value.size());
    m_expanded_bytes += value.size();
    m_out.tree.texts += value;
}

void TreeBuilder::open(Kind kind, YAML::Mark const& mark, YAML::anchor_t anchor)
{
    if (m_open.size() == ScenarioLimits::depth)
        throw Refused{{place_of(mark), "nested deeper than 64 levels: that is the limit"}};
    std::uint32_t const id = add(kind, mark, anchor);
    m_open.push_back({id, m_children.size(), anchor});
}

void TreeBuilder::close()
{
    Open const node = m_open.back();
    m_open.pop_back();
    YamlTree& tree = m_out.tree;
    auto const first = m_children.begin() + static_cast<std::ptrdiff_t>(node.first_child);
    auto& item = tree.items[node.item];
    item.first = static_cast<std::uint32_t>(tree.children.size());
    item.count = static_cast<std::uint32_t>(m_children.end() - first);
    for (auto child = first; child != m_children.end(); ++child) {
        item.expanded += tree.items[*child].expanded;
        item.expanded_bytes += tree.items[*child].expanded_bytes;
    }
    tree.children.insert(tree.children.end(), first, m_children.end());
    m_children.erase(first, m_children.end());
    remember(node.anchor, node.item);
}

void TreeBuilder::report(BytePlace place, std::string text)
{
    m_out.problems.push_back({place, std::move(text)});
    if (m_out.problems.size() > ScenarioLimits::problems)
        throw TooManyProblems{};
}

void TreeBuilder::check_keys()
{
    auto const& items = m_out.tree.items;
    std::vector<std::uint32_t> keys;
    for (std::size_t at = m_open.back().first_child; at + 1 < m_children.size(); at += 2) {
        auto const& key = items[m_children[at]];
        if (key.kind == Kind::Plain || key.kind == Kind::Quoted)
            keys.push_back(m_children[at]);
        else
            report_key(key, "a key must be a word");
    }
    if (keys.size() < 2)
        return;
    auto const text = [&](std::uint32_t id) { return text_of(items[id]); };
    std::ranges::stable_sort(keys, {}, text);
    for (std::size_t i = 1; i < keys.size(); ++i)
        if (text(keys[i]) == text(keys[i - 1]))
            report_key(items[keys[i]],
                       fmt::format("duplicate key {}: it was given before in line {}", quoted(text(keys[i])),
                                   items[keys[i - 1]].line + 1));
}

// Lets an istream read from memory that somebody else owns.
class MemoryBuffer final : public std::streambuf {
public:
    explicit MemoryBuffer(std::string_view text)
    {
        char* const begin = const_cast<char*>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

}

// yaml-cpp's commonest complaints say what its parser wanted; ours say what a person can do.
static std::string plainly(std::string const& message)
{
    struct Wording {
        std::string_view theirs, ours;
    };
    static constexpr Wording wordings[] = {
        {"illegal map value", "a ':' where no key can be: a text with ': ' in it needs quotes"},
        {"end of map not found", "the line does not fit in: is its indentation right, or a ':' missing?"},
        {"end of sequence not found", "the line does not fit in: is its indentation right, or a '-' missing?"},
        {"end of map flow not found", "a '{' is not closed, or a ',' is missing in it"},
        {"end of sequence flow not found", "a '[' is not closed, or a ',' is missing in it"},
        {"illegal EOF in scalar", "a quoted text is not closed"},
        {"illegal document indicator in scalar", "a quoted text is not closed"},
        {"illegal flow end", "a closing bracket that was not opened"},
        {"illegal block entry", "a '-' where no list can be"},
        {"illegal map key", "a key where none can be"},
        {"unknown token", "a character that YAML gives no meaning here: quotes would make it text"},
        {"illegal tab when looking for indentation", "a tab in the indentation: YAML wants spaces"},
        {"the referenced anchor is not defined", "an alias without an anchor of that name"},
    };
    for (auto const& [theirs, ours] : wordings)
        if (message.starts_with(theirs))
            return std::string{ours};
    return message;
}

// The parser keeps every bracket that is open before it tells of the first. What is in quotes and comments counts here,
// too: nobody leaves so many open.
static std::optional<YamlProblem> too_many_open_brackets(std::string_view text)
{
    static constexpr std::size_t most = 20'000;
    std::size_t open = 0;
    BytePlace place;
    for (char const c : text) {
        if (c == '[' || c == '{')
            ++open;
        else if ((c == ']' || c == '}') && open > 0)
            --open;
        if (open > most)
            return YamlProblem{place, "nested deeper than 64 levels: that is the limit"};
        place = c == '\n' ? BytePlace{place.line + 1, 0} : BytePlace{place.line, place.column + 1};
    }
    return std::nullopt;
}

static void parse_documents(std::string_view text, YamlOutcome& out, StopFlag const* stop)
{
    MemoryBuffer buffer{text};
    std::istream stream{&buffer};
    YAML::Parser parser{stream};
    TreeBuilder builder{out, stop};
    if (!parser.HandleNextDocument(builder)) {
        out.problems.push_back({{}, "the file is empty: a scenario begins with 'tickscope: 1'"});
        return;
    }
    YamlOutcome second;
    TreeBuilder second_builder{second, stop};
    if (parser.HandleNextDocument(second_builder) && !second.tree.empty()) {
        auto const& root = second.tree.items.front();
        out.problems.push_back({{root.line, root.column}, "a second document: a file holds one scenario"});
    }
}

YamlOutcome parse_yaml(std::string_view text, StopFlag const* stop)
{
    YamlOutcome out;
    if (auto problem = problem_of_text(text)) {
        out.problems.push_back(std::move(*problem));
        return out;
    }
    if (text.starts_with(utf8_mark))
        text.remove_prefix(utf8_mark.size());
    if (auto problem = too_many_open_brackets(text)) {
        out.problems.push_back(std::move(*problem));
        return out;
    }
    try {
        parse_documents(text, out, stop);
    } catch (Refused const& refused) {
        out.problems.push_back(refused.problem);
        out.tree = {};
    } catch (TooManyProblems const&) {
        out.tree = {};
    } catch (YAML::Exception const& broken) {
        BytePlace const place{static_cast<std::uint32_t>(std::max(broken.mark.line, 0)),
                              static_cast<std::uint32_t>(std::max(broken.mark.column, 0))};
        out.problems.push_back({place, "not valid YAML: " + plainly(broken.msg)});
        out.tree = {};
    }
    return out;
}

}
