// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/draw.h"

#include "core/base/wide.h"
#include "core/scenario/quantities.h"

#include <algorithm>
#include <bit>

namespace tickscope {

std::uint64_t next_random(std::uint64_t& state)
{
    std::uint64_t z = state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

// A draw far from a mean of a century has no room in 64 bits: a time is never longer than a scenario can name one.
static Nanos as_time(Int128 nanos)
{
    return Nanos{static_cast<std::int64_t>(std::clamp<Int128>(nanos, 0, longest_time.count()))};
}

// -log2(u / 2^64) with 32 fractional bits, u > 0: the exponent at once, the fraction bit by bit by squaring.
static std::uint64_t minus_log2(std::uint64_t u)
{
    int const shift = std::countl_zero(u);
    std::uint64_t mantissa = u << shift;  // 1.63 fixed point, in [1, 2)
    std::uint64_t fraction = 0;
    for (int bit = 0; bit < 32; ++bit) {
        UInt128 const square = static_cast<UInt128>(mantissa) * mantissa;
        bool const carry = (square >> 127) != 0;
        mantissa = static_cast<std::uint64_t>(square >> (carry ? 64 : 63));
        fraction = fraction << 1 | (carry ? 1u : 0u);
    }
    return (static_cast<std::uint64_t>(shift + 1) << 32) - fraction;
}

static Nanos exponential(Nanos mean, std::uint64_t& state)
{
    constexpr std::uint64_t ln2 = 2977044472;  // 2^32 * ln 2
    std::uint64_t const log2 = minus_log2(std::max<std::uint64_t>(next_random(state), 1));
    UInt128 const scaled = (static_cast<UInt128>(log2) * ln2) >> 32;
    return as_time(static_cast<Int128>((scaled * static_cast<std::uint64_t>(mean.count())) >> 32));
}

// The sum of twelve uniform draws has variance one and is close enough to a bell.
static Nanos normal(Nanos mean, Nanos deviation, std::uint64_t& state)
{
    Int128 sum = -(Int128{6} << 32);
    for (int i = 0; i < 12; ++i)
        sum += static_cast<Int128>(next_random(state) >> 32);
    return as_time(mean.count() + ((sum * deviation.count()) >> 32));
}

static Nanos uniform(Nanos least, Nanos most, std::uint64_t& state)
{
    auto const width = static_cast<std::uint64_t>((most - least).count()) + 1;
    return least + Nanos{static_cast<std::int64_t>((static_cast<UInt128>(next_random(state)) * width) >> 64)};
}

Nanos draw(Span const& span, std::uint64_t& state)
{
    switch (span.kind) {
    case Span::Kind::Fixed:
        return span.a;
    case Span::Kind::Uniform:
        return uniform(span.a, span.b, state);
    case Span::Kind::Exponential:
        return exponential(span.a, state);
    case Span::Kind::Normal:
        return normal(span.a, span.b, state);
    }
    return span.a;
}

}
