// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/scenario.h"

namespace tickscope {

template<class T>
static bool same_value(std::shared_ptr<T const> const& a, std::shared_ptr<T const> const& b)
{
    return a == b || (a && b && *a == *b);
}

bool Disposition::operator==(Disposition const&) const = default;
bool op::Repeat::operator==(Repeat const&) const = default;
bool op::Spawn::operator==(Spawn const& other) const
{
    return takes == other.takes && same_value(thread, other.thread);
}
bool op::Fork::operator==(Fork const& other) const
{
    return takes == other.takes && same_value(process, other.process);
}
bool cmd::Spawn::operator==(Spawn const& other) const
{
    return process == other.process && same_value(thread, other.thread);
}
bool cmd::Run::operator==(Run const& other) const { return same_value(process, other.process); }

}
