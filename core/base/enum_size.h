// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace tickscope {

/// Whether a value of an enum has a name: the compiler spells one that has none as a cast, "(tickscope::Law)9". The
/// enum must not be in an unnamed namespace.
template<auto value>
consteval bool is_enumerator()
{
    std::string_view const name = __PRETTY_FUNCTION__;
    return name[name.rfind("= ") + 2] != '(';
}

/// How many enumerators an enum has that counts from 0 without gaps. A table with a row for each asserts its size by
/// this one, so that a new enumerator without a row does not compile. (Boost.Describe or magic_enum could say it too;
/// the one wants every enum listed twice, the other tries 256 values of each.)
template<class E, std::size_t first = 0>
consteval std::size_t enum_size()
{
    if constexpr (is_enumerator<static_cast<E>(first)>())
        return enum_size<E, first + 1>();
    else
        return first;
}

}
