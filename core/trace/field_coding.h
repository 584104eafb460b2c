// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace_coding_state.h"

#include <type_traits>

namespace tickscope::coding {

/// How one field of an event becomes bytes: a number, and that as a varint.

constexpr std::uint64_t zigzag(std::uint64_t difference)
{
    return (difference << 1) ^ static_cast<std::uint64_t>(static_cast<std::int64_t>(difference) >> 63);
}
constexpr std::uint64_t unzigzag(std::uint64_t code) { return (code >> 1) ^ (~(code & 1) + 1); }

inline Byte* put_varint(Byte* out, std::uint64_t value)
{
    while (value >= 0x80) {
        *out++ = static_cast<Byte>(value | 0x80);
        value >>= 7;
    }
    *out++ = static_cast<Byte>(value);
    return out;
}

inline std::uint64_t take_varint(Byte const*& in)
{
    std::uint64_t value = *in & 0x7f;
    for (unsigned shift = 7; (*in++ & 0x80) != 0; shift += 7)
        value |= static_cast<std::uint64_t>(*in & 0x7f) << shift;
    return value;
}

template<class T>
struct IsMaybe : std::false_type {
};
template<class Id>
struct IsMaybe<Maybe<Id>> : std::true_type {
};
template<class T>
struct IsCount : std::false_type {
};
template<class Tag>
struct IsCount<Count<Tag>> : std::true_type {
};

template<class T>
constexpr std::uint64_t to_code(T const& field)
{
    if constexpr (IsMaybe<T>::value)
        return field ? static_cast<std::uint64_t>(*field) + 1 : 0;
    else if constexpr (IsCount<T>::value)
        return field.value;
    else if constexpr (std::is_same_v<T, Nanos>)
        return static_cast<std::uint64_t>(field.count());
    else
        return static_cast<std::uint64_t>(field);
}

template<class T>
constexpr void from_code(T& field, std::uint64_t code)
{
    if constexpr (IsMaybe<T>::value) {
        using Id = std::remove_cvref_t<decltype(*field)>;
        field = code == 0 ? T{} : T{static_cast<Id>(code - 1)};
    } else if constexpr (IsCount<T>::value)
        field.value = code;
    else if constexpr (std::is_same_v<T, Nanos>)
        field = Nanos{static_cast<std::int64_t>(code)};
    else
        field = static_cast<T>(code);
}

/// Amounts are near the last one; ids and words are not.
template<class T>
inline constexpr bool is_amount = IsCount<T>::value || std::is_same_v<T, Nanos> ||
    (std::is_integral_v<T> && sizeof(T) > 1);

}
