// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/hpet_rtc.h"
#include "tests/support/bare_machine.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

struct Version {
    std::string_view name;
    FixSet fixes;
    WordSize word;
};

constexpr Version base32{"base32", {}, WordSize::Bits32};
constexpr Version base64{"base64", {}, WordSize::Bits64};
constexpr Version s32{"s32", {Fix::HpetReinit}, WordSize::Bits64};
constexpr Version ahead{"ahead", {Fix::HpetReinit, Fix::HpetCntAhead}, WordSize::Bits64};

// A machine with an RTC, and nothing to do but its interrupts.
struct RtcMachine : BareMachine {
    RtcMachine(HpetSettings settings, Version const& version = ahead)
        : BareMachine{1, {.fixes = version.fixes}}
    {
        settings.word = version.word;
        hpet_boot(kernel, settings);
    }

    void run_until(SimTime until)
    {
        while (machine.hrtimers.next_at() <= until) {
            machine.now = machine.hrtimers.pop().at;
            hpet_rtc_interrupt(kernel);
        }
        machine.now = until;
    }

    std::vector<SimTime> times_of(RtcIrqKind kind) const
    {
        std::vector<SimTime> times;
        for (TraceEvent const& event : events)
            if (auto const* irq = std::get_if<traced::RtcIrq>(&event.what); irq && irq->kind == kind)
                times.push_back(event.at);
        return times;
    }
};

struct Service {
    Version version;
    std::uint64_t t1_cmp;
    std::uint32_t counter;
    std::uint64_t delta;
    std::uint64_t lost;
    std::uint32_t next_counts;
};

// Timer 1 is serviced when comparator and counter stand so.
class HpetReinit : public testing::TestWithParam<Service> { };

}

TEST_P(HpetReinit, StepsTheComparatorOn)
{
    auto const& [version, t1_cmp, counter, delta, lost, next_counts] = GetParam();
    SCOPED_TRACE(version.name);
    RtcMachine rtc{{.update_irq = true}, version};
    rtc.machine.hpet.counter_at_boot = counter;
    rtc.machine.hpet.default_delta = delta;
    hpet_set_t1_cmp(rtc.kernel, t1_cmp);

    EXPECT_EQ(hpet_rtc_timer_reinit(rtc.kernel), lost);

    EXPECT_EQ(rtc.machine.hpet.t1_cmp_register - hpet_counter(rtc.machine), next_counts);
    EXPECT_EQ(rtc.all<traced::Warning>().size(), lost == 0 ? 0u : 1u);
}

INSTANTIATE_TEST_SUITE_P(
    Hpet, HpetReinit,
    testing::Values(
        // 20.95 ms late after the counter has wrapped.
        Service{base64, 0x1'0000'2000, 0x0004'B3E0, 223'721, 0, 4'294'891'017},
        Service{s32, 0x1'0000'2000, 0x0004'B3E0, 223'721, 1, 147'442},
        Service{ahead, 0x2000, 0x0004'B3E0, 223'721, 1, 147'442},
        Service{base32, 0x2000, 0x0004'B3E0, 223'721, 1, 147'442},
        // 1 s late, after the wrap and before it.
        Service{ahead, 0x2000, 0x2000 + 14'318'180, 223'721, 64, 223'685},
        Service{base64, 0x1000'0000, 0x1000'0000 + 14'318'180, 223'721, 64, 223'685},
        // Exactly one period late.
        Service{s32, 0x1000'0000, 0x1000'0000 + 223'721, 223'721, 0, 0},
        Service{ahead, 0x1000'0000, 0x1000'0000 + 223'721, 223'721, 1, 223'721},
        // 8192 Hz, 150 us late.
        Service{base64, 0x1'0000'2000, 0x2000 + 2148, 1747, 0, static_cast<std::uint32_t>(1747 - 2148)},
        Service{ahead, 0x2000, 0x2000 + 2148, 1747, 1, 1747 * 2 - 2148},
        // 150 s late: 32 bits take it for early.
        Service{base64, 0x1000'0000, 0x1000'0000 + 0x8000'0000 + 300'000, 223'721, 9600, 161'673},
        Service{base32, 0x1000'0000, 0x1000'0000 + 0x8000'0000 + 300'000, 223'721, 0, 2'147'407'369},
        Service{s32, 0x1000'0000, 0x1000'0000 + 0x8000'0000 + 300'000, 223'721, 0, 2'147'407'369},
        Service{ahead, 0x1000'0000, 0x1000'0000 + 0x8000'0000 + 300'000, 223'721, 0, 2'147'407'369}));

TEST(Hpet, MakesItsDeltasOfThePeriod)
{
    struct Row {
        std::uint64_t hz, pie_limit, pie_delta;
    };
    for (Row const& row :
         {Row{1, 64, 0}, {2, 32, 0}, {64, 1, 0}, {128, 0, 111'860}, {1024, 0, 13'982}, {8192, 0, 1747}}) {
        SCOPED_TRACE(row.hz);
        RtcMachine rtc{{.update_irq = true}};

        hpet_set_periodic_freq(rtc.kernel, row.hz);

        EXPECT_EQ(rtc.machine.hpet.default_delta, 223'721u);
        EXPECT_EQ(rtc.machine.hpet.pie_limit, row.pie_limit);
        EXPECT_EQ(rtc.machine.hpet.pie_delta, row.pie_delta);
    }
}

TEST(Hpet, IgnoresAFastRateThatFollowsASlowOne)
{
    RtcMachine rtc{{.periodic_hz = 64}};

    hpet_set_periodic_freq(rtc.kernel, 1024);
    rtc.run_until(at(1s));

    EXPECT_EQ(rtc.machine.hpet.pie_limit, 1u);
    EXPECT_EQ(rtc.machine.hpet.pie_delta, 13'982u);
    EXPECT_EQ(rtc.machine.hpet.periodic_irqs, 64u);
}

TEST(Hpet, CountsWithTheTimeAndWrapsAtThirtyTwoBits)
{
    RtcMachine rtc{{.counter = 0xFFFF'0000}};
    EXPECT_EQ(hpet_counter(rtc.machine), 0xFFFF'0000);

    rtc.machine.now = at(1s);

    // 10^15 / 69 841 279 counts.
    EXPECT_EQ(hpet_counter(rtc.machine), static_cast<std::uint32_t>(0xFFFF'0000 + 14'318'179));
}

TEST(Hpet, InterruptsAtTheFirstNanosecondOfAMatch)
{
    RtcMachine rtc{{.update_irq = true}};

    // ceil(223 721 * 69.841279 ns)
    ASSERT_EQ(rtc.machine.hrtimers.next_at(), at(15'624'961ns));
    rtc.machine.now = at(15'624'960ns);
    EXPECT_EQ(hpet_counter(rtc.machine), 223'720u);
    rtc.machine.now = at(15'624'961ns);
    EXPECT_EQ(hpet_counter(rtc.machine), 223'721u);
}

TEST(Hpet, ReportsAnUpdateAfterEachChangeOfTheSecond)
{
    RtcMachine rtc{{.update_irq = true}};

    rtc.run_until(at(10'100ms));

    auto const updates = rtc.times_of(RtcIrqKind::Update);
    ASSERT_EQ(updates.size(), 10u);
    for (std::size_t i = 0; i < updates.size(); ++i) {
        EXPECT_GE(updates[i], at((i + 1) * 1s));
        EXPECT_LT(updates[i], at((i + 1) * 1s + 15'625us));
    }
}

TEST(Hpet, RingsAnAlarmOnceInsideItsSecond)
{
    RtcMachine rtc{{.rtc_seconds = *parse_rtc_time("2009-02-18 09:00:00"), .alarm = RtcAlarm{9, 0, 5}}};

    rtc.run_until(at(100s));

    auto const alarms = rtc.times_of(RtcIrqKind::Alarm);
    ASSERT_EQ(alarms.size(), 1u);
    EXPECT_GE(alarms[0], at(5s));
    EXPECT_LT(alarms[0], at(5'015'625us));
    EXPECT_FALSE(rtc.machine.hpet.enabled);
    EXPECT_TRUE(rtc.machine.hrtimers.empty());
}

TEST(Hpet, InterruptsPeriodicallyAtItsRate)
{
    RtcMachine rtc{{.periodic_hz = 1024}};

    rtc.run_until(at(1s));

    EXPECT_EQ(rtc.machine.hpet.periodic_irqs, 1024u);
}

TEST(Hpet, FallsSilentWhenItIsServedLateAfterTheCounterWrapped)
{
    for (Version const& version : {base64, base32, s32, ahead}) {
        SCOPED_TRACE(version.name);
        RtcMachine rtc{{.counter = 0xFFFF'0000, .update_irq = true, .hold_offs = {{at(1s), at(1'300ms)}}}, version};

        rtc.run_until(at(60s));

        bool const silent = version.name == "base64";
        EXPECT_EQ(rtc.machine.hpet.update_irqs, silent ? 1u : 60u - 1u);
        EXPECT_EQ(rtc.machine.hpet.lost == 0, silent);
        EXPECT_EQ(rtc.machine.hrtimers.next_at() > at(300s), silent);
    }
}

TEST(Hpet, HandlesAnInterruptThatWasHeldOffAtTheEndOfTheSpan)
{
    RtcMachine rtc{{.update_irq = true, .hold_offs = {{at(10ms), at(16ms)}, {at(16ms), at(20ms)}}}};

    EXPECT_EQ(rtc.machine.hrtimers.next_at(), at(20ms));
}

TEST(Hpet, TellsWhenCounterAndComparatorMeet)
{
    RtcMachine rtc{{.update_irq = true}};

    EXPECT_EQ(hpet_counts_to_match(rtc.machine), 223'721u);
    EXPECT_EQ(hpet_next_match(rtc.machine), at(15'624'961ns));
    // The comparator is one count behind the counter, which has to go round.
    rtc.machine.hpet.t1_cmp_register = 0xFFFF'FFFF;
    EXPECT_EQ(hpet_counts_to_match(rtc.machine), 0xFFFF'FFFFu);
    // Equal to it: it has been missed.
    rtc.machine.hpet.t1_cmp_register = 0;
    EXPECT_EQ(hpet_counts_to_match(rtc.machine), std::uint64_t{1} << 32);
    // ceil(2^32 * 69.841279 ns)
    EXPECT_EQ(hpet_next_match(rtc.machine), at(299'966'009'216ns));
}

TEST(Hpet, TellsWhenItsCounterWraps)
{
    RtcMachine rtc{{.counter = 0xFFFF'0000}};

    // ceil(0x10000 * 69.841279 ns)
    ASSERT_EQ(hpet_next_wrap(rtc.machine), at(4'577'119ns));
    rtc.machine.now = at(4'577'118ns);
    EXPECT_EQ(hpet_counter(rtc.machine), 0xFFFF'FFFFu);
    EXPECT_EQ(hpet_next_wrap(rtc.machine), at(4'577'119ns));
    rtc.machine.now = at(4'577'119ns);
    EXPECT_EQ(hpet_counter(rtc.machine), 0u);
    EXPECT_EQ(hpet_next_wrap(rtc.machine), hpet_wrap(rtc.machine.hpet, 2));
    rtc.machine.now = hpet_wrap(rtc.machine.hpet, 2) - 1ns;
    EXPECT_EQ(hpet_counter(rtc.machine), 0xFFFF'FFFFu);
    rtc.machine.now = hpet_wrap(rtc.machine.hpet, 2);
    EXPECT_EQ(hpet_counter(rtc.machine), 0u);
}

TEST(Hpet, WrapsAWholeTurnAfterABootAtNought)
{
    RtcMachine rtc{{.counter = 0}};

    EXPECT_EQ(hpet_next_wrap(rtc.machine), at(299'966'009'216ns));
}

TEST(Hpet, GoesOnUntilItsNextInterruptWhenNothingIsEnabledAnyMore)
{
    RtcMachine rtc{{.update_irq = true}};

    hpet_mask_rtc_irq_bit(rtc.kernel, rtc_uie);
    EXPECT_TRUE(rtc.machine.hpet.enabled);
    rtc.run_until(at(1s));

    EXPECT_EQ(rtc.machine.hpet.interrupts, 1u);
    EXPECT_FALSE(rtc.machine.hpet.enabled);
}

}
