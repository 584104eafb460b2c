// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utf8.h"

namespace tickscope {

static std::size_t length_told_by(unsigned lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2)
        return 0;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

std::size_t utf8_length(std::string_view bytes)
{
    if (bytes.empty())
        return 0;
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    unsigned const lead = byte(0);
    std::size_t const length = length_told_by(lead);
    if (length == 0 || length > bytes.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    bool const overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
    bool const no_character = (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF4 && byte(1) > 0x8F);
    return overlong || no_character ? 0 : length;
}

char32_t utf8_character(std::string_view bytes, std::size_t length)
{
    auto const lead = static_cast<unsigned char>(bytes.front());
    if (length == 1)
        return lead;
    char32_t character = lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i)
        character = character << 6 | (static_cast<unsigned char>(bytes[i]) & 0x3Fu);
    return character;
}

}
