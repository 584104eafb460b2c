// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/kernel_console_case.h"
#include "core/kernel/time_convert.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

/// The arguments of one op. The first that is not as expected is remembered; what is asked for after that is empty, so
/// that an op reads all it needs and then asks once whether it is complete().
class ConsoleArgs {
public:
    explicit ConsoleArgs(Json const& op)
        : m_op{op}
    {
    }

    bool has(char const* key) const { return m_op.contains(key); }
    std::string text(char const* key);
    std::string one_of(char const* key, std::initializer_list<std::string_view> allowed);
    bool flag(char const* key);
    std::uint64_t count(char const* key, std::uint64_t most);
    /// [seconds, parts of a second], each any integer.
    std::array<std::int64_t, 2> time(char const* key);
    /// A number or "inf".
    std::uint64_t limit(char const* key);
    /// A signal's number by its name.
    int signal(char const* key);
    Json const& list(char const* key);

    void expect(bool holds, std::string_view expected)
    {
        if (!holds && !m_error)
            m_error = std::string{expected};
    }
    /// Whether everything was as expected and every key of the op has been asked for.
    bool complete();
    std::optional<std::string> const& error() const { return m_error; }

private:
    Json const* value(char const* key);

    Json const& m_op;
    std::size_t m_used = 1;  // the op's name
    std::optional<std::string> m_error;
};

inline Json json_of(Timespec const& time) { return {time.sec, time.nsec}; }
inline Json json_of(Timeval const& time) { return {time.sec, time.usec}; }

}
