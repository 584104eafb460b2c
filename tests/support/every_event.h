// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enum_size.h"
#include "core/kernel/trace_event.h"

#include <tuple>
#include <utility>
#include <vector>

namespace tickscope::support {

/// An enum with names for its values: ids are enums without.
template<class T>
constexpr bool has_enumerators()
{
    if constexpr (std::is_enum_v<T>)
        return enum_size<T>() > 0;
    else
        return false;
}

/// The event with its `member`-th member set to each enumerator in turn; nothing if that is no such enum.
template<std::size_t member, class Kind>
void add_each_enumerator(std::vector<Traced>& events, Kind event)
{
    using Member = std::remove_cvref_t<std::tuple_element_t<member, decltype(members_of(event))>>;
    if constexpr (has_enumerators<Member>())
        for (std::size_t value = 0; value < enum_size<Member>(); ++value) {
            std::get<member>(members_of(event)) = static_cast<Member>(value);
            events.emplace_back(event);
        }
}

/// An event of each kind, and another for each enumerator of each of its enums.
inline std::vector<Traced> every_event()
{
    std::vector<Traced> events;
    auto const add = [&]<class Kind, std::size_t... member>(Kind const& plain, std::index_sequence<member...>) {
        events.emplace_back(plain);
        (add_each_enumerator<member>(events, plain), ...);
    };
    auto const add_all = [&]<class... Kinds>(std::variant<Kinds...> const*) {
        (add(Kinds{}, std::make_index_sequence<Kinds::names.size()>{}), ...);
    };
    add_all(static_cast<Traced const*>(nullptr));
    return events;
}

}
