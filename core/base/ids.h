// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace tickscope {

enum class TaskId : std::uint32_t {};   ///< index into Machine::tasks; the dead keep their row
enum class Tgid : std::uint32_t {};     ///< index into Machine::groups (not the pid that users see: ThreadGroup::pid)
enum class CpuId : std::uint16_t {};    ///< 0 .. 4095
enum class TimerId : std::uint32_t {};  ///< index into Machine::timers

/// Stands for none where the number of a trace event is wanted.
inline constexpr std::uint64_t no_event = ~std::uint64_t{0};

constexpr std::size_t index_of(auto id) { return static_cast<std::size_t>(id); }

/// An id or none, no larger than the id: the largest value stands for none.
template<class Id>
class Maybe {
public:
    constexpr Maybe() = default;
    constexpr Maybe(Id id)
        : m_id{id}
    {
    }

    constexpr bool has_value() const { return m_id != none; }
    constexpr explicit operator bool() const { return has_value(); }
    constexpr Id operator*() const { return m_id; }
    constexpr void reset() { m_id = none; }

    constexpr bool operator==(Maybe const&) const = default;
    friend constexpr bool operator==(Maybe maybe, Id id) { return maybe.m_id == id; }

private:
    static constexpr Id none = static_cast<Id>(-1);
    Id m_id = none;
};

}
