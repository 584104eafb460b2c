// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sched_records.h"
#include "tests/support/sched_sim.h"

#include <gmock/gmock.h>

namespace tickscope::test {

using nlohmann::json;

static SchedSim::Step step_of(json const& step)
{
    std::string const what = step[0];
    if (what == "run")
        return SchedSim::Burst{Nanos{step[1].get<std::int64_t>()}};
    if (what == "sleep")
        return SchedSim::Sleep{Nanos{step[1].get<std::int64_t>()}};
    if (what == "fork")
        return SchedSim::Fork{step[1]};
    return SchedSim::Yield{};
}

static SchedSim::TaskSpec task_of(json const& task)
{
    static std::map<std::string, Policy> const policies{{"fifo", Policy::Fifo},
                                                        {"rr", Policy::Rr},
                                                        {"batch", Policy::Batch},
                                                        {"idle", Policy::Idle},
                                                        {"other", Policy::Other}};
    SchedSim::TaskSpec spec{.name = task["name"], .nice = task.value("nice", 0)};
    spec.policy = policies.at(task.value("policy", "other"));
    spec.rt_priority = task.value("priority", std::uint8_t{0});
    spec.start = task["start_ns"].is_null() ? std::optional<Nanos>{} : Nanos{task["start_ns"].get<std::int64_t>()};
    for (json const& step : task["program"])
        spec.program.push_back(step_of(step));
    spec.loop = task["loop"];
    return spec;
}

class RecordedRun : public testing::TestWithParam<json> { };

TEST_P(RecordedRun, SwitchesAsTheRealSchedulerDid)
{
    json const& record = GetParam();
    SchedSim sim{record["hz"]};
    for (json const& task : record["tasks"])
        sim.add(task_of(task));
    Nanos const duration{record["duration_ns"].get<std::int64_t>()};

    sim.run(duration);

    std::vector<SchedSim::Switch> expected;
    for (json const& entry : record["switches"])
        expected.push_back({entry[0], entry[1]});
    auto const& got = sim.switches();
    for (std::size_t i = 0; i < std::max(expected.size(), got.size()); ++i) {
        ASSERT_LT(i, got.size()) << "no switch to " << expected[i].to << " at " << expected[i].at_ns;
        ASSERT_LT(i, expected.size()) << "a switch to " << got[i].to << " at " << got[i].at_ns;
        ASSERT_EQ(got[i].at_ns, expected[i].at_ns)
            << "switch " << i << " to " << expected[i].to << ", got " << got[i].to;
        ASSERT_EQ(got[i].to, expected[i].to) << "switch " << i << " at " << got[i].at_ns;
    }
    for (auto const& [name, final] : record["final"].items()) {
        EXPECT_EQ(sim.sum_exec(name, duration).count(), final["sum_exec_ns"].get<std::int64_t>()) << name;
        EXPECT_EQ(sim.task(name).utime.value, final["utime_ticks"].get<std::uint64_t>()) << name;
    }
}

static std::string record_name(testing::TestParamInfo<json> const& info) { return info.param["id"]; }

INSTANTIATE_TEST_SUITE_P(OneCpu, RecordedRun, testing::ValuesIn(recorded_runs("sched.jsonl")), record_name);

class RecordedBalancing : public testing::TestWithParam<json> { };

TEST_P(RecordedBalancing, MovesTasksAsTheRealSchedulerDid)
{
    json const& record = GetParam();
    SchedSim sim{record["hz"], record["ncpu"]};
    sim.add_hogs(record["nices"].get<std::vector<int>>());
    sim.set_active_balance(SchedSim::ActiveBalance::CountedOnly);

    sim.run(Nanos{record["duration_ns"].get<std::int64_t>()});

    std::vector<SchedSim::Migration> expected;
    for (json const& move : record["migrations"])
        expected.push_back({move[0], move[1], move[2], move[3]});
    auto const& got = sim.migrations();
    for (std::size_t i = 0; i < std::max(expected.size(), got.size()); ++i) {
        ASSERT_LT(i, got.size()) << "no move of " << expected[i].task << " at " << expected[i].at_ns;
        ASSERT_LT(i, expected.size()) << "a move of " << got[i].task << " at " << got[i].at_ns;
        ASSERT_EQ(got[i], expected[i]) << "move " << i << ": " << got[i].task << " at " << got[i].at_ns << ", not "
                                       << expected[i].task << " at " << expected[i].at_ns;
    }
    for (auto const& [name, final] : record["final"].items()) {
        EXPECT_EQ(sim.task(name).sum_exec_runtime.count(), final["sum_exec_ns"].get<std::int64_t>()) << name;
        EXPECT_EQ(index_of(sim.task(name).cpu), final["cpu"].get<std::size_t>()) << name;
    }
    EXPECT_EQ(sim.active_balances_asked(), record["active_balance_asked"].get<std::uint32_t>());
}

INSTANTIATE_TEST_SUITE_P(ManyCpus, RecordedBalancing, testing::ValuesIn(recorded_runs("sched-smp.jsonl")), record_name);

}
