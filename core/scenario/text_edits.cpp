// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/text_edits.h"

#include <algorithm>
#include <tuple>

namespace tickscope {

static void append_lines(std::string& out, std::string_view text, bool with_returns)
{
    for (char const c : text) {
        if (c == '\n' && with_returns)
            out += '\r';
        out += c;
    }
}

std::optional<std::string> TextEdits::apply(std::string_view text) const
{
    bool const with_returns = text.find("\r\n") != std::string_view::npos;
    std::vector<Edit> edits = m_edits;
    // What is inserted comes before what is taken away from the same place on.
    std::ranges::stable_sort(edits, {}, [](Edit const& edit) {
        return std::tuple{edit.span.begin, edit.span.end != edit.span.begin};
    });
    std::string out;
    std::size_t at = 0;
    for (Edit const& edit : edits) {
        if (edit.span.begin < at || edit.span.end < edit.span.begin)
            return std::nullopt;
        out += text.substr(at, edit.span.begin - at);
        bool const is_behind_a_cut_line = edit.span.begin == text.size() && !out.empty() && out.back() != '\n';
        if (is_behind_a_cut_line && edit.text.ends_with('\n'))
            append_lines(out, "\n", with_returns);
        append_lines(out, edit.text, with_returns);
        at = edit.span.end;
    }
    out += text.substr(at);
    return out;
}

}
