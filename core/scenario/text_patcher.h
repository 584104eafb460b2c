// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/list_changes.h"
#include "core/scenario/text_edits.h"
#include "core/scenario/yaml_spans.h"
#include "core/scenario/yaml_text.h"

#include <set>
#include <string>
#include <vector>

namespace tickscope {

/// Finds the edits that make one YAML document say what another says. Three trees walk side by side: what a person
/// wrote, what the writer would have written in its place, and what the writer would write now. Where the last two are
/// the same nothing is touched.
class TextPatcher {
public:
    /// `anew` are the paths ("events", "processes.0") that must be written anew whatever they say. `order` gives for
    /// each item of the list `ordered_key` in the text its number in what the writer writes.
    struct Wishes {
        std::set<std::string> anew;
        std::string ordered_key;
        std::vector<std::size_t> order;
    };

    TextPatcher(std::string_view text, YamlTree const& tree, Wishes const& wishes)
        : m_spans{text, tree}
        , m_wishes{wishes}
    {
    }

    /// False if even the outermost map could not be followed.
    bool patch(YamlNode root, YamlText const& before, YamlText const& after);
    TextEdits const& edits() const { return m_edits; }
    std::vector<std::string> const& rewritten() const { return m_rewritten; }

private:
    /// Where a value stands: behind a key or dash, or inside of brackets.
    struct Place {
        std::optional<BlockEntry> block;  // none: inside of brackets
        TextSpan flow;                    // there, all of it
        bool is_item = false;
    };
    /// A node of the text, what the writer would have made of it, and what it would make now.
    struct Three {
        YamlNode node;
        YamlText const& before;
        YamlText const& after;
        std::string path;
    };
    /// What happens to the entries of one list or map of the text.
    struct Plan {
        struct New {
            std::optional<std::size_t> behind;  // the entry of the text; none: before the first
            std::size_t number = 0;             // in what the writer would make now
        };
        std::vector<bool> goes;  // by entry of the text
        std::vector<New> comes;  // in their order
    };

    bool patch_value(Three const& three, Place const& place);
    bool descend(Three const& three, std::size_t limit);
    bool patch_map(Three const& three, std::size_t limit);
    bool patch_list(Three const& three, std::size_t limit);
    std::optional<std::size_t> number_before(Three const& list, std::size_t entry) const;

    bool is_untouched(YamlText const& before, YamlText const& after, std::string const& path) const;
    bool change_block(Three const& three, std::vector<BlockEntry> const& entries, Plan const& plan);
    bool change_flow(Three const& three, std::vector<TextSpan> const& entries, Plan const& plan);
    bool remove_block(std::vector<BlockEntry> const& entries, std::vector<bool> const& goes, std::size_t i);
    bool remove_run(std::vector<TextSpan> const& entries, TextSpan run);
    bool replace(Place const& place, YamlNode node, YamlText const& after);
    bool replace_lines(BlockEntry const& entry, YamlNode node, std::string text);
    std::string block_text(BlockEntry const& entry, YamlText const& value, bool is_item) const;

    YamlSpans m_spans;
    Wishes const& m_wishes;
    TextEdits m_edits;
    std::vector<std::string> m_rewritten;
};

}
