// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/idle_balance_batch.h"
#include "tests/support/sim.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

// The same flat domain either way; where a topology is spelt out, every attempt is made one by one.
static std::string scenario(std::uint32_t hz, std::string const& topology)
{
    return fmt::format(R"(
seed: 7
machine: {{cpus: 8, hz: {}{}}}
processes:
  - name: hog
    threads: [{{name: main, program: [{{repeat: forever, do: [{{user: 1s}}]}}]}}]
  - name: waker
    start: 300ms
    threads:
      - {{name: a, program: [{{repeat: 40, do: [{{user: {{uniform: [1ms, 9ms]}}}}, {{sleep: {{uniform: [1ms, 40ms]}}}}]}}]}}
      - {{name: b, count: 3, program: [{{sleep: 600ms}}, {{repeat: 30, do: [{{user: 3ms}}, {{sleep: {{uniform: [1ms, 90ms]}}}}]}}]}}
  - name: crowd
    start: 2s
    threads: [{{name: c, count: 12, program: [{{repeat: 3, do: [{{user: 30ms}}, {{sleep: 200ms}}]}}]}}]
)",
                       hz, topology);
}

static Machine with_every_attempt_booked(Sim const& sim)
{
    Machine machine = sim.machine();
    Kernel k{machine};
    unbatch_idle_balance(k);
    return machine;
}

TEST(QuietBalancing, EndsWhereEveryAttemptOneByOneEnds)
{
    for (std::uint32_t const hz : {100u, 250u, 1000u}) {
        SCOPED_TRACE(hz);
        Sim quiet{scenario(hz, "")}, one_by_one{scenario(hz, ", topology: {sockets: 8, cores: 1, smt: 1}")};

        for (Nanos at = 37ms; at < 4s; at += 61ms) {
            quiet.run_until(at);
            one_by_one.run_until(at);

            Machine const expected = one_by_one.machine(), got = with_every_attempt_booked(quiet);
            for (std::size_t i = 0; i < expected.cpus.size(); ++i) {
                ASSERT_EQ(got.cpus[i].domains, expected.cpus[i].domains) << "CPU " << i << " at " << at.count();
                ASSERT_EQ(got.cpus[i].rq, expected.cpus[i].rq) << "CPU " << i << " at " << at.count();
            }
        }
        EXPECT_EQ(quiet.events(), one_by_one.events());
    }
}

TEST(QuietBalancing, TakesInEveryCpuThatSleeps)
{
    Sim sim{
        "machine: {cpus: 64}\nprocesses: [{name: p, threads: [{name: main, start_cpu: 3, program: [{user: 10s}]}]}]"};

    sim.run_until(100ms);

    EXPECT_EQ(sim.machine().nohz.quiet.weight(), 62u);  // all but the busy one and the owner
}

}
