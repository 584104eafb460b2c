// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/enum_size.h"
#include "core/base/verify.h"

namespace tickscope {

/// The row of `value` in a table that has one for each enumerator, in their order. A table that lacks one, or has one
/// too many, does not compile.
template<class E, class Row, std::size_t size>
constexpr Row const& row_for(Row const (&rows)[size], E value)
{
    static_assert(size == enum_size<E>());
    VERIFY(static_cast<std::size_t>(value) < size);
    return rows[static_cast<std::size_t>(value)];
}

}
