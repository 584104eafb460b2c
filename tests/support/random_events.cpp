// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_events.h"

#include "core/trace/trace_coding.h"
#include "tests/support/every_event.h"

namespace tickscope::support {

using namespace std::chrono_literals;

namespace {

struct Dice {
    std::uint64_t state;

    std::uint64_t roll()
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return state;
    }
    std::uint64_t below(std::uint64_t bound) { return roll() % bound; }
    // Small numbers, large ones and the very edges all come up.
    std::uint64_t any_size() { return below(8) == 0 ? ~std::uint64_t{0} - below(3) : roll() >> below(64); }
};

template<std::size_t I>
Traced random_kind(Dice& dice)
{
    std::variant_alternative_t<I, Traced> what;
    coding::each_leaf(what, what, [&]<class Leaf>(Leaf& leaf, Leaf&) {
        if (dice.below(3) == 0)
            return;
        std::uint64_t const code = std::is_same_v<Leaf, bool> ? dice.below(2) : dice.any_size();
        if constexpr (has_enumerators<Leaf>())
            coding::from_code(leaf, code % enum_size<Leaf>());
        else
            coding::from_code(leaf, code);
    });
    return what;
}

}

std::vector<TraceEvent> random_events(std::size_t count, std::uint64_t seed)
{
    static constexpr auto kinds = []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<Traced (*)(Dice&), sizeof...(I)>{random_kind<I>...};
    }
    (std::make_index_sequence<std::variant_size_v<Traced>>{});

    Dice dice{seed * 0x9e3779b97f4a7c15};
    std::vector<TraceEvent> events;
    SimTime now{};
    for (std::uint64_t n = 0; n < count; ++n) {
        now += dice.below(2) == 0 ? 0ns : Nanos{static_cast<std::int64_t>(dice.roll() >> (30 + dice.below(34)))};
        std::uint64_t const cause = n == 0 || dice.below(3) == 0 ? TraceEvent::no_cause : dice.below(n);
        events.push_back({n, now, CpuId{static_cast<std::uint16_t>(dice.below(dice.below(2) == 0 ? 4 : 4096))}, cause,
                          kinds[dice.below(kinds.size())](dice)});
    }
    return events;
}

std::vector<TraceEvent> everyday_events(std::size_t count)
{
    Dice dice{88172645463325252};
    std::vector<TraceEvent> events;
    std::array<std::uint64_t, 4> vruntime{~std::uint64_t{0} - (1u << 20), 0, 1'000'000, 5'000'000};
    auto const add = [&](SimTime at, std::uint16_t cpu, std::uint64_t cause, Traced what) {
        events.push_back({events.size(), at, CpuId{cpu}, cause, std::move(what)});
        return events.back().n;
    };
    for (std::int64_t tick = 1; events.size() < count; ++tick)
        for (std::uint16_t cpu = 0; cpu < 4; ++cpu) {
            SimTime const at{1ms * tick + 125us * cpu};
            TaskId const task{static_cast<std::uint32_t>(2 + cpu + 4 * dice.below(2))};
            Tgid const process{static_cast<std::uint32_t>(1 + dice.below(2))};
            auto const n = add(at, cpu, TraceEvent::no_cause, traced::Tick{task, TickMode::User, {1}});
            add(at, cpu, n, traced::AccountGroup{process, {1}, {}, 0ns});
            vruntime[cpu] += 1'000'000;
            add(at, cpu, n, traced::SchedStatRuntime{task, 1ms, vruntime[cpu]});
            add(at, cpu, n, traced::AccountGroup{process, {}, {}, 1ms});
            if (dice.below(4) == 0)
                add(at, cpu, n, traced::SchedSwitch{task, SwitchOutState::Runnable, TaskId{9}});
        }
    events.resize(count);
    return events;
}

}
