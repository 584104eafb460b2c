// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace tickscope {

/// The structs in namespace traced describe themselves: `ev` is a kind's name in every export, `names` are those of its
/// members in their order. Readers, writers and comparisons are made from these two and nothing else.
constexpr auto field_names(auto const... names) { return std::array<std::string_view, sizeof...(names)>{names...}; }

/// The members of an event, as references in their order. Does not compile where `names` and members differ in number.
/// (Boost.PFR would count the members itself, but cannot see those of a base; Boost.Describe wants each listed twice.)
template<class Event>
constexpr auto members_of(Event& event)
{
    constexpr std::size_t count = std::remove_const_t<Event>::names.size();
    static_assert(count <= 8, "the trace's coding has one byte that says which members differ");
    if constexpr (count == 1) {
        auto& [a] = event;
        return std::tie(a);
    } else if constexpr (count == 2) {
        auto& [a, b] = event;
        return std::tie(a, b);
    } else if constexpr (count == 3) {
        auto& [a, b, c] = event;
        return std::tie(a, b, c);
    } else if constexpr (count == 4) {
        auto& [a, b, c, d] = event;
        return std::tie(a, b, c, d);
    } else if constexpr (count == 5) {
        auto& [a, b, c, d, e] = event;
        return std::tie(a, b, c, d, e);
    } else if constexpr (count == 6) {
        auto& [a, b, c, d, e, f] = event;
        return std::tie(a, b, c, d, e, f);
    } else if constexpr (count == 7) {
        auto& [a, b, c, d, e, f, g] = event;
        return std::tie(a, b, c, d, e, f, g);
    } else {
        auto& [a, b, c, d, e, f, g, h] = event;
        return std::tie(a, b, c, d, e, f, g, h);
    }
}

}
