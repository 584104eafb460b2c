// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "core/trace/event_text.h"
#include "tests/support/every_event.h"
#include "tests/support/frames.h"
#include "ui/models/armed_timers.h"
#include "ui/models/causes.h"
#include "ui/models/clock_sum.h"
#include "ui/models/cpu_tiles.h"
#include "ui/models/event_log_model.h"
#include "ui/models/fix_text.h"
#include "ui/models/machine_facts.h"
#include "ui/models/task_tree_model.h"
#include "ui/style/format.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

#include <set>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

Tgid worker(Frame const& frame)
{
    for (ThreadGroup const& group : frame.machine->groups)
        if (!group.reaps_children && process_name(frame.world->name_table, *frame.machine, group.id) == "worker")
            return group.id;
    return {};
}

std::uint64_t lastSignal(Frame const& frame)
{
    std::uint64_t last = TraceEvent::no_cause;
    frame.trace.each(0, frame.trace.size(), [&](TraceEvent const& event) {
        if (std::holds_alternative<traced::SignalGenerate>(event.what))
            last = event.n;
    });
    return last;
}

TEST(TaskTree, HasProcessesTheirThreadsAndTheDead)
{
    TaskTreeModel model;
    QAbstractItemModelTester const tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    model.setFrame(frame_at(busy_story, 50ms));

    ASSERT_EQ(model.rowCount(), 2);
    QModelIndex const process = model.index(0, 0);
    EXPECT_EQ(process.data().toString(), "worker");
    ASSERT_EQ(model.rowCount(process), 3);
    EXPECT_EQ(model.index(0, 0, process).data().toString(), "main");
    EXPECT_EQ(model.index(1, 0, process).data().toString(), "helper");
    EXPECT_EQ(model.index(2, 0, process).data().toString(), "dead threads");
    EXPECT_EQ(model.index(2, TaskTreeModel::Utime, process).data().toString(), "30");
    EXPECT_EQ(model.index(2, TaskTreeModel::Exec, process).data().toString(), "0.030");
}

TEST(TaskTree, KeepsItsRowsWhileOnlyFiguresChange)
{
    TaskTreeModel model;
    model.setFrame(frame_at(busy_story, 50ms));
    QPersistentModelIndex const helper{model.index(1, 0, model.index(0, 0))};

    model.setFrame(frame_at(busy_story, 60ms));

    EXPECT_TRUE(helper.isValid());
    EXPECT_EQ(helper.sibling(helper.row(), TaskTreeModel::Utime).data().toString(), "60");
}

TEST(TaskTree, FindsAThreadByItsNumber)
{
    TaskTreeModel model;
    model.setFrame(frame_at(busy_story, 50ms));
    QModelIndex const helper = model.index(1, 0, model.index(0, 0));

    Maybe<TaskId> const thread = model.threadAt(helper);

    ASSERT_TRUE(thread);
    EXPECT_EQ(model.indexOf(*thread), helper);
    EXPECT_FALSE(model.threadAt(model.index(2, 0, model.index(0, 0))));
}

TEST(CpuTiles, SayWhoRunsAndHowBusyItWas)
{
    auto const frame = frame_at(busy_story, 100ms);

    CpuTile const busy = cpuTile(*frame, CpuId{0});
    CpuTile const half = cpuTile(*frame, CpuId{2});

    EXPECT_EQ(busy.who, "worker/main");
    EXPECT_EQ(busy.busy_permille, 1000);
    EXPECT_FALSE(busy.can_switch);
    EXPECT_EQ(half.who, "idle");
    EXPECT_EQ(half.busy_permille, 300);
    EXPECT_TRUE(half.can_switch);
}

TEST(ArmedTimers, CountDownOnTheClockOfTheirProcess)
{
    auto const frame = frame_at(busy_story, 20ms);

    std::vector<ArmedTimer> const timers = armedTimers(*frame, worker(*frame));

    ASSERT_EQ(timers.size(), 3u);
    EXPECT_EQ(timers[0].name, "ITIMER_PROF");
    EXPECT_EQ(timers[0].expires, "102");
    EXPECT_EQ(timers[0].left, "42 ticks");
    EXPECT_TRUE(timers[0].has_cause);
    EXPECT_EQ(timers[0].by, "by worker/main at 0.000 s");
    EXPECT_EQ(timers[1].name, "RLIMIT_CPU soft");
    EXPECT_EQ(timers[1].by, "by the scenario at 0.000 s");
    EXPECT_EQ(timers[2].name, "RLIMIT_CPU hard");
}

TEST(ClockSum, OfLiveAndDeadIsTheClock)
{
    auto const frame = frame_at(busy_story, 50ms);

    ClockSum const sum = clockSum(*frame, worker(*frame));

    TaskCputime total;
    for (ClockLine const& line : sum.lines)
        if (line.kind == ClockLine::Kind::Thread || line.kind == ClockLine::Kind::Dead)
            total = total + line.time;
    auto const clock = std::find_if(sum.lines.begin(), sum.lines.end(),
                                    [](ClockLine const& line) { return line.kind == ClockLine::Kind::Clock; });
    ASSERT_NE(clock, sum.lines.end());
    EXPECT_EQ(total, clock->time);
    EXPECT_EQ(clock->time.utime, Cputime{130});
    EXPECT_EQ(clock->time, peek_thread_group_cputime(*frame->machine, worker(*frame)));
}

TEST(ClockSum, GathersTheLeastBusyThreadsInOneLine)
{
    auto const frame = frame_at(busy_story, 20ms);

    ClockSum const sum = clockSum(*frame, worker(*frame), 2);

    ASSERT_GE(sum.lines.size(), 3u);
    EXPECT_EQ(sum.lines[2].kind, ClockLine::Kind::Others);
    EXPECT_EQ(sum.lines[2].name, "1 more thread");
}

TEST(Causes, LeadFromASignalToTheCallThatSetItsTimer)
{
    auto const frame = frame_at(busy_story, 60ms);

    std::vector<CauseStep> const steps = causesOf(*frame, lastSignal(*frame));

    ASSERT_GE(steps.size(), 3u);
    EXPECT_TRUE(steps.front().sentence.text.startsWith("SIGPROF is queued to worker"));
    EXPECT_TRUE(steps.back().sentence.text.startsWith("ITIMER_PROF of worker is set to 100 ms"));
    EXPECT_EQ(steps.back().at, SimTime{});
}

TEST(Causes, OfNoEventAreNone)
{
    auto const frame = frame_at(busy_story, 10ms);

    EXPECT_TRUE(causesOf(*frame, frame->trace.size()).empty());
}

TEST(Sentences, ExistForEveryKindOfEventAndEveryEnumerator)
{
    NameTable const name_table;
    TaskTable const task_table;
    std::set<QString> laws;
    for (Traced const& what : support::every_event()) {
        SCOPED_TRACE(event_name(what));
        QString const text = sentenceOf({.what = what}, TaskNames{name_table, task_table}).text;
        EXPECT_FALSE(text.isEmpty());
        if (std::holds_alternative<traced::Invariant>(what))
            laws.insert(text);
    }
    EXPECT_EQ(laws.size(), enum_size<Law>());
}

TEST(EventLog, ListsSignalsButNotTicks)
{
    EventLogModel model;
    QAbstractItemModelTester const tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    auto const frame = frame_at(busy_story, 200ms);

    model.setFrame(frame);

    int signals_listed = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        Traced const what = frame->trace.at(model.numberAt(row)).what;
        EXPECT_FALSE(std::holds_alternative<traced::Tick>(what));
        signals_listed += std::holds_alternative<traced::SignalGenerate>(what) ? 1 : 0;
    }
    EXPECT_GT(signals_listed, 0);
}

TEST(EventLog, ShowsOnlyWhatHasAllTheWordsLookedFor)
{
    EventLogModel model;
    model.setFrame(frame_at(busy_story, 400ms));

    model.setFilter(EventLogModel::defaultClasses, "queued sigprof");

    ASSERT_GT(model.rowCount(), 1);
    for (int row = 0; row < model.rowCount(); ++row)
        EXPECT_TRUE(model.index(row, EventLogModel::Text).data().toString().startsWith("SIGPROF is queued"));
}

TEST(EventLog, FindsTheLineOfAnInstant)
{
    EventLogModel model;
    auto const frame = frame_at(busy_story, 400ms);
    model.setFrame(frame);

    int const row = model.rowAt(SimTime{100ms});

    ASSERT_GE(row, 0);
    ASSERT_LT(row + 1, model.rowCount());
    EXPECT_LE(frame->trace.at(model.numberAt(row)).at, SimTime{100ms});
    EXPECT_GT(frame->trace.at(model.numberAt(row + 1)).at, SimTime{100ms});
}

TEST(FixWords, SayWhatAFixWaitsFor)
{
    FixInfo const& abstime = info_of(Fix::AbstimeSync);
    LaterFixInfo const& raw = info_of(LaterFix::DeadRaw);
    KernelConfig fixed, bare;
    bare.fixes = {};

    EXPECT_EQ(fixTip(abstime, fixed), "abstime-sync, commit 4da94d4");
    EXPECT_EQ(fixTip(abstime, bare),
              "abstime-sync, commit 4da94d4\nIt changes nothing now: split-clocks-timers is off");
    EXPECT_EQ(fixTip(raw, fixed), "dead-raw, commit 0cf55e1: since 2.6.33");
    EXPECT_TRUE(fixTip(info_of(LaterFix::SettimeStartsCputimer), bare).contains("split-clocks-timers is off"));
}

TEST(MachineFacts, SayWhatTheMachineHas)
{
    auto const frame = frame_at(busy_story, 50ms);
    std::uint64_t ticks = 0, switches = 0;
    for (Cpu const& cpu : frame->machine->cpus) {
        ticks += cpu.ticks;
        switches += cpu.rq.switches;
    }
    QMap<QString, QString> values;
    for (FactSection const& section : machineFacts(*frame))
        for (Fact const& fact : section.facts) {
            EXPECT_FALSE(fact.value.isEmpty()) << fact.name.toStdString();
            values[fact.name] = fact.value;
        }

    ASSERT_GT(ticks, 0u);
    EXPECT_EQ(values["ticks taken"], countText(ticks));
    EXPECT_EQ(values["switches"], countText(switches));
    EXPECT_EQ(values["group locks taken"], countText(frame->machine->counters.locks_acquired));
}

}
}
