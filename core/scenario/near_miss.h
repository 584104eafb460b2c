// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// The candidate that was probably meant by `word`, or "" when none is near.
std::string_view near_miss(std::string_view word, std::span<std::string_view const> candidates);
std::string_view near_miss(std::string_view word, std::vector<std::string> const& candidates);

/// ": did you mean 'x'?", or nothing.
std::string did_you_mean(std::string_view word, std::span<std::string_view const> candidates);
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates);

struct Quote {
    std::string operator()(std::string_view text) const;
};
/// The text in single quotes, cut short where it is long, with what does not print spelled out. It is an object and not
/// a function, or a std::string argument would make std::quoted() a candidate, and the better one, wherever a standard
/// header brings it.
inline constexpr Quote quoted{};

}
