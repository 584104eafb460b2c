// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/yaml_spans.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// Changes to a text that do not overlap, made all at once.
class TextEdits {
public:
    void replace(TextSpan span, std::string text) { m_edits.push_back({span, std::move(text)}); }
    void insert(std::size_t at, std::string text) { replace({at, at}, std::move(text)); }
    void remove(TextSpan span) { replace(span, {}); }

    std::size_t size() const { return m_edits.size(); }
    /// Forgets all but the first `size`.
    void forget(std::size_t size) { m_edits.resize(size); }
    /// None if two of them overlap. New lines end as those of the text do.
    std::optional<std::string> apply(std::string_view text) const;

private:
    struct Edit {
        TextSpan span;
        std::string text;
    };
    std::vector<Edit> m_edits;
};

}
