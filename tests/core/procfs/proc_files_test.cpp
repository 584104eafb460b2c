// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/posix_cpu_clocks.h"
#include "core/kernel/time_convert.h"
#include "core/procfs/proc_files.h"
#include "core/procfs/proc_text.h"
#include "tests/support/exported.h"
#include "tests/support/random_scenario.h"
#include "tests/support/sim.h"
#include "tests/support/stories.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace tickscope {

using namespace std::chrono_literals;
using support::WholeRun;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

namespace {

class Proc {
public:
    explicit Proc(WholeRun const& run)
        : m_run{run}
    {
        TraceView const view = run.view();
        view.each(0, view.size(), [&](TraceEvent const& event) { m_counts.take(event, run.task_table()); });
    }

    Result<std::string> read(std::string_view path) const
    {
        return read_proc({m_run.machine(), m_run.name_table(), m_counts, "2.6.29-rc5"}, path);
    }
    SchedCounts const& counts() const { return m_counts; }

private:
    WholeRun const& m_run;
    SchedCounts m_counts;
};

std::vector<std::string> words_of(std::string const& text)
{
    std::vector<std::string> words;
    std::istringstream in{text};
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

WholeRun two_threads()
{
    return WholeRun{scenario_of(R"(
duration: 1s
processes:
  - name: worker
    signals: {SIGPROF: {handler: 10us}, SIGHUP: ignore}
    threads:
      - name: main
        nice: 5
        program: [{timer_create: {id: t, clock: process, signal: SIGPROF}}, {timer_create: {id: u, clock: thread-virt, signal: SIGUSR1, notify: thread}}, {timer_create: {id: v, clock: monotonic, notify: none}}, {user: 100ms}, {sleep: 10s}]
      - {name: urgent, policy: fifo, priority: 10, program: [{user: 50ms}, {sleep: 200ms}, {user: 50ms}, {sleep: 10s}]}
)"),
                    SimTime{1s}};
}

}

TEST(ProcFiles, ShowAProcessAsArrayCDoes)
{
    WholeRun const run = two_threads();
    // pid comm state ppid, four unmodelled, flags, four unmodelled, utime stime cutime cstime, priority nice threads
    // ...
    EXPECT_EQ(*Proc{run}.read("/proc/worker/stat"),
              "100 (worker/main) S 1 0 0 0 0 0 0 0 0 0 20 0 0 0 25 5 2 0 0 0 0 0 0 0 0 0 0 0 0 1 67108864 0 0 0 17 0 "
              "0 0 0 0 0\n");
}

TEST(ProcFiles, ShowAThreadAsArrayCDoes)
{
    WholeRun const run = two_threads();
    std::vector<std::string> const words = words_of(*Proc{run}.read("/proc/worker/task/urgent/stat"));

    ASSERT_EQ(words.size(), 44u);
    EXPECT_EQ(words[0], "101");
    EXPECT_EQ(words[1], "(worker/urgent)");
    EXPECT_EQ(words[13], "10");   // utime
    EXPECT_EQ(words[17], "-11");  // priority: 99 - 10 - 100
    EXPECT_EQ(words[37], "-1");   // exit_signal
    EXPECT_EQ(words[39], "10");   // rt_priority
    EXPECT_EQ(words[40], "1");    // SCHED_FIFO
}

TEST(ProcFiles, TakeNumbersForNamesAndDoWithoutProc)
{
    WholeRun const run = two_threads();
    Proc const proc{run};

    EXPECT_EQ(*proc.read("/proc/100/task/101/stat"), *proc.read("worker/task/urgent/stat"));
    EXPECT_EQ(*proc.read("/proc"), "100\nsched_debug\nschedstat\nstat\n");
    EXPECT_EQ(*proc.read("/proc/worker/"), "sched\nschedstat\nstat\ntimers\ntask\n");
    EXPECT_EQ(*proc.read("/proc/worker/task"), "100\n101\n");
    EXPECT_EQ(*proc.read("/proc/worker/task/main"), "sched\nschedstat\nstat\n");
}

TEST(ProcFiles, RefuseWhatIsNotThere)
{
    WholeRun const run = two_threads();
    Proc const proc{run};

    EXPECT_THAT(proc.read("/proc/nobody/stat").error().text, HasSubstr("there are: worker"));
    EXPECT_THAT(proc.read("/proc/worker/task/nobody/stat").error().text, HasSubstr("there are: main, urgent"));
    EXPECT_THAT(proc.read("/proc/worker/maps").error().text, HasSubstr("no such file"));
    EXPECT_THAT(proc.read("/proc/worker/task/main/timers").error().text, HasSubstr("no such file"));
    EXPECT_THAT(proc.read("/sys/stat").error().text, HasSubstr("no such file"));
    EXPECT_THAT(proc.read("/").error().text, HasSubstr("no such file"));
}

TEST(ProcFiles, ListTimersAsLaterKernelsDo)
{
    WholeRun const run = two_threads();

    EXPECT_EQ(*Proc{run}.read("/proc/worker/timers"),
              "ID: 0\nsignal: 27/0000000000000000\nnotify: signal/pid.100\nClockID: -6\n"
              "ID: 1\nsignal: 10/0000000000000000\nnotify: signal/tid.100\nClockID: -3\n"
              "ID: 2\nsignal: 14/0000000000000000\nnotify: none/pid.100\nClockID: 1\n");
}

TEST(ProcFiles, SchedstatCountsRunAndDelay)
{
    WholeRun const run = two_threads();
    Proc const proc{run};

    // main wakes first and is put off by urgent, which runs twice for 50 ms.
    std::vector<std::string> const words = words_of(*proc.read("/proc/worker/task/main/schedstat"));
    TaskSchedCounts const counts = proc.counts().task(run.machine().groups[1].leader);
    ASSERT_EQ(words.size(), 3u);
    EXPECT_EQ(words[1], std::to_string(counts.run_delay.count()));
    EXPECT_GE(counts.run_delay, 50ms);
    EXPECT_EQ(*proc.read("/proc/worker/schedstat"), *proc.read("/proc/worker/task/main/schedstat"));
}

TEST(ProcFiles, SchedHasTheColumnsOfSchedDebugC)
{
    WholeRun const run = two_threads();
    std::string const text = *Proc{run}.read("/proc/worker/task/urgent/sched");

    EXPECT_THAT(text,
                StartsWith("worker/urgent (101, #threads: 2)\n"
                           "---------------------------------------------------------\n"
                           "se.exec_start                      :"));
    EXPECT_THAT(text, HasSubstr("se.sum_exec_runtime                :           100.000000\n"));
    EXPECT_THAT(text, HasSubstr("nr_voluntary_switches              :                    2\n"));
    EXPECT_THAT(text, HasSubstr("policy                             :                    1\n"));
    EXPECT_THAT(text, HasSubstr("prio                               :                   89\n"));
}

TEST(ProcFiles, SplitNanosecondsAsTheKernelDoes)
{
    EXPECT_EQ(procfs::split_ns(std::int64_t{1'234'567'890}), "1234.567890");
    EXPECT_EQ(procfs::split_ns(std::int64_t{-1'500'000}), "-1.500000");
    EXPECT_EQ(procfs::split_ns(std::int64_t{-1}), "0.000001");
}

// What the files of one instant say of the same thing is the same, and is the machine's.
TEST(ProcFiles, AgreeWithTheMachineInAnyRun)
{
    for (std::uint64_t seed = 60; seed < 80; ++seed) {
        SCOPED_TRACE(seed);
        Scenario const scenario = random_scenario(seed);
        WholeRun const run{scenario, SimTime{*scenario.duration * 2 / 3}};
        Proc const proc{run};
        std::vector<std::string> const total = words_of(proc.read("/proc/stat")->substr(4));
        std::uint64_t user = 0, switches = 0, delays = 0, task_delays = 0, arrivals = 0, task_arrivals = 0;
        for (Cpu const& cpu : run.machine().cpus) {
            user += cpu.acct_user;
            switches += cpu.rq.switches;
            delays += static_cast<std::uint64_t>(proc.counts().runqueue(cpu.id).run_delay.count());
            arrivals += proc.counts().runqueue(cpu.id).pcount;
        }
        for (Task const& task : run.machine().tasks) {
            task_delays += static_cast<std::uint64_t>(proc.counts().task(task.id).run_delay.count());
            task_arrivals += task.switches;
        }
        EXPECT_EQ(total[0], std::to_string(jiffies_to_clock_t(Jiffies{user}, run.machine().config).value));
        EXPECT_EQ(delays, task_delays);
        EXPECT_EQ(arrivals, task_arrivals);
        EXPECT_THAT(*proc.read("/proc/stat"), HasSubstr("\nctxt " + std::to_string(switches) + "\n"));
        EXPECT_THAT(*proc.read("/proc/schedstat"), StartsWith("version 14\ntimestamp "));
        EXPECT_THAT(*proc.read("/proc/sched_debug"), StartsWith("Sched Debug Version: v0.09, 2.6.29-rc5 #1\nnow at "));
        if (HasFailure())
            return;
    }
}

}
