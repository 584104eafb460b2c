// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace tickscope {

/// Characters, not bytes: a continuation byte of UTF-8 takes no place.
static std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

static std::string padded(std::string const& text, std::size_t width, bool left)
{
    std::string const blank(width - std::min(width, width_of(text)), ' ');
    return left ? text + blank : blank + text;
}

Table::Table(std::vector<std::string> titles)
    : m_titles{std::move(titles)}
{
    for (std::string& title : m_titles) {
        m_left.push_back(title.starts_with('<'));
        if (m_left.back())
            title.erase(0, 1);
    }
}

void Table::add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }

std::string Table::text(std::string_view indent) const
{
    std::size_t const shown = std::min(m_most, m_rows.size());
    std::vector<std::size_t> widths(m_titles.size(), 0);
    for (std::size_t row = 0; row < shown; ++row)
        for (std::size_t i = 0; i < widths.size(); ++i)
            widths[i] = std::max(widths[i], width_of(m_rows[row][i]));
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > 0)
            widths[i] = std::max(widths[i], width_of(m_titles[i]));

    auto const line = [&](std::vector<std::string> const& cells) {
        std::string out{indent};
        for (std::size_t i = 0; i < cells.size(); ++i)
            if (widths[i] > 0)
                out += padded(cells[i], widths[i], m_left[i]) + "  ";
        out.erase(out.find_last_not_of(' ') + 1);
        return out + "\n";
    };
    std::string out = line(m_titles);
    for (std::size_t row = 0; row < shown; ++row)
        out += line(m_rows[row]);
    if (shown < m_rows.size())
        out += fmt::format("{}... and {} more\n", indent, m_rows.size() - shown);
    return out;
}

}
