// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "ui/models/run_queue_model.h"
#include "ui/models/task_text.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;
using Kind = QueueRow::Kind;

/// Three threads of weights 1024, 1024 and 335 on CPU 0 of two; CPU 1 is idle.
constexpr std::string_view three_on_one = R"(
duration: 1s
machine: {cpus: 2, ticks: aligned}
processes:
  - name: hogs
    threads:
      - {name: main, start_cpu: 0, cpus: "0", program: [{user: 2s}]}
      - {name: other, start_cpu: 0, cpus: "0", program: [{user: 2s}]}
      - {name: nice, nice: 5, start_cpu: 0, cpus: "0", program: [{user: 2s}]}
)";

/// A FIFO thread that never sleeps, one of less priority, an ordinary one, on one CPU.
constexpr std::string_view real_time = R"(
duration: 3s
processes:
  - {name: shell, threads: [{name: main, program: [{user: 10s}]}]}
  - {name: urgent, threads: [{name: main, policy: fifo, priority: 50, program: [{user: 10s}]}]}
  - {name: lesser, threads: [{name: main, policy: rr, priority: 10, program: [{user: 10s}]}]}
)";

std::vector<Kind> kinds(std::vector<QueueRow> const& rows)
{
    std::vector<Kind> kinds;
    for (QueueRow const& row : rows)
        kinds.push_back(row.kind);
    return kinds;
}

QueueRow const& first(std::vector<QueueRow> const& rows, Kind kind)
{
    return *std::find_if(rows.begin(), rows.end(), [&](QueueRow const& row) { return row.kind == kind; });
}

std::string manyCpus(int cpus)
{
    return "duration: 1s\nmachine: {cpus: " + std::to_string(cpus) + "}\n" + R"(
processes:
  - name: hogs
    threads:
      - {name: a, start_cpu: 3, cpus: "3", program: [{user: 2s}]}
      - {name: b, start_cpu: 3, cpus: "3", program: [{user: 2s}]}
      - {name: c, start_cpu: 40, cpus: "40", program: [{user: 2s}]}
)";
}

TEST(RunQueues, ShowWhoRunsThenWhoWaitsInOrder)
{
    auto const frame = frame_at(three_on_one, 100ms);

    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{0}});

    ASSERT_EQ(kinds(rows),
              (std::vector{Kind::Cpu, Kind::Runner, Kind::Slice, Kind::Fair, Kind::Fair, Kind::Figures, Kind::Cpu}));
    EXPECT_EQ(rows[0].count, 2u);
    EXPECT_EQ(rows[1].task, frame->machine->cpus[0].rq.curr);
    EXPECT_TRUE(rows[3].first);
    EXPECT_FALSE(rows[4].first);
    EXPECT_LE(rows[3].vruntime, rows[4].vruntime);
    EXPECT_FALSE(rows[6].open);
}

TEST(RunQueues, MeasureVirtualTimeFromMinVruntime)
{
    auto const frame = frame_at(three_on_one, 100ms);
    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{0}});
    Machine const& machine = *frame->machine;

    for (QueueRow const& row : rows)
        if (row.kind == Kind::Fair) {
            QueueText const words = queueText(*frame, row);
            Task const& task = machine.tasks[index_of(*row.task)];
            auto const ahead = static_cast<std::int64_t>(task.vruntime - machine.cpus[0].rq.min_vruntime);
            EXPECT_EQ(words.figure.toDouble() * 1e6, static_cast<double>(ahead / 1'000 * 1'000));
            EXPECT_EQ(words.weight, QString::number(task.weight));
            EXPECT_EQ(words.note, task.nice == 5 ? "nice 5" : "");
            EXPECT_GE(row.vruntime, row.min_vruntime);
        }
}

// At 40 ms and 1024 of 2383 a slice is 17.18 ms, of which the thread that runs since 0 ms has had 5.5 at 5.5 ms.
TEST(RunQueues, SayHowMuchOfItsSliceTheRunnerHasUsedBetweenTicksToo)
{
    auto const frame = frame_at(three_on_one, 5'500us);

    QueueText const words = queueText(*frame, first(queueRows(*frame, {.focus = CpuId{0}}), Kind::Slice));

    EXPECT_EQ(words.figure, "5.500 of 17.181 ms");
    ASSERT_TRUE(words.share);
    EXPECT_NEAR(*words.share, 5.5 / 17.187, 0.001);
}

TEST(RunQueues, DoNotPromiseASliceToAThreadThatIsAlone)
{
    auto const frame = frame_at("processes: [{name: one, threads: [{name: main, program: [{user: 1s}]}]}]\n", 50ms);

    QueueText const words = queueText(*frame, first(queueRows(*frame, {}), Kind::Slice));

    EXPECT_EQ(words.note, "alone: nothing ends its turn");
    EXPECT_FALSE(words.share);
}

TEST(RunQueues, HaveRealTimeThreadsBeforeFairOnes)
{
    auto const frame = frame_at(real_time, 100ms);

    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{0}});

    ASSERT_EQ(kinds(rows),
              (std::vector{Kind::Cpu, Kind::Runner, Kind::Slice, Kind::Budget, Kind::Rt, Kind::Fair, Kind::Figures}));
    EXPECT_EQ(queueText(*frame, rows[1]).weight, "FIFO 50");
    EXPECT_EQ(queueText(*frame, rows[4]).weight, "RR 10");
    EXPECT_TRUE(rows[4].first);
    EXPECT_FALSE(rows[5].first);
    EXPECT_EQ(queueText(*frame, rows[3]).figure, "100.000 of 950.000 ms");
    EXPECT_FALSE(queueText(*frame, rows[3]).warns);
}

TEST(RunQueues, SayThatRealTimeThreadsAreHeldBack)
{
    auto const frame = frame_at(real_time, 980ms);

    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{0}});

    ASSERT_EQ(kinds(rows),
              (std::vector{Kind::Cpu, Kind::Runner, Kind::Slice, Kind::Budget, Kind::Rt, Kind::Rt, Kind::Figures}));
    QueueText const words = queueText(*frame, rows[3]);
    EXPECT_EQ(words.note, "held back");
    EXPECT_TRUE(words.warns);
    EXPECT_FALSE(rows[4].first);
}

TEST(RunQueues, OfManyCpusShowTheBusyOnesAndSumUpTheOthers)
{
    auto const frame = frame_at(manyCpus(64), 20ms);

    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{40}});

    ASSERT_EQ(kinds(rows), (std::vector{Kind::Cpu, Kind::Cpu, Kind::Runner, Kind::Slice, Kind::Figures, Kind::Rest}));
    EXPECT_EQ(rows[0].cpu, CpuId{3});
    QueueText const folded = queueText(*frame, rows[0]);
    EXPECT_TRUE(folded.note == "hogs/a" || folded.note == "hogs/b");
    EXPECT_EQ(folded.figure, "1 waits");
    EXPECT_EQ(queueText(*frame, rows[5]).name, "62 idle");
    EXPECT_EQ(queueText(*frame, rows[5]).tip, "Idle: 0–2, 4–39, 41–63");
}

TEST(RunQueues, AreUnfoldedAndFoldedAsThePersonWants)
{
    auto const frame = frame_at(manyCpus(64), 20ms);

    std::vector<QueueRow> const rows =
        queueRows(*frame, {.focus = CpuId{40}, .unfolded = {{CpuId{3}, true}, {CpuId{40}, false}}});

    EXPECT_EQ(kinds(rows),
              (std::vector{Kind::Cpu, Kind::Runner, Kind::Slice, Kind::Fair, Kind::Figures, Kind::Cpu, Kind::Rest}));
}

TEST(RunQueues, ShowTheFirstOfThousandsAndCountTheOthers)
{
    auto const frame = frame_at(R"(
duration: 1s
processes: [{name: crowd, threads: [{name: main, count: 3000, program: [{user: 1s}]}]}]
)",
                                30ms);

    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{0}});

    EXPECT_EQ(std::count_if(rows.begin(), rows.end(), [](QueueRow const& row) { return row.kind == Kind::Fair; }), 50);
    EXPECT_EQ(queueText(*frame, first(rows, Kind::More)).name, QString::fromUtf8("and 2\u2009949 more"));
}

TEST(RunQueues, NameBuddies)
{
    auto const frame = frame_at(three_on_one, 100ms);
    auto machine = std::make_shared<Machine>(*frame->machine);
    Frame changed = *frame;
    TaskId const second = *queueRows(*frame, {.focus = CpuId{0}})[4].task;
    machine->cpus[0].rq.next_buddy = second;
    machine->config.sched.wakeup_granularity = 1s;
    changed.machine = machine;

    std::vector<QueueRow> const rows = queueRows(changed, {.focus = CpuId{0}});

    EXPECT_EQ(rows[3].task, second);
    EXPECT_TRUE(queueText(changed, rows[3]).note.startsWith("next buddy"));
}

TEST(RunQueues, SayWhatTheyShow)
{
    auto const frame = frame_at(three_on_one, 100ms);
    std::vector<QueueRow> const rows = queueRows(*frame, {.focus = CpuId{0}});

    QString const runner = spokenQueueRow(rows[1], queueText(*frame, rows[1]));
    QString const next = spokenQueueRow(rows[3], queueText(*frame, rows[3]));

    EXPECT_TRUE(runner.contains("runs")) << runner.toStdString();
    EXPECT_TRUE(next.contains("goes next")) << next.toStdString();
    EXPECT_TRUE(next.contains("ms from min_vruntime")) << next.toStdString();
}

TEST(RunQueueModel, FindsALineAgainWhereverItWent)
{
    RunQueueModel model;
    QAbstractItemModelTester const tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    auto const early = frame_at(three_on_one, 100ms), late = frame_at(three_on_one, 115ms);
    model.show(early, queueRows(*early, {.focus = CpuId{0}}));
    QueueRow const nice = model.row(model.find({.kind = Kind::Fair, .cpu = CpuId{0}, .task = TaskId{2}}));

    model.show(late, queueRows(*late, {.focus = CpuId{0}}));

    ASSERT_GE(model.find(nice), 0);
    EXPECT_EQ(model.row(model.find(nice)).task, nice.task);
    model.show(late, {});
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.find(nice), -1);
}

TEST(CpuLists, JoinNeighbours)
{
    EXPECT_EQ(cpuListText({}), "");
    EXPECT_EQ(cpuListText({CpuId{0}, CpuId{2}, CpuId{3}, CpuId{5}, CpuId{6}, CpuId{7}}), "0, 2–3, 5–7");
}

}
}
