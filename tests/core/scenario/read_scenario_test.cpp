// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"
#include "tests/support/sim.h"

#include <gtest/gtest.h>

#include <chrono>

namespace tickscope {

using namespace std::chrono_literals;

static std::string complaints(ReadOutcome const& outcome)
{
    std::string text;
    for (Problem const& problem : outcome.problems)
        text += to_string(problem) + "\n";
    return text;
}

static Scenario good(std::string const& text)
{
    ReadOutcome outcome = read_scenario(text, "a.yaml");
    EXPECT_EQ(complaints(outcome), "");
    return outcome.scenario.value_or(Scenario{});
}

static char const* const whole_grammar = R"(tickscope: 1
title: Everything
summary: Each key once.
watch: timers
about: |
  Two *threads*.
tags: [timers, itimer]
duration: 3s
seed: 42
machine:
  cpus: 4
  online: "0-2"
  hz: 250
  ticks: aligned
  tick_nsec: x86
  preempt: full
  nohz: false
  topology: {sockets: 1, cores: 2, smt: 2}
kernel:
  tree: 2.6.29-rc4
  fixes: {all: true, abstime-sync: false}
  later_fixes: [dead-raw, tv-round]
  accounting: walk
  sched: {latency: 20ms, min_granularity: 4ms, wakeup_granularity: 5ms, rt_period: 1s, rt_runtime: 900ms}
  costs: {context_switch: 1500ns, tick: 1us, lock: 20ns, lock_transfer: 150ns, thread_walk: 10ns, signal: 2us}
rtc:
  time: "2009-02-18 09:00:00"
  hpet_hz: 14318180
  counter: 0xFFFF0000
  word: 32
  update_irq: true
  alarm: "09:00:05"
  periodic_hz: 64
  hold_off:
    - {from: 1s, for: 300ms}
processes:
  - name: shell
    threads:
      - name: main
        program: [pause]
  - name: worker
    start: 3ticks
    parent: shell
    rlimit_cpu: {soft: 2s, hard: unlimited}
    rlimit_rttime: {soft: 500ms, hard: 1s}
    signals:
      SIGPROF: {handler: 50us}
      SIGXCPU: ignore
      SIGUSR1: {handler: [user: 1ms, yield]}
      SIGRT3: default
    threads:
      - name: main
        nice: -5
        policy: rr
        priority: 10
        cpus: [0, 2]
        start_cpu: 2
        count: 2
        program:
          - user: 10ms
          - system: 2ms
          - sleep: 5ms
          - user: {uniform: [1ms, 3ms]}
          - user: {exponential: 2ms}
          - sleep: {normal: [5ms, 1ms]}
          - repeat: 10
            do:
              - user: 1ms
              - repeat: forever
                do: [sleep: 1ms]
          - until: 900us after tick
          - until: 100us before tick
          - yield
          - setitimer: {which: prof, value: 100ms, interval: 100ms}
          - getitimer: prof
          - timer_create: {id: t1, clock: process, signal: SIGALRM}
          - timer_create: {id: t2, clock: {process: shell, kind: prof}, notify: thread}
          - timer_settime: {id: t1, value: 1s, interval: 0, absolute: true}
          - timer_gettime: t1
          - timer_delete: t1
          - clock_gettime: thread-virt
          - getrusage: self
          - times
          - setrlimit_cpu: {soft: 1s, hard: unlimited}
          - sched_setscheduler: {policy: fifo, priority: 5}
          - nice: 5
          - setaffinity: "0-1"
          - sigaction: {signal: SIGXCPU, do: ignore}
          - sigprocmask: {block: [SIGPROF, 40]}
          - kill: {process: worker, signal: SIGUSR1}
          - pause
          - spawn: {name: helper, program: [user: 1ms]}
          - fork: {name: child, threads: [{name: main, program: [exit: 3]}]}
          - wait
          - join: helper
          - lock: m
          - unlock: m
          - post: s
          - acquire: s
          - write: p
          - read: p
          - exit
      - {name: other, program: [exit_group: 0]}
events:
  - {at: 900ms, online: 2}
  - {at: 500ms, offline: 2}
  - {at: 1s, kill: {process: worker, signal: SIGTERM}}
  - {at: 1s, exit_thread: worker/helper}
  - {at: 1s, setitimer: {process: worker, which: prof, value: 10ms, interval: 0}}
  - {at: 1s, setrlimit_cpu: {process: worker, soft: 1s, hard: 2s}}
  - {at: 1s, renice: {thread: worker/main.1, nice: 10}}
  - {at: 1s, setaffinity: {thread: worker, cpus: all}}
  - {at: 1s, read_clock: worker}
  - {at: 1s, sample_timer: child.3}
  - {at: 1s, fix: {abstime-sync: false, dead-raw: true}}
  - {at: 1s, rtc_alarm: "09:00:07"}
  - {at: 1s, rtc_update: on}
  - {at: 1s, rtc_update: false}
  - {at: 1s, rtc_periodic: 1024}
  - {at: 1s, rtc_periodic: off}
  - {at: 1s, run: {name: burst, threads: [{name: main, program: [user: 1s]}]}}
expect:
  - {signals: {process: worker, SIGPROF: 30, SIGXCPU: {min: 1, max: 2}}, points: 3, note: counted}
  - {at: 1s, value: proc.worker.clock.utime, is: 1000ticks}
  - {at: 1s, value: proc.worker.clock.sum_exec_runtime, within: [4s, 10ms]}
  - {value: thread.worker/main.1.state, is: sleeping}
  - {value: nohz.mask, is: [1, 2, 3]}
  - {value: cpu.1.online, is: true}
  - {value: proc.worker.rlimit_cpu.hard, is: unlimited}
  - {value: proc.worker.signals.SIGPROF, min: 3}
  - {order: [SIGVTALRM worker, SIGPROF worker]}
  - {never: warning}
  - {ends: {process: worker, by: SIGKILL, at: {min: 4s, max: 4.1s}}}
lesson:
  - say: Press play.
    goto: 480ms
    view: clocks
    select: worker/main
    run_to: 1.2s
    ask:
      question: How many?
      answer: {value: proc.worker.signals.SIGPROF, at: 1.2s}
      choices: [6, 12, 24]
      because: Both feed one timer.
)";

TEST(ReadScenario, TakesTheWholeGrammar)
{
    Scenario const scenario = good(whole_grammar);

    EXPECT_EQ(scenario.machine.hz, 250u);
    EXPECT_EQ(scenario.kernel.fixes, FixSet::up_to(Fix::EnableOnSample));
    ASSERT_EQ(scenario.processes.size(), 2u);
    EXPECT_EQ(scenario.processes[1].start, 12ms);
    EXPECT_EQ(scenario.processes[1].threads[0].program.size(), 39u);
    ASSERT_EQ(scenario.events.size(), 17u);
    EXPECT_EQ(scenario.events[0].at, SimTime{500ms});
    ASSERT_EQ(scenario.expect.size(), 11u);
    EXPECT_EQ(std::get<expected::Value>(scenario.expect[1].what).bounds, (Bounds{1000, 1000}));
}

TEST(Threads, AreAsManyAsTheMachineHasCpusWhereThatIsAskedFor)
{
    Scenario const scenario = scenario_of("processes: [{name: p, threads: [{name: main, count: cpus}]}]\n"
                                          "machine: {cpus: 6, online: [0, 1]}\n");

    EXPECT_EQ(scenario.processes[0].threads[0].count, 6u);
}

}
