// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/sched_domains.h"
#include "tests/support/sched_sim.h"

#include <gmock/gmock.h>

#include <set>

namespace tickscope::test {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::SizeIs;

// Two sockets of two cores of two threads: CPUs 0 and 1 are a core, 0 to 3 a socket.
static constexpr Topology two_by_two_by_two{.sockets = 2, .cores = 2, .smt = 2};

static std::vector<SchedDomain> domains_of(SchedSim& sim, std::uint16_t cpu)
{
    SchedDomains const domains = sched_domains(sim.machine(), CpuId{cpu});
    return {domains.begin(), domains.end()};
}

static void take_offline(SchedSim& sim, std::initializer_list<std::uint16_t> cpus)
{
    for (std::uint16_t const cpu : cpus) {
        sim.machine().online.clear(CpuId{cpu});
        sim.machine().cpus[cpu].online = false;
    }
}

TEST(SchedDomains, AreTheCoreTheSocketAndTheMachine)
{
    SchedSim sim{1000, 8, two_by_two_by_two};

    auto const domains = domains_of(sim, 5);

    ASSERT_THAT(domains, SizeIs(3));
    EXPECT_EQ(domains[0].first, 4u);
    EXPECT_EQ(domains[0].end, 6u);
    EXPECT_EQ(domains[0].group_size, 1u);
    EXPECT_EQ(domains[1].first, 4u);
    EXPECT_EQ(domains[1].end, 8u);
    EXPECT_EQ(domains[1].group_size, 2u);
    EXPECT_EQ(domains[2].first, 0u);
    EXPECT_EQ(domains[2].end, 8u);
    EXPECT_EQ(domains[2].group_size, 4u);
}

TEST(SchedDomains, HaveTheirLevelsParameters)
{
    SchedSim sim{1000, 8, two_by_two_by_two};
    auto const domains = domains_of(sim, 0);
    ASSERT_THAT(domains, SizeIs(3));
    DomainParameters const& sibling = *domains[0].parameters;
    DomainParameters const& mc = *domains[1].parameters;
    DomainParameters const& cpu = *domains[2].parameters;
    auto const indices = [](DomainParameters const& p) {
        return std::vector<int>{p.busy_idx, p.idle_idx, p.newidle_idx, p.wake_idx, p.forkexec_idx};
    };
    auto const numbers = [](DomainParameters const& p) {
        return std::vector<std::uint32_t>{p.min_interval, p.max_interval, p.busy_factor, p.imbalance_pct,
                                          p.cache_nice_tries};
    };

    EXPECT_THAT(numbers(sibling), ElementsAre(1, 2, 64, 110, 0));
    EXPECT_THAT(indices(sibling), ElementsAre(0, 0, 0, 0, 0));
    EXPECT_TRUE(sibling.balance_newidle && sibling.wake_balance && sibling.share_cpupower);
    EXPECT_THAT(numbers(mc), ElementsAre(1, 4, 64, 125, 1));
    EXPECT_THAT(indices(mc), ElementsAre(2, 0, 0, 1, 1));
    EXPECT_TRUE(!mc.balance_newidle && mc.wake_balance && !mc.share_cpupower);
    EXPECT_THAT(numbers(cpu), ElementsAre(1, 4, 64, 125, 1));
    EXPECT_THAT(indices(cpu), ElementsAre(2, 1, 2, 1, 1));
    EXPECT_TRUE(!cpu.balance_newidle && cpu.wake_balance && !cpu.share_cpupower);
}

TEST(SchedDomains, LeaveOutLevelsWithOneGroup)
{
    SchedSim flat{1000, 4};
    ASSERT_THAT(domains_of(flat, 0), SizeIs(1));
    EXPECT_EQ(domains_of(flat, 0)[0].group_size, 1u);
    EXPECT_EQ(domains_of(flat, 0)[0].parameters->idle_idx, 1u);

    SchedSim one_socket{1000, 4, Topology{.sockets = 1, .cores = 4, .smt = 1}};
    ASSERT_THAT(domains_of(one_socket, 0), SizeIs(1));
    EXPECT_EQ(domains_of(one_socket, 0)[0].parameters->idle_idx, 0u);

    SchedSim siblings_in_sockets{1000, 4, Topology{.sockets = 2, .cores = 1, .smt = 2}};
    auto const domains = domains_of(siblings_in_sockets, 2);
    ASSERT_THAT(domains, SizeIs(2));
    EXPECT_TRUE(domains[0].parameters->share_cpupower);
    EXPECT_EQ(domains[1].group_size, 2u);
    EXPECT_EQ(domains[1].parameters->idle_idx, 1u);
}

TEST(SchedDomains, LoseALevelWhenItsOtherGroupsGoOffline)
{
    SchedSim sim{1000, 8, two_by_two_by_two};

    take_offline(sim, {1});
    ASSERT_THAT(domains_of(sim, 0), SizeIs(2));
    EXPECT_EQ(domains_of(sim, 0)[0].group_size, 2u);
    EXPECT_THAT(domains_of(sim, 2), SizeIs(3));

    // Socket 1 is gone: its four CPUs leave the machine with one group.
    take_offline(sim, {4, 5, 6, 7});
    ASSERT_THAT(domains_of(sim, 2), SizeIs(2));
    EXPECT_EQ(domains_of(sim, 2)[1].end, 4u);
    EXPECT_THAT(domains_of(sim, 4), SizeIs(0));

    take_offline(sim, {2, 3});
    EXPECT_THAT(domains_of(sim, 0), SizeIs(0));
}

static std::set<std::size_t> places_after_two_seconds(std::size_t hogs, std::size_t cpus_in_a_place)
{
    SchedSim sim{1000, 8, two_by_two_by_two};
    sim.add_hogs(std::vector<int>(hogs, 0));
    sim.run(2s);
    std::set<std::size_t> places;
    for (std::size_t i = 0; i < hogs; ++i)
        places.insert(index_of(sim.machine().tasks[i].cpu) / cpus_in_a_place);
    return places;
}

// Every group counts as one CPU of power, be it a socket: threads spread over sockets and cores before siblings share.
TEST(SchedDomains, SpreadThreadsOverSocketsThenCoresThenSiblings)
{
    EXPECT_THAT(places_after_two_seconds(2, 4), SizeIs(2));
    EXPECT_THAT(places_after_two_seconds(4, 2), SizeIs(4));
    EXPECT_THAT(places_after_two_seconds(8, 1), SizeIs(8));
}

static void load_cpus(SchedSim& sim, std::initializer_list<std::uint16_t> cpus)
{
    for (std::uint16_t const cpu : cpus) {
        sim.machine().cpus[cpu].rq.load = 1024;
        sim.machine().cpus[cpu].rq.cpu_load.fill(1024);
    }
}

static CpuId idlest_from(std::uint16_t cpu, std::initializer_list<std::uint16_t> loaded, CpuMask allowed)
{
    SchedSim sim{1000, 8, two_by_two_by_two};
    load_cpus(sim, loaded);
    return find_idlest_cpu(sim.machine(), CpuId{cpu}, allowed);
}

// Down the levels from the largest, each time to the next group that is no busier: from an idle CPU as well.
TEST(FindIdlestCpu, GoesToAnotherSocketCoreAndSibling)
{
    CpuMask const all = CpuMask::first(8);

    EXPECT_EQ(idlest_from(0, {}, all), CpuId{7});
    EXPECT_EQ(idlest_from(0, {0}, all), CpuId{7});
    // Both sockets are as busy: a new thread stays in its own unless 12 per cent are to be gained.
    EXPECT_EQ(idlest_from(0, {0, 7}, all), CpuId{3});
    EXPECT_EQ(idlest_from(0, {0, 3, 5, 7}, all), CpuId{1});
}

TEST(FindIdlestCpu, LooksOnlyAtGroupsThatTheThreadMayUse)
{
    CpuMask own_core_and_one_more;
    for (CpuId const cpu : {CpuId{0}, CpuId{1}, CpuId{5}})
        own_core_and_one_more.set(cpu);

    EXPECT_EQ(idlest_from(0, {0}, own_core_and_one_more), CpuId{5});
    EXPECT_EQ(idlest_from(0, {0, 5}, own_core_and_one_more), CpuId{1});
}

// Siblings are the one level that looks for work when it becomes idle.
TEST(NewIdleBalance, PullsFromASiblingOnly)
{
    struct Row {
        std::uint16_t leaves;
        bool pulls;
    };
    for (Row const& row : {Row{1, true}, Row{2, false}, Row{4, false}}) {
        SCOPED_TRACE(row.leaves);
        SchedSim sim{1000, 8, two_by_two_by_two};
        CpuMask here;
        here.set(CpuId{0});
        here.set(CpuId{row.leaves});
        sim.machine().affinities.push_back(here);
        for (char const* name : {"A", "B", "C"})
            sim.task((sim.add({.name = name, .program = {SchedSim::Burst{1000s}}}), name)).affinity = 1;
        sim.add({.name = "S", .program = {SchedSim::Burst{1200us}, SchedSim::Sleep{1000s}}, .cpu = row.leaves});

        // Long enough for the waiting threads not to count as cache-hot by the clock of the last tick.
        sim.run(1300us);

        EXPECT_EQ(!sim.migrations().empty(), row.pulls);
    }
}

}
