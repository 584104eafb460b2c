// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/base64url.h"

#include <cstdint>

namespace tickscope {

static constexpr std::string_view base64url_digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string base64url(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 4 / 3 + 3);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (char const c : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(c);
        for (count += 8; count >= 6; count -= 6)
            out += base64url_digits[bits >> (count - 6) & 0x3F];
    }
    if (count > 0)
        out += base64url_digits[bits << (6 - count) & 0x3F];
    return out;
}

std::optional<std::string> from_base64url(std::string_view text)
{
    for (int padding = 0;
         padding < 2 && (text.size() + static_cast<std::size_t>(padding)) % 4 == 0 && text.ends_with('='); ++padding)
        text.remove_suffix(1);
    if (text.size() % 4 == 1)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    unsigned count = 0;
    for (char const c : text) {
        std::size_t const digit = base64url_digits.find(c);
        if (digit == std::string_view::npos)
            return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            out += static_cast<char>(bits >> count & 0xFF);
        }
    }
    bool const has_rest = (bits & ((1u << count) - 1)) != 0;
    return has_rest ? std::nullopt : std::optional{std::move(out)};
}

}
