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

/// The text in single quotes, cut short where it is long, with what does not print spelled out.
std::string quoted(std::string_view text);

}
