// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console_args.h"

#include "core/kernel/signal_names.h"
#include "core/kernel/thread_group.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace tickscope {

Json const* ConsoleArgs::value(char const* key)
{
    auto const found = m_op.find(key);
    expect(found != m_op.end(), fmt::format("expected '{}'", key));
    if (found == m_op.end())
        return nullptr;
    ++m_used;
    return &*found;
}

std::string ConsoleArgs::text(char const* key)
{
    Json const* const found = value(key);
    bool const good = found != nullptr && found->is_string();
    expect(good, fmt::format("expected a string '{}'", key));
    return good ? found->get<std::string>() : std::string{};
}

std::string ConsoleArgs::one_of(char const* key, std::initializer_list<std::string_view> allowed)
{
    std::string const given = text(key);
    expect(std::find(allowed.begin(), allowed.end(), given) != allowed.end(),
           fmt::format("expected '{}' to be one of {}", key, fmt::join(allowed, ", ")));
    return given;
}

bool ConsoleArgs::flag(char const* key)
{
    Json const* const found = value(key);
    bool const good = found != nullptr && found->is_boolean();
    expect(good, fmt::format("expected '{}' to be true or false", key));
    return good && found->get<bool>();
}

std::uint64_t ConsoleArgs::count(char const* key, std::uint64_t most)
{
    Json const* const found = value(key);
    bool const whole = found != nullptr && found->is_number_integer() &&
        (found->is_number_unsigned() || found->get<std::int64_t>() >= 0);
    bool const good = whole && found->get<std::uint64_t>() <= most;
    expect(good, fmt::format("expected a whole number '{}' from 0 to {}", key, most));
    return good ? found->get<std::uint64_t>() : 0;
}

std::array<std::int64_t, 2> ConsoleArgs::time(char const* key)
{
    Json const* const found = value(key);
    auto const is_int64 = [](Json const& number) {
        return number.is_number_integer() &&
            (!number.is_number_unsigned() || number.get<std::uint64_t>() <= std::uint64_t{INT64_MAX});
    };
    bool const good =
        found != nullptr && found->is_array() && found->size() == 2 && is_int64((*found)[0]) && is_int64((*found)[1]);
    expect(good, fmt::format("expected two whole numbers '{}'", key));
    if (!good)
        return {};
    return {(*found)[0].get<std::int64_t>(), (*found)[1].get<std::int64_t>()};
}

std::uint64_t ConsoleArgs::limit(char const* key)
{
    if (m_op.contains(key) && m_op[key] == "inf") {
        ++m_used;
        return Rlimit::infinity;
    }
    return count(key, Rlimit::infinity);
}

int ConsoleArgs::signal(char const* key)
{
    std::string const name = text(key);
    auto const number = signal_number(name);
    expect(number.has_value(), fmt::format("expected the name of a signal '{}'", key));
    return number.value_or(1);
}

Json const& ConsoleArgs::list(char const* key)
{
    static Json const empty = Json::array();
    Json const* const found = value(key);
    bool const good = found != nullptr && found->is_array();
    expect(good, fmt::format("expected a list '{}'", key));
    return good ? *found : empty;
}

bool ConsoleArgs::complete()
{
    expect(m_used == m_op.size(), "expected no other keys than this op has");
    return !m_error;
}

}
