// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_op.h"

#include <charconv>
#include <string_view>

namespace tickscope {

static Result<std::uint64_t> number(std::string_view text)
{
    int base = 10;
    if (text.starts_with("0x") || text.starts_with("0X")) {
        text.remove_prefix(2);
        base = 16;
    }
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (error != std::errc{} || end != text.data() + text.size())
        return failure("expected a number, decimal or after 0x");
    return value;
}

static std::string_view next_word(std::string_view& text)
{
    std::size_t const begin = std::min(text.find_first_not_of(" \t"), text.size());
    std::size_t const end = std::min(text.find_first_of(" \t", begin), text.size());
    std::string_view const word = text.substr(begin, end - begin);
    text.remove_prefix(end);
    return word;
}

Result<TextOp> read_text_op(nlohmann::ordered_json const& op)
{
    if (!op.is_string())
        return failure("expected an op as a string");
    auto const& whole = op.get_ref<std::string const&>();
    std::string_view rest = whole;
    std::string_view const name = next_word(rest);
    std::string_view const argument = next_word(rest);
    if (name.empty() || !next_word(rest).empty())
        return failure("expected a word and at most one number");
    TextOp read{std::string{name}, 0};
    bool const wants_number = name != "show" && name != "reinit" && name != "irq";
    if (wants_number == argument.empty())
        return failure(wants_number ? "expected a number after '" + read.name + "'" : "expected no number here");
    if (argument.empty())
        return read;
    auto const value = number(argument);
    if (!value)
        return tl::unexpected(value.error());
    read.value = *value;
    return read;
}

}
