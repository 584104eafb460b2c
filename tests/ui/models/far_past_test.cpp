// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/frames.h"
#include "tests/support/long_run.h"
#include "ui/models/causes.h"
#include "ui/models/event_log_model.h"
#include "ui/models/retention_text.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view long_story = R"(
duration: 60s
machine: {cpus: 2}
processes:
  - name: worker
    signals: {SIGPROF: {handler: 50us}}
    threads:
      - name: main
        program: [{setitimer: {which: prof, value: 100ms, interval: 100ms}}, {repeat: forever, do: [{user: 3ms}, {sleep: 1ms}]}]
      - {name: helper, count: 3, program: [{repeat: forever, do: [{user: 2ms}, {sleep: 1ms}]}]}
)";

void siftAll(EventLogModel& model, std::shared_ptr<Frame const> const& frame)
{
    do
        model.setFrame(frame);
    while (model.behind());
}

TEST(KeptWords, SayNothingWhileEverythingIsKept) { EXPECT_TRUE(retentionText(*frame_at(busy_story, 100ms)).isEmpty()); }

TEST(KeptWords, SayFromWhenEventsAreAtHand)
{
    LongRun run{long_story};
    run.timeline().run_until(SimTime{20s});
    ASSERT_GT(run.timeline().log().first_n(), 0u);

    QString const live = retentionText(*run.frame());
    run.timeline().seek(SimTime{3s});
    QString const past = retentionText(*run.frame());

    EXPECT_TRUE(live.startsWith("Events before ")) << qPrintable(live);
    EXPECT_TRUE(past.startsWith("Run again from ")) << qPrintable(past);
}

TEST(EventLog, ListsAgainWhatWasDropped)
{
    LongRun run{long_story};
    EventLogModel model;
    QAbstractItemModelTester const tester{&model};
    model.setFilter(~0u, {});
    for (SimTime t{1s}; t <= SimTime{20s}; t += 1s) {
        run.timeline().run_until(t);
        siftAll(model, run.frame());
    }
    EXPECT_GE(model.numberAt(model.rowCount() / 4), run.timeline().log().first_n());
    EXPECT_EQ(model.numberAt(model.rowCount() - 1), run.timeline().log().size() - 1);

    run.timeline().seek(SimTime{3s});
    siftAll(model, run.frame());

    std::uint64_t const here = run.timeline().machine().reported;
    ASSERT_LT(here, run.timeline().log().first_n());
    EXPECT_EQ(model.numberAt(model.rowCount() - 1), here - 1);
    EXPECT_EQ(model.rowAt(SimTime{3s}), model.rowCount() - 1);
    EXPECT_FALSE(model.index(model.rowCount() - 1, EventLogModel::Text).data().toString().isEmpty());
    run.timeline().seek(SimTime{20s});
    siftAll(model, run.frame());
    EXPECT_EQ(model.numberAt(model.rowCount() - 1), run.timeline().log().size() - 1);
}

TEST(EventLog, HasNoMoreRowsThanItsMost)
{
    LongRun run{long_story};
    run.timeline().set_trace_budget(~std::uint64_t{0});
    EventLogModel model;
    model.setFilter(~0u, {});
    for (SimTime t{1s}; run.timeline().log().size() < EventLogModel::mostRows * 3 / 2; t += 1s) {
        run.timeline().run_until(t);
        siftAll(model, run.frame());
        ASSERT_LE(static_cast<std::size_t>(model.rowCount()), EventLogModel::mostRows);
    }
    EXPECT_EQ(model.numberAt(model.rowCount() - 1), run.timeline().log().size() - 1);
}

TEST(Causes, AreFoundInTheFarPastToo)
{
    LongRun run{long_story};
    run.timeline().run_until(SimTime{20s});
    run.timeline().seek(SimTime{3s});
    auto const frame = run.frame();
    std::uint64_t last = TraceEvent::no_cause;
    frame->visible_trace().each(0, frame->visible_trace().size(), [&](TraceEvent const& event) {
        if (std::holds_alternative<traced::SignalGenerate>(event.what))
            last = event.n;
    });
    ASSERT_NE(last, TraceEvent::no_cause);

    EXPECT_GE(causesOf(*frame, last).size(), 2u);
    EXPECT_TRUE(causesOf(*frame, run.timeline().log().size() - 1).empty()) << "not told of here";
}

}
}
