// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/trace_diff.h"

#include <algorithm>

namespace tickscope {

std::optional<Parting> first_difference(TraceView const& a, TraceView const& b, std::uint64_t from)
{
    from = std::max({from, a.first_n(), b.first_n()});
    TraceCursor in_a{a, from}, in_b{b, from};
    while (!in_a.at_end() && !in_b.at_end()) {
        TraceEvent const& x = in_a.next();
        TraceEvent const& y = in_b.next();
        if (x.at != y.at || x.cpu != y.cpu || x.what != y.what)
            return Parting{x.n, x, y};
    }
    if (in_a.at_end() && in_b.at_end())
        return {};
    Parting parting{in_a.at_end() ? in_b.n() : in_a.n(), {}, {}};
    if (!in_a.at_end())
        parting.a = in_a.next();
    if (!in_b.at_end())
        parting.b = in_b.next();
    return parting;
}

}
