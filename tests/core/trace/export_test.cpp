// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/event_fields.h"
#include "core/trace/export.h"
#include "tests/support/lines.h"
#include "tests/support/random_events.h"
#include "tests/support/small_name_table.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <utility>

namespace tickscope {

using namespace std::chrono_literals;
using support::lines_of;
using support::SmallCast;

static constexpr TaskId main_thread{1}, helper{2};
static constexpr Tgid worker{1};

static TraceView view_of(std::vector<TraceEvent> const& events)
{
    TraceLog log;
    for (TraceEvent const& event : events)
        log.record(event);
    return log.view();
}

static std::string written(TraceFormat format, std::vector<TraceEvent> const& events)
{
    SmallCast const name_table;
    KernelConfig const config;
    std::ostringstream out;
    write_trace(out, format, {view_of(events), name_table.names, config, 2, events.back().at, "a title"});
    return out.str();
}

struct Spelt {
    Traced what;
    std::string fields;  ///< as JSON, without the braces
};

class JsonLine : public testing::TestWithParam<Spelt> { };

TEST_P(JsonLine, SpellsTheEventAsTheContractDoes)
{
    std::string const line =
        written(TraceFormat::Jsonl, {{0, SimTime{1'500us}, CpuId{1}, TraceEvent::no_cause, GetParam().what}});

    auto const name = std::visit([](auto const& kind) { return std::string{kind.ev}; }, GetParam().what);
    EXPECT_EQ(line, R"({"n":0,"t":1500000,"cpu":1,"ev":")" + name + "\"," + GetParam().fields + "}\n");
}

INSTANTIATE_TEST_SUITE_P(
    EveryRule, JsonLine,
    testing::Values(
        Spelt{traced::SchedSwitch{{}, SwitchOutState::Idle, main_thread},
              R"("prev":"idle","prev_state":"R","next":"worker/main")"},
        Spelt{traced::SchedSwitch{helper, SwitchOutState::Sleeping, {}},
              R"("prev":"worker/helper.1","prev_state":"S","next":"idle")"},
        Spelt{traced::SchedWakeup{main_thread, CpuId{1}}, R"("task":"worker/main","target_cpu":1)"},
        Spelt{traced::SchedMigrateTask{helper, CpuId{0}, CpuId{1}, MigrateWhy::IdleBalance},
              R"("task":"worker/helper.1","orig_cpu":0,"dest_cpu":1,"why":"idle-balance")"},
        Spelt{traced::SchedProcessFork{{}, main_thread}, R"("parent":"init","child":"worker/main")"},
        Spelt{traced::SchedProcessExit{main_thread, 3, 0}, R"("task":"worker/main","code":3,"signal":null)"},
        Spelt{traced::SchedProcessExit{main_thread, 0, 9}, R"("task":"worker/main","code":0,"signal":"SIGKILL")"},
        Spelt{traced::SchedProcessWait{{}, worker}, R"("task":"init","reaped":"worker")"},
        Spelt{traced::SchedStatRuntime{main_thread, 1ms, 18446744073708503040u},
              R"("task":"worker/main","runtime":1000000,"vruntime":18446744073708503040)"},
        Spelt{traced::Tick{{}, TickMode::Idle, {1}}, R"("task":"idle","mode":"idle","charged":1)"},
        Spelt{traced::AccountGroup{worker, {1}, {}, 0ns}, R"("process":"worker","utime":1,"stime":0,"runtime":0)"},
        Spelt{traced::Mode{main_thread, CpuMode::System}, R"("task":"worker/main","mode":"system")"},
        Spelt{
            traced::ItimerState{worker, ItimerWhich::Prof, 1001, 1s, 0s},
            R"("process":"worker","which":"prof","expires_ticks":1001,"value_ns":1000000000,"interval_ns":0,"by":null)"},
        Spelt{traced::TimerExpire{{worker, TimerId{0}, TimerScope::Thread, CpuClock::Virt, 5, 6, 1}},
              R"("process":"worker","id":"t1","clock":"thread-virt","expires":5,"now":6,"overrun":1,"by":null)"},
        Spelt{
            traced::CputimerStart{worker, {}, {{2}, {1}, 3ms}},
            R"("process":"worker","was":{"utime":0,"stime":0,"runtime":0},"becomes":{"utime":2,"stime":1,"runtime":3000000})"},
        Spelt{traced::ExpiryCache{worker, {}, {7}, {}, 0ns}, R"("process":"worker","prof":7,"virt":0,"sched":0)"},
        Spelt{traced::ExpiryCache{worker, helper, {}, {}, 9ns},
              R"("task":"worker/helper.1","prof":0,"virt":0,"sched":9)"},
        Spelt{traced::ClockRead{worker, {}, ReadBy::ProcessProf, {}, {4}, {5}, 6ns},
              R"("process":"worker","clock":"process-prof","by":null,"utime":4,"stime":5,"runtime":6)"},
        Spelt{traced::RlimitCpu{worker, 1, Rlimit::infinity},
              R"("process":"worker","soft_s":1,"hard_s":null,"by":null)"},
        Spelt{traced::SignalGenerate{27, worker, helper, main_thread, SignalResult::Merged},
              R"("sig":"SIGPROF","process":"worker","task":"worker/helper.1","by":"worker/main","result":"merged")"},
        Spelt{traced::SignalDeliver{27, helper, SignalAction::Handler},
              R"("sig":"SIGPROF","task":"worker/helper.1","action":"handler")"},
        Spelt{traced::Sigchld{worker, worker, {15}, {0}},
              R"("process":"worker","child":"worker","si_utime":15,"si_stime":0)"},
        Spelt{traced::Lock{worker, {}, false}, R"("name":"worker","cpu_before":null,"transferred":false)"},
        Spelt{traced::NohzMask{CpuId{1}, true, 1}, R"("which":1,"in":true,"weight":1,"mask":[1])"},
        Spelt{traced::NohzBalancer{{}}, R"("owner":null)"},
        Spelt{traced::Command{CommandKind::Offline, CpuId{2}, {}, 0}, R"("what":"offline","which":2)"},
        Spelt{traced::Command{CommandKind::Alarm, {}, {}, 32'405}, R"("what":"rtc_alarm","alarm":"09:00:05")"},
        Spelt{traced::Command{CommandKind::Alarm, {}, {}, 86'400}, R"("what":"rtc_alarm","alarm":"off")"},
        Spelt{traced::Command{CommandKind::RtcUpdate, {}, {}, 1}, R"("what":"rtc_update","on":true)"},
        Spelt{traced::Command{CommandKind::RtcPeriodic, {}, {}, 64}, R"("what":"rtc_periodic","hz":64)"},
        Spelt{traced::Command{CommandKind::Fix, {}, {}, 0x81},
              R"("what":"fix","fixes":["hpet-reinit","abstime-sync"])"},
        Spelt{
            traced::Warning{WarningSite::ThreadGroupCputimer, {}, 0},
            R"("site":"thread_group_cputimer","text":"the process's timer was sampled while it was not running","value":0)"}));

TEST(Jsonl, EndsALineWithItsCause)
{
    std::string const text = written(TraceFormat::Jsonl,
                                     {{0, SimTime{}, CpuId{0}, TraceEvent::no_cause, traced::TickStop{}},
                                      {1, SimTime{}, CpuId{0}, 0, traced::TickStop{}}});

    EXPECT_EQ(lines_of(text).back(), R"({"n":1,"t":0,"cpu":0,"ev":"tick_stop","which":0,"cause":0})");
}

TEST(Jsonl, TellsTheWholeNohzMaskAfterEachChange)
{
    std::string const text =
        written(TraceFormat::Jsonl,
                {{0, SimTime{}, CpuId{0}, TraceEvent::no_cause, traced::NohzMask{CpuId{2}, true, 1}},
                 {1, SimTime{}, CpuId{0}, TraceEvent::no_cause, traced::NohzMask{CpuId{1}, true, 2}},
                 {2, SimTime{}, CpuId{0}, TraceEvent::no_cause, traced::NohzMask{CpuId{2}, false, 1}}});

    std::vector<nlohmann::json> masks;
    for (std::string const& line : lines_of(text))
        masks.push_back(nlohmann::json::parse(line)["mask"]);
    EXPECT_EQ(masks, (std::vector<nlohmann::json>{{2}, {1, 2}, nlohmann::json::array({1})}));
}

TEST(Jsonl, IsJsonForEveryKindOfEvent)
{
    for (std::string const& line : lines_of(written(TraceFormat::Jsonl, support::random_events(3'000, 21)))) {
        nlohmann::json const parsed = nlohmann::json::parse(line, nullptr, false);
        ASSERT_TRUE(parsed.is_object()) << line;
        ASSERT_TRUE(parsed.contains("n") && parsed.contains("t") && parsed.contains("cpu") && parsed.contains("ev"))
            << line;
    }
}

/// The values of a line of CSV without quotes, by the names of the first line.
static std::map<std::string, std::string> csv_cells(std::string const& names, std::string const& line)
{
    std::map<std::string, std::string> cells;
    std::istringstream heads{names}, values{line};
    std::string value;
    for (std::string name; std::getline(heads, name, ',');) {
        std::getline(values, value, ',');
        cells[name] = std::exchange(value, "");
    }
    return cells;
}

TEST(Csv, HasAColumnForEachField)
{
    std::vector<std::string> const lines = lines_of(written(
        TraceFormat::Csv,
        {{0, SimTime{2us}, CpuId{1}, TraceEvent::no_cause, traced::SchedSwitch{{}, SwitchOutState::Idle, main_thread}},
         {1, SimTime{3us}, CpuId{1}, 0, traced::NohzMask{CpuId{1}, true, 7}}}));

    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].substr(0, 16), "n,t,cpu,ev,cause");
    auto const first = csv_cells(lines[0], lines[1]), second = csv_cells(lines[0], lines[2]);
    EXPECT_EQ(first.at("ev"), "sched_switch");
    EXPECT_EQ(first.at("next"), "worker/main");
    EXPECT_EQ(first.at("cause"), "");
    EXPECT_EQ(first.at("mask"), "");
    EXPECT_EQ(second.at("cause"), "0");
    EXPECT_EQ(second.at("mask"), "1");
    EXPECT_EQ(second.at("weight"), "7");
}

TEST(Csv, LosesNoFieldOfAnyKindOfEvent)
{
    std::vector<TraceEvent> const events = support::random_events(3'000, 21);
    std::vector<std::string> const csv = lines_of(written(TraceFormat::Csv, events));
    std::vector<std::string> const jsonl = lines_of(written(TraceFormat::Jsonl, events));

    ASSERT_EQ(csv.size(), jsonl.size() + 1);
    for (std::size_t i = 0; i < jsonl.size(); ++i) {
        if (csv[i + 1].find('"') != std::string::npos)
            continue;  // a cell with commas in it
        auto const cells = csv_cells(csv[0], csv[i + 1]);
        nlohmann::json const fields = nlohmann::json::parse(jsonl[i]);
        for (auto const& [name, value] : fields.items()) {
            if (value.is_object())
                EXPECT_EQ(cells.at(name + ".runtime"), value["runtime"].dump()) << jsonl[i];
            else if (value.is_number())
                EXPECT_EQ(cells.at(name), value.dump()) << jsonl[i];
            else
                EXPECT_TRUE(cells.contains(name)) << name;
        }
    }
}

TEST(Jsonl, HasTheKeysThatTheSchemaOfTracesNames)
{
    std::ifstream file{std::string{TICKSCOPE_SOURCE_DIR} + "/resources/schema/trace.schema.json"};
    nlohmann::json const events = nlohmann::json::parse(file)["$defs"];
    for (std::string const& line : lines_of(written(TraceFormat::Jsonl, support::random_events(3'000, 21)))) {
        nlohmann::json const event = nlohmann::json::parse(line);
        ASSERT_TRUE(events.contains(event["ev"].get<std::string>())) << line;
        nlohmann::json const& rule = events[event["ev"].get<std::string>()];
        for (auto const& [name, value] : event.items())
            EXPECT_TRUE(rule["properties"].contains(name)) << name << " in " << line;
        for (nlohmann::json const& name : rule["required"])
            EXPECT_TRUE(event.contains(name.get<std::string>())) << name << " in " << line;
    }
}

TEST(Ftrace, PrintsTracepointsAsTheKernelDoes)
{
    std::string const text = written(
        TraceFormat::Ftrace,
        {{0, SimTime{1'000'250us}, CpuId{1}, TraceEvent::no_cause,
          traced::SchedSwitch{{}, SwitchOutState::Idle, main_thread}},
         {1, SimTime{1'001'000'499ns}, CpuId{1}, TraceEvent::no_cause, traced::SchedStatRuntime{main_thread, 1ms, 5}}});

    std::vector<std::string> const lines = lines_of(text);
    EXPECT_EQ(lines[0], "# tracer: nop");
    EXPECT_EQ(
        lines[lines.size() - 3],
        "          <idle>-0       (-------) [001] d..2     1.000250000: sched_switch: prev_comm=swapper/1 prev_pid=0 "
        "prev_prio=120 prev_state=R ==> next_comm=worker/main next_pid=100 next_prio=120");
    EXPECT_EQ(
        lines[lines.size() - 2],
        "     worker/main-100     (    100) [001] d..2     1.001000499: sched_stat_runtime: comm=worker/main pid=100 "
        "runtime=1000000 [ns] vruntime=5 [ns]");
}

TEST(Chrome, ShowsLanesStatesSignalsAndArrowsForCauses)
{
    nlohmann::json const file = nlohmann::json::parse(
        written(TraceFormat::Chrome,
                {{0, SimTime{1ms}, CpuId{0}, TraceEvent::no_cause, traced::SchedWakeup{main_thread, CpuId{1}}},
                 {1, SimTime{2ms}, CpuId{1}, 0, traced::SchedSwitch{{}, SwitchOutState::Idle, main_thread}},
                 {2, SimTime{3ms}, CpuId{1}, TraceEvent::no_cause, traced::Mode{main_thread, CpuMode::System}},
                 {3, SimTime{4ms}, CpuId{1}, TraceEvent::no_cause, traced::Tick{main_thread, TickMode::System, {1}}},
                 {4, SimTime{4ms}, CpuId{1}, 3, traced::SignalGenerate{27, worker, main_thread, main_thread, {}}},
                 {5, SimTime{5ms}, CpuId{1}, TraceEvent::no_cause,
                  traced::SchedSwitch{main_thread, SwitchOutState::Sleeping, {}}}}));

    auto const slices = [&](std::string const& category) {
        std::vector<std::string> found;
        for (nlohmann::json const& event : file["traceEvents"])
            if (event["ph"] == "X" && event["cat"] == category)
                found.push_back(event["name"].get<std::string>() + " " + event["ts"].dump() + "+" +
                                event["dur"].dump());
        return found;
    };
    auto const count = [&](std::string const& phase) {
        return std::count_if(file["traceEvents"].begin(), file["traceEvents"].end(),
                             [&](nlohmann::json const& event) { return event["ph"] == phase; });
    };
    EXPECT_EQ(slices("cpu"), std::vector<std::string>{"worker/main 2000.0+3000.0"});
    EXPECT_EQ(slices("mode"), std::vector<std::string>{"system 3000.0+2000.0"});
    EXPECT_EQ(slices("thread_state"), (std::vector<std::string>{"Runnable 1000.0+1000.0", "Running 2000.0+3000.0"}));
    EXPECT_EQ(
        slices("event"),
        (std::vector<std::string>{"sched_wakeup 1000.0+0.005", "signal_generate 4000.003+0.005", "tick 4000.0+0.002"}));
    EXPECT_EQ(count("s"), 1);
    EXPECT_EQ(count("f"), 1);
    EXPECT_EQ(count("i"), 1);
}

TEST(Chrome, IsJsonForEveryKindOfEvent)
{
    nlohmann::json const file =
        nlohmann::json::parse(written(TraceFormat::Chrome, support::random_events(3'000, 22)), nullptr, false);

    EXPECT_TRUE(file.is_object());
}

TEST(TraceFormat, IsNamedOnTheCommandLine)
{
    for (TraceFormatInfo const& row : trace_formats)
        EXPECT_EQ(trace_format(row.name), row.format);
    EXPECT_EQ(trace_format("trace-cmd"), TraceFormat::TraceCmd);
    EXPECT_FALSE(trace_format("xml"));
}

TEST(TraceFormat, TakesEveryKindOfEvent)
{
    for (TraceFormatInfo const& row : trace_formats)
        EXPECT_GT(written(row.format, support::random_events(3'000, 23)).size(), 3'000u) << row.name;
}

}
