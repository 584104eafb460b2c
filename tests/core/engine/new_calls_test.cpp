// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/errno.h"
#include "core/kernel/task_waits.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

template<class T>
static T field(CallResult const& result, std::string_view name)
{
    for (std::uint32_t i = 0; i < result.count; ++i)
        if (result.fields[i].name == name)
            return std::get<T>(result.fields[i].value);
    ADD_FAILURE() << "there is no " << name;
    return {};
}

TEST(Spin, BurnsUserTimeUntilItsHandlerHasRun)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGALRM: {handler: 100us}}
    threads: [{name: main, program: [{setitimer: {which: real, value: 7ms}}, {spin: {until: {signal: SIGALRM}}}, {user: 1ms}]}]
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.end_of("p/main"), 8100us);
    EXPECT_EQ(sim.thread("p/main").true_user, 8100us);
}

TEST(Spin, IsOverAtOnceWhereTheHandlerRanBefore)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGUSR1: {handler: 0}}
    threads: [{name: main, program: [{kill: {process: p, signal: SIGUSR1}}, {user: 1ms}, {spin: {until: {signal: SIGUSR1}}}]}]
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.end_of("p/main"), 1ms);
}

TEST(Spin, SeesAFlagThatIsSetOnAnotherCpuInTheSameInstant)
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - name: p
    threads:
      - {name: main, cpus: [0], program: [{spin: {until: {flag: done}}}]}
      - {name: other, cpus: [1], program: [{user: 3300us}, {set: done}, {user: 1ms}]}
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.end_of("p/main"), 3300us);
}

TEST(Every, KeepsToItsGridAndCountsWhatIsLate)
{
    Sim sim{R"(
processes:
  - name: p
    threads:
      - name: main
        program: [{repeat: 2, do: [{user: 1ms}, {every: 6ms}]}, {user: 9ms}, {repeat: 2, do: [{every: 6ms}]}, {user: 1ms}]
)"};

    sim.run_until(100ms);

    // The grid of the first op begins at 1 ms: 7 and 13 ms. That of the second at 22 ms: 28 and 34 ms.
    EXPECT_EQ(sim.end_of("p/main"), 35ms);
    EXPECT_EQ(sim.thread("p/main").late_releases, 0u);
}

TEST(Every, ReleasesLateJobsAtOnce)
{
    Sim sim{R"(
processes:
  - name: p
    threads:
      - name: main
        program: [{repeat: 4, do: [{every: 6ms}, {user: 8ms}]}]
)"};

    sim.run_until(100ms);

    // Released at 6, 12, 18 and 24 ms, 8 ms each, one after the other.
    EXPECT_EQ(sim.end_of("p/main"), 38ms);
    EXPECT_EQ(sim.thread("p/main").late_releases, 3u);
}

TEST(ClockNanosleep, OfTheProcessClockEndsAtATickOfAnotherThread)
{
    Sim sim{R"(
machine: {cpus: 2, ticks: aligned}
processes:
  - name: p
    threads:
      - {name: main, cpus: [0], program: [{clock_nanosleep: {clock: process, value: 10ms}}]}
      - {name: busy, cpus: [1], program: [{user: 100ms}]}
)"};

    sim.run_until(100ms);

    EXPECT_EQ(sim.result("p/main", CallName::ClockNanosleep).error, 0);
    EXPECT_NEAR(static_cast<double>(sim.thread("p/main").ended.time_since_epoch().count()), 10e6, 2e6);
}

TEST(ClockNanosleep, OfTheOwnThreadsClockIsRefused)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{clock_nanosleep: {clock: thread, value: 1ms}}, {clock_nanosleep: {clock: {thread: main}, value: 1ms}}]}]
)"};

    sim.run_until(10ms);

    EXPECT_EQ(sim.result("p/main", CallName::ClockNanosleep, 1).error, kernel_errno::einval);
    EXPECT_EQ(sim.result("p/main", CallName::ClockNanosleep, 2).error, kernel_errno::einval);
    EXPECT_EQ(sim.count<traced::Syscall>(), 2u);
}

TEST(Calls, OnAChildThatWasWaitedForFailAsEachDoes)
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - name: parent
    threads:
      - name: main
        program:
          - fork: {name: child, threads: [{name: main, program: [{user: 5ms}]}]}
          - timer_create: {id: t, clock: {process: child}, signal: SIGALRM}
          - sleep: 10ms
          - clock_gettime: {process: child}
          - kill: {process: child, signal: SIGUSR1}
          - wait
          - clock_gettime: {process: child}
          - kill: {process: child, signal: SIGUSR1}
          - kill: {thread: child/main, signal: SIGUSR1}
          - timer_settime: {id: t, value: 1ms}
          - timer_create: {id: u, clock: {process: child}}
          - timer_settime: {id: u, value: 1ms}
          - wait
)"};

    sim.run_until(20ms);

    std::string_view const main = "parent/main";
    EXPECT_EQ(sim.result(main, CallName::ClockGettime, 1).error, 0);
    EXPECT_EQ(sim.result(main, CallName::Kill, 1).error, 0);  // a zombie takes it, and nothing comes of it
    EXPECT_EQ(sim.result(main, CallName::ClockGettime, 2).error, kernel_errno::einval);
    EXPECT_EQ(sim.result(main, CallName::Kill, 2).error, kernel_errno::esrch);
    EXPECT_EQ(sim.result(main, CallName::Kill, 3).error, kernel_errno::esrch);
    EXPECT_EQ(sim.result(main, CallName::TimerSettime, 1).error, kernel_errno::esrch);
    EXPECT_EQ(sim.result(main, CallName::TimerCreate, 2).error, kernel_errno::einval);
    EXPECT_EQ(sim.result(main, CallName::TimerSettime, 2).error, kernel_errno::einval);
    EXPECT_EQ(sim.result(main, CallName::Wait, 2).error, kernel_errno::echild);
}

TEST(Setaffinity, WithoutAnOnlineCpuIsRefusedAndChangesNothing)
{
    Sim sim{R"(
machine: {cpus: 2, online: [0]}
processes: [{name: p, threads: [{name: main, program: [{setaffinity: [1]}, {user: 5ms}]}]}]
)"};

    sim.run_until(10ms);

    EXPECT_EQ(sim.result("p/main", CallName::Setaffinity).error, kernel_errno::einval);
    EXPECT_EQ(sim.thread("p/main").affinity, 0u);
}

TEST(TimersOfAParent, AreNotAChilds)
{
    Sim sim{R"(
processes:
  - name: parent
    threads:
      - name: main
        program:
          - timer_create: {id: t, clock: process}
          - fork: {name: child, threads: [{name: main, program: [{timer_gettime: t}]}]}
          - wait
)"};

    sim.run_until(10ms);

    EXPECT_EQ(sim.result("child/main", CallName::TimerGettime).error, kernel_errno::einval);
}

TEST(Sigwait, TakesABlockedSignalWithoutItsHandler)
{
    Sim sim{R"(
processes:
  - name: p
    signals: {SIGUSR1: {handler: 5ms}}
    threads: [{name: main, program: [{sigprocmask: {block: [SIGUSR1, SIGUSR2]}}, {sigwait: [SIGUSR1, SIGUSR2]}, {user: 1ms}]}]
)"};

    sim.run_until(3ms).apply(cmd::Kill{"p", 12});  // by default it would kill
    sim.run_until(20ms);

    EXPECT_EQ(field<SignalNumber>(sim.result("p/main", CallName::Sigwait), "signal").number, 12);
    EXPECT_EQ(sim.end_of("p/main"), 4ms);
    EXPECT_EQ(sim.thread("p/main").signals.blocked, signal_bit(10) | signal_bit(12));
}

TEST(Sigwait, TimesOutAtATickOneJiffyAfterItsTime)
{
    Sim sim{R"(
processes:
  - name: p
    threads: [{name: main, program: [{sigprocmask: {block: [SIGUSR1]}}, {user: 500us}, {sigwait: [SIGUSR1], timeout: 5ms}]}]
)"};

    sim.run_until(20ms);

    EXPECT_EQ(sim.result("p/main", CallName::Sigwait).error, kernel_errno::eagain);
    EXPECT_EQ(sim.end_of("p/main"), 6ms);
}

TEST(Conditions, WakeOneOrAllInTheirOrder)
{
    Sim sim{R"(
machine: {cpus: 4}
processes:
  - name: p
    threads:
      - {name: main, program: [{sleep: 5ms}, {lock: m}, {cond_signal: c}, {unlock: m}, {sleep: 5ms}, {lock: m}, {cond_broadcast: c}, {user: 1ms}, {unlock: m}, {sleep: 50ms}]}
      - {name: a, program: [{user: 1ms}, {lock: m}, {cond_wait: {cond: c, mutex: m}}, {user: 1ms}, {unlock: m}]}
      - {name: b, program: [{user: 2ms}, {lock: m}, {cond_wait: {cond: c, mutex: m}}, {user: 1ms}, {unlock: m}]}
      - {name: d, program: [{user: 3ms}, {lock: m}, {cond_wait: {cond: c, mutex: m}}, {user: 1ms}, {unlock: m}]}
)"};

    sim.run_until(40ms);

    EXPECT_EQ(sim.end_of("p/a"), 6ms);
    // The broadcast wakes b, which finds the mutex taken and waits behind d, which was sent there at once.
    EXPECT_EQ(sim.end_of("p/d"), 12ms);
    EXPECT_EQ(sim.end_of("p/b"), 13ms);
}

TEST(Conditions, KeepAWakeupForAThreadInAHandler)
{
    Sim sim{R"(
machine: {cpus: 2}
processes:
  - name: p
    signals: {SIGUSR1: {handler: 5ms}}
    threads:
      - {name: main, cpus: [0], program: [{lock: m}, {cond_wait: {cond: c, mutex: m}}, {unlock: m}, {user: 1ms}]}
      - {name: other, cpus: [1], program: [{sigprocmask: {block: [SIGUSR1]}}, {sleep: 5ms}, {cond_signal: c}, {sleep: 1s}]}
)"};

    sim.run_until(3ms).apply(cmd::Kill{"", 10, "p/main"}).run_until(50ms);

    EXPECT_EQ(sim.end_of("p/main"), 9ms);
}

TEST(Barrier, LetsAllGoWhenTheLastHasCome)
{
    Sim sim{R"(
machine: {cpus: 3}
processes:
  - name: p
    threads:
      - {name: main, program: [{user: 1ms}, {barrier: {name: b, count: 3}}, {user: 1ms}, {barrier: {name: b, count: 3}}]}
      - {name: a, program: [{user: 4ms}, {barrier: {name: b, count: 3}}, {user: 2ms}, {barrier: {name: b, count: 3}}]}
      - {name: c, program: [{user: 2ms}, {barrier: {name: b, count: 3}}, {user: 5ms}, {barrier: {name: b, count: 3}}]}
)"};

    sim.run_until(40ms);

    EXPECT_EQ(sim.end_of("p/main"), 9ms);
    EXPECT_EQ(field<std::int64_t>(sim.result("p/a", CallName::Barrier, 1), "serial"), 1);
    EXPECT_EQ(field<std::int64_t>(sim.result("p/c", CallName::Barrier, 2), "serial"), 1);
}

TEST(Join, WaitsForTheLastOneOfThatName)
{
    Sim sim{R"(
machine: {cpus: 4}
processes:
  - name: p
    threads:
      - name: main
        program:
          - repeat: 2
            do:
              - spawn: {name: w, program: [{user: 3ms}]}
              - join: {last: w}
          - user: 1ms
)"};

    sim.run_until(40ms);

    EXPECT_EQ(sim.end_of("p/w"), 3ms);
    EXPECT_EQ(sim.end_of("p/w.1"), 6ms);
    EXPECT_EQ(sim.end_of("p/main"), 7ms);
}

TEST(SchedRrGetInterval, IsTheSliceOfEachPolicy)
{
    Sim sim{R"(
processes:
  - name: p
    threads:
      - {name: main, program: [sched_rr_get_interval, {user: 50ms}]}
      - {name: rr, policy: rr, priority: 1, program: [sched_rr_get_interval]}
      - {name: fifo, policy: fifo, priority: 2, program: [sched_rr_get_interval]}
)"};

    sim.run_until(40ms);

    EXPECT_EQ(field<Nanos>(sim.result("p/rr", CallName::SchedRrGetInterval), "value"), 100ms);
    EXPECT_EQ(field<Nanos>(sim.result("p/fifo", CallName::SchedRrGetInterval), "value"), 0ms);
    // Alone it has the whole latency of 20 ms less the rounding of calc_delta_mine(): 1024/1025 of it, in whole
    // jiffies.
    EXPECT_EQ(field<Nanos>(sim.result("p/main", CallName::SchedRrGetInterval), "value"), 19ms);
}

TEST(CompatYield, SendsTheYielderBehindAllOthers)
{
    for (bool const compat : {false, true}) {
        Sim sim{std::string{"kernel: {sched: {compat_yield: "} + (compat ? "true" : "false") + R"(}}
processes:
  - {name: a, threads: [{name: main, program: [{repeat: forever, do: [{user: 1ms}, yield]}]}]}
  - {name: b, threads: [{name: main, program: [{user: 1s}]}]}
)"};

        sim.run_until(100ms);

        if (compat)
            EXPECT_LT(sim.thread("a/main").sum_exec_runtime, 20ms);
        else
            EXPECT_GT(sim.thread("a/main").sum_exec_runtime, 30ms);
    }
}

TEST(Waits, AreCountedForThreadsAndProcesses)
{
    Sim sim{R"(
processes:
  - {name: a, threads: [{name: main, policy: fifo, priority: 2, program: [{user: 4ms}]}]}
  - {name: b, threads: [{name: main, policy: fifo, priority: 1, program: [{user: 2ms}, {sleep: 1ms}, {user: 1ms}]}]}
)"};

    sim.run_until(40ms);

    EXPECT_EQ(peek_waiting(sim.machine(), sim.thread("b/main")), 4ms);
    EXPECT_EQ(response_time(sim.thread("b/main")), 4ms);
    EXPECT_EQ(turnaround_time(sim.thread("b/main")), 8ms);
    EXPECT_EQ(turnaround_time(sim.machine(), sim.process("a")), 4ms);
    EXPECT_EQ(response_time(sim.machine(), sim.process("a")), 0ms);
}

}
