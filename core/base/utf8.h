// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tickscope {

/// How many bytes the UTF-8 sequence at the head of `bytes` has, 1 to 4; 0 if there is none: neither overlong forms nor
/// surrogates are characters.
std::size_t utf8_length(std::string_view bytes);

/// The character at the head of `bytes`, whose sequence has this length.
char32_t utf8_character(std::string_view bytes, std::size_t length);

}
