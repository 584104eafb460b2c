// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sha256.h"

#include <array>
#include <cstdint>
#include <sha2.h>

namespace tickscope {

std::string sha256(std::string_view bytes)
{
    std::array<char, SHA256_DIGEST_STRING_LENGTH> digits{};
    SHA256Data(reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size(), digits.data());
    return digits.data();
}

}
