// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/near_miss.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace tickscope {

static constexpr std::size_t longest_word = 48;

static char folded(char c)
{
    if (c >= 'A' && c <= 'Z')
        return static_cast<char>(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

// Insertions, deletions, changes and swaps of neighbours that turn a into b, not minding case and the kind of dash.
static std::size_t edit_distance(std::string_view a, std::string_view b)
{
    std::array<std::array<std::size_t, longest_word + 1>, 3> rows{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        rows[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto& row = rows[i % 3];
        auto const& above = rows[(i + 2) % 3];
        auto const& above_that = rows[(i + 1) % 3];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const change = folded(a[i - 1]) == folded(b[j - 1]) ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + change});
            if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]))
                row[j] = std::min(row[j], above_that[j - 2] + 1);
        }
    }
    return rows[a.size() % 3][b.size()];
}

template<class Candidates>
static std::string_view nearest(std::string_view word, Candidates const& candidates)
{
    std::string_view best;
    std::size_t least = word.size() < 3 ? 2 : 1 + word.size() / 3 + 1;
    for (std::string_view const candidate : candidates) {
        std::size_t const shorter = std::min(word.size(), candidate.size());
        std::size_t const longer = std::max(word.size(), candidate.size());
        if (longer > longest_word || longer - shorter >= least)
            continue;
        std::size_t const distance = edit_distance(word, candidate);
        if (distance < least && distance < candidate.size()) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

std::string_view near_miss(std::string_view word, std::span<std::string_view const> candidates)
{
    return nearest(word, candidates);
}

std::string_view near_miss(std::string_view word, std::vector<std::string> const& candidates)
{
    return nearest(word, candidates);
}

static std::string question(std::string_view meant)
{
    return meant.empty() ? std::string{} : fmt::format(": did you mean '{}'?", meant);
}

std::string did_you_mean(std::string_view word, std::span<std::string_view const> candidates)
{
    return question(near_miss(word, candidates));
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates)
{
    return question(near_miss(word, candidates));
}

std::string Quote::operator()(std::string_view text) const
{
    constexpr std::size_t longest = 60;
    std::string out = "'";
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        bool const starts_character = (byte & 0xC0) != 0x80;
        if (at >= longest && starts_character) {
            out += "...";
            break;
        }
        if (byte == '\n')
            out += "\\n";
        else if (byte < 0x20 || byte == 0x7F)
            out += fmt::format("\\x{:02x}", byte);
        else
            out += text[at];
    }
    return out + "'";
}

}
