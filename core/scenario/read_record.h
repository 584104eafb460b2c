// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/reading.h"

#include <array>

namespace tickscope {

/// A key of a map, the member that it goes into, and who reads it.
template<class Owner, class T, class Read>
struct Field {
    std::string_view key;
    T Owner::*member;
    Read read;
    bool is_required;

    void take(Fields const& fields, Owner& into) const
    {
        if (is_required)
            fields.take_required(key, into.*member, read);
        else
            fields.take(key, into.*member, read);
    }
};

template<class Owner, class T, class Read>
constexpr Field<Owner, T, Read> required(std::string_view key, T Owner::*member, Read read)
{
    return {key, member, read, true};
}

template<class Owner, class T, class Read>
constexpr Field<Owner, T, Read> optional(std::string_view key, T Owner::*member, Read read)
{
    return {key, member, read, false};
}

/// A map that has these keys and no others, each read on its own. `what` names it in messages. What is missing or wrong
/// has been complained of, and stays as Owner has it.
template<class Owner, class... T, class... Read>
Owner read_record(Reading& in, YamlNode node, std::string_view what, Field<Owner, T, Read> const&... entries)
{
    std::array<std::string_view, sizeof...(entries)> const keys{entries.key...};
    Fields const fields{in, node, what, keys};
    Owner record;
    (entries.take(fields, record), ...);
    return record;
}

}
