// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/field_coding.h"

#include <cstddef>
#include <cstring>
#include <tuple>
#include <type_traits>
#include <utility>

namespace tickscope::coding {

/// The compact form of an event: a head byte (kind, and whether time and CPU moved), what moved, its cause as a
/// distance, a bit for every field that differs from the last event of its kind, and these fields: numbers as
/// differences, names of things as they are. Everything is derived from members_of(); no kind is written out by hand.

/// Calls visit(leaf of a, leaf of b) for all fields, going into a TaskCputime.
template<class A, class B, class Visit>
constexpr void each_leaf(A& a, B& b, Visit&& visit)
{
    auto const pairwise = [&]<std::size_t... I>(auto fields_a, auto fields_b, std::index_sequence<I...>)
    {
        (
            [&] {
                auto& x = std::get<I>(fields_a);
                auto& y = std::get<I>(fields_b);
                if constexpr (std::is_same_v<std::remove_cvref_t<decltype(x)>, TaskCputime>) {
                    visit(x.utime, y.utime);
                    visit(x.stime, y.stime);
                    visit(x.sum_exec_runtime, y.sum_exec_runtime);
                } else
                    visit(x, y);
            }(),
            ...);
    };
    auto const fields = members_of(a);
    pairwise(fields, members_of(b),
             std::make_index_sequence<std::tuple_size_v<std::remove_cvref_t<decltype(fields)>>>{});
}

template<class Event>
inline constexpr std::size_t leaf_count = [] {
    Event event;
    std::size_t count = 0;
    each_leaf(event, event, [&count](auto&, auto&) { ++count; });
    return count;
}();

static_assert(std::variant_size_v<Traced> <= 64, "the head byte has six bits for the kind");
inline constexpr Byte time_moved = 0x40, cpu_moved = 0x80, kind_bits = 0x3f;

/// More than the longest event needs: head, time, CPU, cause, mask and eight fields of ten bytes.
inline constexpr std::size_t max_event_bytes = 128;

template<class Event>
Byte* encode_fields(Byte* out, Event const& event, Event& last)
{
    static_assert(leaf_count<Event> <= 8, "one byte says which fields differ");
    // Kept in registers to the end: a store through a Byte* could be a store to anything.
    Byte* const mask_at = out++;
    unsigned mask = 0, bit = 0;
    each_leaf(event, last, [&](auto const& now, auto& before) {
        if (!(now == before)) {
            mask |= 1u << bit;
            using Leaf = std::remove_cvref_t<decltype(now)>;
            out = put_varint(out, is_amount<Leaf> ? zigzag(to_code(now) - to_code(before)) : to_code(now));
            before = now;
        }
        ++bit;
    });
    *mask_at = static_cast<Byte>(mask);
    return out;
}

template<class Event>
Byte const* decode_fields(Byte const* in, Event& last)
{
    Byte const mask = *in++;
    unsigned bit = 0;
    if (mask != 0)
        each_leaf(last, last, [&](auto& field, auto&) {
            if ((mask >> bit & 1) != 0) {
                using Leaf = std::remove_cvref_t<decltype(field)>;
                std::uint64_t const code = take_varint(in);
                from_code(field, is_amount<Leaf> ? to_code(field) + unzigzag(code) : code);
            }
            ++bit;
        });
    return in;
}

/// Writes `event` at `out` and returns the end of what was written.
inline Byte* encode(Byte* out, TraceEvent const& event, State& state)
{
    Byte* const head_at = out++;
    auto head = static_cast<unsigned>(event.what.index());
    if (event.at != state.at) {
        head |= time_moved;
        out = put_varint(out, zigzag(static_cast<std::uint64_t>((event.at - state.at).count())));
        state.at = event.at;
    }
    if (event.cpu != state.cpu) {
        head |= cpu_moved;
        out = put_varint(out, static_cast<std::uint64_t>(event.cpu));
        state.cpu = event.cpu;
    }
    *head_at = static_cast<Byte>(head);
    out = put_varint(out, event.cause == TraceEvent::no_cause ? 0 : zigzag(event.n - 1 - event.cause) + 1);
    return std::visit(
        [&]<class Event>(Event const& what) { return encode_fields(out, what, std::get<Event>(state.last)); },
        event.what);
}

/// Reads the event numbered `n` at `in` and returns where the next one begins.
inline Byte const* decode(Byte const* in, std::uint64_t n, TraceEvent& event, State& state)
{
    Byte const head = *in++;
    if ((head & time_moved) != 0)
        state.at += Nanos{static_cast<std::int64_t>(unzigzag(take_varint(in)))};
    if ((head & cpu_moved) != 0)
        state.cpu = static_cast<CpuId>(take_varint(in));
    event.n = n;
    event.at = state.at;
    event.cpu = state.cpu;
    std::uint64_t const cause = take_varint(in);
    event.cause = cause == 0 ? TraceEvent::no_cause : n - 1 - unzigzag(cause - 1);

    using Decoder = Byte const* (*)(Byte const*, TraceEvent&, State&);
    static constexpr auto decoders = []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<Decoder, sizeof...(I)>{[](Byte const* from, TraceEvent& into, State& of_chunk) {
            auto& last = std::get<I>(of_chunk.last);
            from = decode_fields(from, last);
            into.what.emplace<I>(last);
            return from;
        }...};
    }
    (std::make_index_sequence<std::variant_size_v<Traced>>{});
    return decoders[head & kind_bits](in, event, state);
}

}
