// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

// A FIFO hog that never sleeps and is never throttled: its n-th tick is the n-th of the CPU.
static std::string signals_of_hog(unsigned hz, std::string_view hard)
{
    Sim sim{fmt::format(R"(
machine: {{hz: {}}}
kernel: {{sched: {{rt_runtime: 1s}}}}
processes:
  - name: hog
    rlimit_rttime: {{soft: 500ms, hard: {}}}
    signals: {{SIGXCPU: {{handler: 1us}}}}
    threads: [{{name: main, policy: fifo, priority: 10, program: [{{user: 100s}}]}}]
)",
                        hz, hard)};
    sim.run_until(2600ms);
    return sim.signals("hog");
}

TEST(RlimitRttime, SendsSigxcpuEverySecondAndSigkillAtTheHardLimit)
{
    EXPECT_EQ(signals_of_hog(1000, "unlimited"), "SIGXCPU 501 ms, SIGXCPU 1501 ms, SIGXCPU 2501 ms");
    EXPECT_EQ(signals_of_hog(1000, "500ms"), "SIGKILL 501 ms");
    EXPECT_EQ(signals_of_hog(250, "2500ms"), "SIGXCPU 504 ms, SIGXCPU 1504 ms, SIGKILL 2504 ms");
}

}
