// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sim.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

// A flat machine on which every thread may run everywhere, so that only patience keeps a CPU idle.
class Crowd {
public:
    explicit Crowd(unsigned seed)
        : m_random{seed}
    {
    }

    std::string yaml()
    {
        std::string const hz = one_of({"100", "250", "300", "1000"});
        std::string text =
            fmt::format("machine: {{cpus: {}, hz: {}, ticks: {}, nohz: {}{}}}\nprocesses:\n", m_cpus = below(7) + 2, hz,
                        one_of({"aligned", "staggered"}), one_of({"true", "false"}), topology());
        unsigned const threads = below(2 * m_cpus) + 2;
        for (unsigned i = 0; i < threads; ++i)
            text += fmt::format("  - {{name: p{}, threads: [{{name: main, nice: {}, policy: {}, start_cpu: {}, "
                                "program: [{{repeat: forever, do: [{}]}}]}}]}}\n",
                                i, static_cast<int>(below(40)) - 20, one_of({"other", "other", "batch"}),
                                below(3) == 0 ? below(m_cpus) : 0, program());
        return text;
    }

private:
    unsigned below(unsigned n) { return static_cast<unsigned>(m_random() % n); }
    std::string one_of(std::vector<std::string> const& words)
    {
        return words[below(static_cast<unsigned>(words.size()))];
    }
    std::string topology()
    {
        if (m_cpus != 8 || below(2) == 0)
            return "";
        return one_of({", topology: {sockets: 2, cores: 2, smt: 2}", ", topology: {sockets: 2, cores: 4, smt: 1}"});
    }
    std::string program()
    {
        if (below(3) > 0)
            return "{user: 10s}";
        return fmt::format("{{user: {}us}}, {{sleep: {}us}}", below(30'000) + 1000, below(30'000) + 1000);
    }

    std::mt19937 m_random;
    unsigned m_cpus = 0;
};

}

// An idle CPU's next balancing may have been put off while it was busy: by 64 times the longest interval of 4 ms. Then
// come some attempts of up to 4 ms each until the busiest CPU is asked to push.
static constexpr Nanos longest_patience = 64 * 4ms + 6 * 4ms + 4 * 10ms;

static bool somebody_waits(Machine const& machine)
{
    return std::ranges::any_of(machine.cpus, [](Cpu const& cpu) { return cpu.rq.nr_running > 1; });
}

class IdleLaw : public testing::TestWithParam<int> { };

TEST_P(IdleLaw, LeavesNoCpuIdleForLongWhileSomebodyWaits)
{
    for (int seed = GetParam() * 10; seed < GetParam() * 10 + 10; ++seed) {
        std::string const yaml = Crowd{static_cast<unsigned>(seed)}.yaml();
        Sim sim{yaml};
        std::vector<Nanos> patience(sim.machine().cpus.size());
        for (Nanos until{}; until <= 2s; until += 1ms) {
            sim.run_until(until);
            bool const waits = somebody_waits(sim.machine());
            for (Cpu const& cpu : sim.machine().cpus) {
                Nanos& idle = patience[index_of(cpu.id)];
                idle = waits && !cpu.rq.curr ? idle + 1ms : Nanos{};
                ASSERT_LE(idle, longest_patience)
                    << "seed " << seed << ": CPU " << index_of(cpu.id) << " idles at " << until.count() << " ns\n"
                    << yaml;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(TwoHundredSeeds, IdleLaw, testing::Range(0, 20));

}
