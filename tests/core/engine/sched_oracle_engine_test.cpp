// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sched_records.h"
#include "tests/support/sim.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace tickscope::test {

using nlohmann::json;

static std::string nanos(json const& time) { return fmt::format("{}ns", time.get<std::int64_t>()); }

static json process_of(json const& record, json const& task);

static json op_of(json const& record, json const& step)
{
    std::string const what = step[0];
    if (what == "run")
        return {{"user", nanos(step[1])}};
    if (what == "sleep")
        return {{"sleep", nanos(step[1])}};
    if (what == "yield")
        return "yield";
    for (json const& task : record["tasks"])
        if (task["name"] == step[1])
            return {{"fork", process_of(record, task)}};
    return {};
}

static json thread_of(json const& record, json const& task)
{
    json thread{{"name", task["name"]}, {"policy", task.value("policy", "other")}};
    if (task.contains("priority"))
        thread["priority"] = task["priority"];
    if (task.contains("nice"))
        thread["nice"] = task["nice"];
    json ops = json::array();
    for (json const& step : task["program"])
        ops.push_back(op_of(record, step));
    if (task["loop"])
        ops = json::array({{{"repeat", "forever"}, {"do", ops}}});
    thread["program"] = ops;
    return thread;
}

static json process_of(json const& record, json const& task)
{
    return {{"name", task["name"]}, {"threads", json::array({thread_of(record, task)})}};
}

static std::string yaml_of(json const& record, json const& machine, json const& processes)
{
    json const kernel{{"scheduler", record.value("version", "2.6.29")}};
    return fmt::format("machine: {}\nkernel: {}\nprocesses: {}\n", machine.dump(), kernel.dump(), processes.dump());
}

static std::string one_cpu_scenario(json const& record)
{
    json processes = json::array();
    for (json const& task : record["tasks"]) {
        if (task["start_ns"].is_null())
            continue;
        json process = process_of(record, task);
        process["start"] = nanos(task["start_ns"]);
        processes.push_back(process);
    }
    return yaml_of(record, {{"cpus", 1}, {"hz", record["hz"]}, {"ticks", "aligned"}, {"nohz", false}}, processes);
}

static std::string name_of(Sim& sim, Maybe<TaskId> id)
{
    return id ? thread_name(sim.engine().world()->name_table, sim.machine(), *id) : "idle";
}

static std::vector<std::string> switches_of(Sim& sim, SimTime end)
{
    std::vector<std::string> switches;
    for (TraceEvent const& event : sim.events())
        if (auto const* what = std::get_if<traced::SchedSwitch>(&event.what); what && event.at < end)
            switches.push_back(fmt::format("{} {}", event.at.time_since_epoch().count(), name_of(sim, what->next)));
    return switches;
}

struct Ran {
    std::int64_t sum_exec_ns = 0;
    std::uint64_t utime_ticks = 0;
};

// A child whose fork was never reached has not run.
static Ran ran(Sim& sim, std::string const& name, Nanos now)
{
    for (Task const& task : sim.machine().tasks) {
        if (name_of(sim, task.id) != name)
            continue;
        bool const current = sim.machine().cpus[index_of(task.cpu)].rq.curr == task.id;
        Nanos const unbanked = current ? SimTime{now} - task.exec_start : Nanos::zero();
        return {(task.sum_exec_runtime + unbanked).count(), task.utime.value};
    }
    return {};
}

static std::size_t number_of(json const& record, std::string const& name)
{
    json const& tasks = record["tasks"];
    auto const task = std::ranges::find_if(tasks, [&](json const& one) { return one["name"] == name; });
    return static_cast<std::size_t>(task - tasks.begin());
}

// Who wakes at one instant does so in the order of the file, in which a child stands with its parent; a record has its
// own order. Where they differ, so may all that follows.
static SimTime end_of_same_order(Sim& sim, json const& record)
{
    SimTime last{};
    std::size_t number = 0;
    for (TraceEvent const& event : sim.events())
        if (auto const* what = std::get_if<traced::SchedWakeup>(&event.what)) {
            std::size_t const before = event.at == last ? number : 0;
            number = number_of(record, name_of(sim, what->task));
            last = event.at;
            if (number < before)
                return last;
        }
    return never;
}

class RecordedScenario : public testing::TestWithParam<json> { };

TEST_P(RecordedScenario, SwitchesAsTheRealSchedulerDid)
{
    json const& record = GetParam();
    Sim sim{one_cpu_scenario(record)};
    Nanos const duration{record["duration_ns"].get<std::int64_t>()};

    sim.run_until(duration - Nanos{1});

    SimTime const end = end_of_same_order(sim, record);
    std::vector<std::string> expected;
    for (json const& entry : record["switches"])
        if (SimTime{Nanos{entry[0].get<std::int64_t>()}} < end)
            expected.push_back(fmt::format("{} {}", entry[0].get<std::int64_t>(), entry[1].get<std::string>()));
    EXPECT_EQ(switches_of(sim, end), expected);
    if (end != never)
        return;
    for (auto const& [name, final] : record["final"].items()) {
        Ran const got = ran(sim, name, duration);
        EXPECT_EQ(got.sum_exec_ns, final["sum_exec_ns"].get<std::int64_t>()) << name;
        EXPECT_EQ(got.utime_ticks, final["utime_ticks"].get<std::uint64_t>()) << name;
    }
}

static std::string id_of(testing::TestParamInfo<json> const& info)
{
    std::string name = info.param["id"];
    for (char const c : info.param.value("version", ""))
        name += c == '.' ? '_' : c;
    return name;
}

INSTANTIATE_TEST_SUITE_P(OneCpu, RecordedScenario, testing::ValuesIn(recorded_runs("sched.jsonl")), id_of);
INSTANTIATE_TEST_SUITE_P(LaterReleases, RecordedScenario, testing::ValuesIn(recorded_runs_of_releases("sched36.jsonl")),
                         id_of);

static std::string many_cpu_scenario(json const& record)
{
    json processes = json::array();
    char name = 'A';
    for (json const& nice : record["nices"]) {
        std::string const called(1, name++);
        json const forever{{"repeat", "forever"}, {"do", json::array({{{"user", "1000s"}}})}};
        json const thread{{"name", called}, {"nice", nice}, {"start_cpu", 0}, {"program", json::array({forever})}};
        processes.push_back({{"name", called}, {"threads", json::array({thread})}});
    }
    return yaml_of(record, {{"cpus", record["ncpu"]}, {"hz", record["hz"]}, {"ticks", "aligned"}, {"nohz", false}},
                   processes);
}

static std::vector<json> without_pushes()
{
    std::vector<json> records = recorded_runs("sched-smp.jsonl");
    std::erase_if(records, [](json const& record) { return record["active_balance_asked"] != 0; });
    return records;
}

class RecordedManyCpuScenario : public testing::TestWithParam<json> { };

TEST_P(RecordedManyCpuScenario, MovesTasksAsTheRealSchedulerDid)
{
    json const& record = GetParam();
    Sim sim{many_cpu_scenario(record)};

    sim.run_until(Nanos{record["duration_ns"].get<std::int64_t>() - 1});

    std::vector<std::string> expected, got;
    for (json const& move : record["migrations"])
        expected.push_back(fmt::format("{} {} {}->{}", move[0].get<std::int64_t>(), move[1].get<std::string>(),
                                       move[2].get<int>(), move[3].get<int>()));
    for (TraceEvent const& event : sim.events())
        if (auto const* move = std::get_if<traced::SchedMigrateTask>(&event.what))
            got.push_back(fmt::format("{} {} {}->{}", event.at.time_since_epoch().count(), name_of(sim, move->task),
                                      index_of(move->orig_cpu), index_of(move->dest_cpu)));
    std::sort(got.begin(), got.end());
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(got, expected);
    for (auto const& [name, final] : record["final"].items()) {
        EXPECT_EQ(sim.thread(name + "/" + name).sum_exec_runtime.count(), final["sum_exec_ns"].get<std::int64_t>());
        EXPECT_EQ(index_of(sim.thread(name + "/" + name).cpu), final["cpu"].get<std::size_t>());
    }
}

INSTANTIATE_TEST_SUITE_P(ManyCpus, RecordedManyCpuScenario, testing::ValuesIn(without_pushes()), id_of);

}
