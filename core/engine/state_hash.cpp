// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/state_hash.h"

#include <boost/pfr.hpp>

#include <optional>
#include <type_traits>

namespace tickscope {

namespace {

template<class T>
concept Number = std::is_integral_v<T> || std::is_enum_v<T>;
template<class T>
concept Duration = requires(T value)
{
    value.count();
};
template<class T>
concept Instant = requires(T value)
{
    value.time_since_epoch();
};
template<class T>
concept Range = requires(T value)
{
    value.begin();
    value.end();
    value.size();
};
template<class T>
concept Optional = requires(T value)
{
    value.has_value();
    *value;
};
template<class T>
concept Bits = requires(T value)
{
    value.bits();
};

/// Walks a value down to its numbers, in the order in which its fields are declared.
class Hasher {
public:
    std::uint64_t result() const { return m_hash; }

    void visit(Number auto const& number) { mix(static_cast<std::uint64_t>(number)); }
    void visit(Duration auto const& duration) { visit(duration.count()); }
    void visit(Instant auto const& instant) { visit(instant.time_since_epoch()); }
    void visit(Bits auto const& set) { visit(set.bits()); }

    void visit(Range auto const& range)
    {
        visit(range.size());
        for (auto const& element : range)
            visit(element);
    }

    void visit(Optional auto const& maybe)
    {
        visit(maybe.has_value());
        if (maybe.has_value())
            visit(*maybe);
    }

    void visit(CpuMask const& mask)
    {
        visit(mask.weight());
        for (CpuId const cpu : mask)
            visit(cpu);
    }

    void visit(EventQueue const& queue)
    {
        visit(queue.size());
        queue.each([this](DueKey const& key, EventQueue::Handle handle) {
            visit(key);
            visit(handle);
        });
    }

    template<class Struct>
    void visit(Struct const& value)
    {
        boost::pfr::for_each_field(value, [this](auto const& field) { this->visit(field); });
    }

private:
    void mix(std::uint64_t number)
    {
        m_hash = (m_hash ^ number) * 0x9e3779b97f4a7c15u;
        m_hash ^= m_hash >> 29;
    }

    std::uint64_t m_hash = 0x5469636b73636f70;
};

}

std::uint64_t state_hash(Machine const& machine)
{
    Hasher hasher;
    hasher.visit(machine);
    return hasher.result();
}

}
