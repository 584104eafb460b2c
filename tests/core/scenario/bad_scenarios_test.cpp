// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/read_scenario.h"

#include <gtest/gtest.h>

#include <chrono>

namespace tickscope {

namespace {

struct Bad {
    char const* name;
    std::string text;
    std::string complaint;  // all of them, one a line
};

std::string complaints_of(std::string const& text)
{
    std::string all;
    for (Problem const& problem : read_scenario(text, "f").problems)
        all += (all.empty() ? "" : "\n") + to_string(problem);
    return all;
}

// The lines of a file whose first two are as they should be.
std::string file(std::string const& rest) { return "tickscope: 1\ntitle: T\n" + rest; }

// A program of one thread; its first op is in line 8, column 13.
std::string program(std::string const& ops)
{
    return file(
        "machine: {cpus: 4}\nprocesses:\n  - name: worker\n    threads:\n      - name: main\n        program: [" + ops +
        "]\n");
}

std::vector<Bad> bad_files()
{
    return {
        {"Empty", "", "f:1:1: error: the file is empty: a scenario begins with 'tickscope: 1'"},
        {"NoMap", "- a\n", "f:1:1: error: a scenario is a map of keys, and its first is 'tickscope: 1'"},
        {"OtherVersion", "tickscope: 7\nnonsense: 3\n",
         "f:1:12: error: version 7 of the format is not known: this program reads version 1"},
        {"VersionNotFirst", "title: T\ntickscope: 1\n",
         "f:1:1: error: the first key must be 'tickscope: 1', the version of the format"},
        {"NoTitle", "tickscope: 1\n", "f:1:1: error: a scenario needs the key 'title'"},
        {"UnknownKey", file("machne: {}\n"),
         "f:3:1: error: unknown key 'machne' in a scenario: did you mean 'machine'?"},
        {"DuplicateKey", file("seed: 1\nseed: 2\n"),
         "f:4:1: error: duplicate key 'seed': it was given before in line 3"},
        {"BareTime", file("duration: 5\n"),
         "f:3:11: error: '5' has no unit: write 5ns, 5us, 5ms, 5s, 5min or 5ticks (only 0 needs none)"},
        {"PartOfNanosecond", file("duration: 0.3ns\n"), "f:3:11: error: '0.3ns' is not a whole number of nanoseconds"},
        {"UnknownUnit", file("duration: 5msec\n"),
         "f:3:11: error: '5msec' has the unknown unit 'msec': did you mean 'ms'? (units are ns, us, ms, s, min and "
         "ticks)"},
        {"NegativeDuration", file("duration: -1s\n"), "f:3:11: error: '-1s' is negative"},
        {"TooLong", file("duration: 99999999999999s\n"),
         "f:3:11: error: '99999999999999s' is out of range: the longest time is 100 years"},
        {"WrongType", file("tags: timers\n"), "f:3:7: error: expected a list of words, found 'timers'"},
        {"TextForNumber", file("machine: {hz: \"1000\"}\n"),
         "f:3:15: error: expected a whole number, found the text '1000'"},
        {"OtherHz", file("machine: {hz: 512}\n"), "f:3:15: error: 512 is out of range: hz is 100, 250, 300 or 1000"},
        {"TooManyCpus", file("machine: {cpus: 4097}\n"), "f:3:17: error: 4097 CPUs are too many: the limit is 4096"},
        {"CpuZeroOffline", file("machine: {cpus: 4, online: \"1-3\"}\n"),
         "f:3:28: error: CPU 0 must be online at boot: it is the one that boots"},
        {"OnlineBeyond", file("machine: {cpus: 4, online: \"0-4\"}\n"),
         "f:3:28: error: there is no CPU 4: the machine has CPUs 0 to 3"},
        {"Topology", file("machine: {cpus: 4, topology: {sockets: 2, cores: 4, smt: 1}}\n"),
         "f:3:30: error: 2 sockets x 4 cores x 1 threads are 8 CPUs, but the machine has 4"},
        {"Tree", file("kernel: {tree: 2.6.29-rc6}\n"),
         "f:3:16: error: there is no kernel tree '2.6.29-rc6': did you mean '2.6.29-rc4'? (trees are 2.6.27, 2.6.28, "
         "2.6.29-rc4, 4cd4c1b, 7d8e23d, 3fccfd6, 2.6.29-rc5, 2.6.29, 2.6.30, 2.6.31, 2.6.32, 2.6.33, 2.6.34, 2.6.35, "
         "2.6.36)"},
        {"UnknownFix", file("kernel: {fixes: [abstime-snyc]}\n"),
         "f:3:18: error: there is no fix 'abstime-snyc': did you mean 'abstime-sync'?"},
        {"LaterFixAmongFixes", file("kernel: {fixes: \"all,dead-raw\"}\n"),
         "f:3:17: error: 'dead-raw' is a later fix: it belongs under 'later_fixes'"},
        {"CostOfATick", file("kernel: {costs: {tick: 1ms}}\n"),
         "f:3:24: error: '1ms' is out of range: at HZ=1000 a cost must be less than a tick, 1ms"},
        {"RtcTime", file("rtc: {time: \"2009-02-30 09:00:00\"}\n"),
         "f:3:13: error: there is no '2009-02-30 09:00:00' in the calendar"},
        {"PeriodicRate", file("rtc: {periodic_hz: 100}\n"),
         "f:3:20: error: 100 is no rate of the RTC: it must be a power of two from 2 to 8192"},
        {"AlarmWithoutRtc", file("events: [{at: 1s, rtc_alarm: \"09:00:05\"}]\n"),
         "f:3:30: error: this machine has no RTC: the scenario needs the key 'rtc'"},
        {"UpdatesWithoutRtc", file("events: [{at: 1s, rtc_update: on}]\n"),
         "f:3:31: error: this machine has no RTC: the scenario needs the key 'rtc'"},
        {"RateWithoutRtc", file("events: [{at: 1s, rtc_periodic: 64}]\n"),
         "f:3:33: error: this machine has no RTC: the scenario needs the key 'rtc'"},
        {"AlarmAtNoTime", file("rtc: {}\nevents: [{at: 1s, rtc_alarm: \"24:00:00\"}]\n"),
         "f:4:30: error: there is no '24:00:00' on the clock"},
        {"UpdatesPerhaps", file("rtc: {}\nevents: [{at: 1s, rtc_update: perhaps}]\n"),
         "f:4:31: error: 'perhaps' is none of on, off, true, false"},
        {"RateOfNoPower", file("rtc: {}\nevents: [{at: 1s, rtc_periodic: 100}]\n"),
         "f:4:33: error: 100 is no rate of the RTC: it must be a power of two from 2 to 8192"},
        {"RateInWords", file("rtc: {}\nevents: [{at: 1s, rtc_periodic: on}]\n"),
         "f:4:33: error: expected a rate, 2 to 8192, or 'off', found 'on'"},
        {"CallOfLinux", program("poll: 5ms"),
         "f:8:19: error: unknown op 'poll': write 'read: PIPE' for input, or 'sleep: TIME' for its timeout (what is "
         "modelled, and what not: "
         "docs/model_limits.md)"},
        {"FlagThatNobodySets", program("spin: {until: {flag: done}}, set: dome"),
         "f:8:40: error: nobody sets the flag 'done': did you mean 'dome'?"},
        {"SpinForNothing", program("spin: {until: {}}"), "f:8:33: error: a spin waits for one of signal and flag"},
        {"BarrierOfTwoSizes", program("barrier: {name: b, count: 2}, barrier: {name: b, count: 3}"),
         "f:8:58: error: the barrier 'b' is for 2 threads in line 8"},
        {"KillOfTwo", program("kill: {process: worker, thread: worker/main, signal: SIGPROF}"),
         "f:8:25: error: kill has one of process and thread"},
        {"SigwaitForNothing", program("sigwait: []"), "f:8:28: error: sigwait needs a signal to wait for"},
        {"ClockOfNoThread", program("clock_gettime: {thread: mian}"),
         "f:8:43: error: there is no thread 'mian' in process 'worker': did you mean 'main'?"},
        {"RestartOfNothing", program("sigaction: {signal: SIGUSR1, do: {restart: false}}"),
         "f:8:52: error: what a signal does needs the key 'handler'"},
        {"NobodyOnTheRight",
         file("processes: [{name: p, threads: [{name: main, program: [{user: 1ms}]}]}]\nexpect: [{value: "
              "cpu.0.current, is: q/main}]\n"),
         "f:4:37: error: there is no process 'q'"},
        {"NoThreadOnTheRight",
         file("processes: [{name: p, threads: [{name: main, program: [{user: 1ms}]}]}]\nexpect: [{value: "
              "cpu.0.current, is: p/mian}]\n"),
         "f:4:37: error: there is no thread 'mian' in process 'p': did you mean 'main'?"},
        {"NoStateOnTheRight",
         file("processes: [{name: p, threads: [{name: main, program: [{user: 1ms}]}]}]\nexpect: [{value: "
              "thread.p/main.state, is: sleping}]\n"),
         "f:4:43: error: 'sleping' is none of new, running, runnable, sleeping, stopped, zombie, dead: did you mean "
         "'sleeping'?"},
        {"NoErrno",
         file("processes: [{name: p, threads: [{name: main, program: [{user: 1ms}]}]}]\nexpect: [{call: {thread: "
              "p/main, op: wait}, error: ECHLD}]\n"),
         "f:4:52: error: 'ECHLD' is none of none, EPERM, ESRCH, EINTR, ECHILD, EAGAIN, EINVAL: did you mean 'ECHILD'?"},
        {"NoSuchResult",
         file("processes: [{name: p, threads: [{name: main, program: [{user: 1ms}]}]}]\nexpect: [{call: {thread: "
              "p/main, op: times}, is: {utme: 1s}}]\n"),
         "f:4:51: error: times returns no 'utme': did you mean 'utime'?"},
        {"ErrorOfAValue",
         file("processes: [{name: p, threads: [{name: main, program: [{user: 1ms}]}]}]\nexpect: [{value: now, is: 1s, "
              "error: EINTR}]\n"),
         "f:4:38: error: 'error' goes with 'call'"},
        {"VariesWithoutValues", file("vary: {burst: [1ms]}\nduration: {vary: bust}\n"),
         "f:4:18: error: there is no 'bust' among what varies: did you mean 'burst'?"},
        {"SpeedOfNothing", file("show: {speed: 0}\n"),
         "f:3:15: error: '0' is no speed: simulated seconds a second, up to 1000"},
        {"RangeBackwards", file("show: {range: [2s, 1s]}\n"), "f:3:15: error: a range ends after it begins"},
        {"NotePlacedTwice", file("notes: [{at: 1s, from: 1s, to: 2s, say: x}]\n"),
         "f:3:9: error: a note stands at an instant ('at'), or 'from' one 'to' another"},
        {"UnknownOp", program("usr: 1ms"), "f:8:19: error: unknown op 'usr': did you mean 'user'?"},
        {"OpWithoutValue", program("user"), "f:8:19: error: the op 'user' needs a value: 'user: ...'"},
        {"TwoOps", program("{user: 1ms, system: 1ms}"),
         "f:8:31: error: 'system' in the op 'user': each op is an item of the list, with a '-' of its own"},
        {"RepeatWithoutBody", program("repeat: 3"), "f:8:19: error: repeat needs the key 'do'"},
        {"UniformBackwards", program("user: {uniform: [3ms, 1ms]}"),
         "f:8:35: error: the least time is longer than the most"},
        {"PhaseBeyondTick", program("until: 2ms after tick"),
         "f:8:26: error: '2ms' is not within a tick: there is one every 1ms"},
        {"UnknownSignal", program("kill: {process: worker, signal: SIGPORF}"),
         "f:8:51: error: 'SIGPORF' is no signal: did you mean 'SIGPROF'?"},
        {"DanglingProcess", program("kill: {process: wrker, signal: SIGPROF}"),
         "f:8:35: error: there is no process 'wrker': did you mean 'worker'?"},
        {"DanglingTimer", program("timer_gettime: t1"), "f:8:34: error: process 'worker' creates no timer 't1'"},
        {"DanglingJoin", program("join: mian"),
         "f:8:25: error: there is no thread 'mian' in process 'worker': did you mean 'main'?"},
        {"UncatchableSignal", program("sigaction: {signal: SIGKILL, do: ignore}"),
         "f:8:39: error: SIGKILL cannot be caught or ignored"},
        {"PriorityMissing", program("sched_setscheduler: {policy: fifo}"),
         "f:8:39: error: sched_setscheduler needs the key 'priority'"},
        {"LimitOfPartOfASecond", program("setrlimit_cpu: {soft: 1500ms, hard: 2s}"),
         "f:8:41: error: '1500ms' is not a whole number of seconds: this limit counts in them"},
        {"SoftAboveHard", program("setrlimit_cpu: {soft: 3s, hard: 2s}"),
         "f:8:34: error: the soft limit is above the hard one"},
        {"NoCpuAtAll", program("setaffinity: []"), "f:8:32: error: no CPU at all"},
        {"AffinityBeyond", program("setaffinity: [0, 9]"),
         "f:8:36: error: there is no CPU 9: the machine has CPUs 0 to 3"},
        {"NoThreads", file("processes: [{name: a, threads: []}]\n"),
         "f:3:32: error: a process needs at least one thread"},
        {"DuplicateProcess", file("processes:\n- {name: a, threads: [{name: m}]}\n- {name: a, threads: [{name: m}]}\n"),
         "f:5:10: error: duplicate process 'a': there is one in line 4"},
        {"DuplicateThread", file("processes:\n- {name: a, threads: [{name: m}, {name: m}]}\n"),
         "f:4:41: error: duplicate thread 'm' in process 'a': there is one in line 4"},
        {"OwnAncestor",
         file("processes:\n- {name: a, parent: b, threads: [{name: m}]}\n- {name: b, parent: a, threads: [{name: "
              "m}]}\n"),
         "f:4:10: error: process 'a' is its own ancestor"},
        {"TooManyThreads",
         file("processes: [{name: a, threads: [{name: m, count: 600000}, {name: n, count: 600000}]}]\n"),
         "f:3:76: error: more than 1,000,000 threads: that is the limit"},
        {"EventWithoutTime", file("events: [{offline: 0}]\n"), "f:3:10: error: an event needs the key 'at'"},
        {"EventOfNothing", file("events: [{at: 1s}]\n"),
         "f:3:10: error: an event that does nothing: one of the things that can be done is missing"},
        {"OfflineBeyond", file("machine: {cpus: 2}\nevents: [{at: 1s, offline: 2}]\n"),
         "f:4:28: error: 2 is out of range: it must be 0 to 1"},
        {"ValuePath", file("expect: [{value: cpu.0.onlin, is: true}]\n"),
         "f:3:18: error: there is no value 'cpu.0.onlin': did you mean 'cpu.0.online'?"},
        {"TicksWithoutUnit", file("expect: [{value: machine.jiffies, is: 1000}]\n"),
         "f:3:39: error: '1000' has no unit: write 1000ns, 1000us, 1000ms, 1000s, 1000min or 1000ticks (only 0 needs "
         "none)"},
        {"PartOfATick", file("expect: [{value: machine.jiffies, is: 1500us}]\n"),
         "f:3:39: error: '1500us' is not a whole number of ticks: this value counts ticks of 1ms"},
        {"NeverWhat", file("expect: [{never: warnings}]\n"),
         "f:3:18: error: 'warnings' is neither a signal nor an event of the trace: did you mean 'warning'?"},
        {"View", file("watch: clock\n"),
         "f:3:8: error: there is no view 'clock': did you mean 'clocks'? (views are clocks, cpus, queues, timers, "
         "hpet, nohz, log, story, why, machine)"},
        {"BrokenYaml", "tickscope: 1\ntitle: [a\n",
         "f:3:1: error: not valid YAML: a '[' is not closed, or a ',' is missing in it"},
        {"SecondDocument", file("---\ntickscope: 1\n"), "f:4:1: error: a second document: a file holds one scenario"},
        {"NulByte", file(std::string{"about: a\0b\n", 11}), "f:3:9: error: control character 0x00 in the text"},
        {"NotUtf8", file("about: \xff\n"), "f:3:8: error: byte 0xff is not UTF-8 text"},
        {"ColumnsAreCharacters", file("summary: \"\xC3\xA4\xC3\xB6\"  \nabout: \xC3\xA4\xC3\xB6: x\n"),
         "f:4:10: error: not valid YAML: a ':' where no key can be: a text with ': ' in it needs quotes"},
        {"WindowsLineEnds", "tickscope: 1\r\ntitle: T\r\nseed: x\r\n",
         "f:3:7: error: expected a whole number from 0 to 18446744073709551615, found 'x'"},
        {"ByteOrderMark", "\xEF\xBB\xBFtickscope: 1\nseed: 1\n", "f:1:1: error: a scenario needs the key 'title'"},
        {"AliasOfItself", file("tags: &a [*a]\n"), "f:3:11: error: an alias stands for something that contains it"},
        {"Tag", file("seed: !int 5\n"), "f:3:7: error: tag '!int' means nothing in a scenario"},
        {"NameOfAnInstance", file("processes:\n- {name: a, threads: [{name: m, count: 3}, {name: m.1}]}\n"),
         "f:4:51: error: the name 'm.1' is that of an instance of 'm'"},
        {"CountOfNothing", file("processes:\n- {name: a, threads: [{name: m, count: cpu}]}\n"),
         "f:4:40: error: 'cpu' is neither a number of threads nor 'cpus'"},
        {"ProgramNamesAnInstance", program("kill: {process: worker.2, signal: SIGTERM}"),
         "f:8:35: error: 'worker.2' is one of several: a program can only name 'worker'"},
        {"NothingWhereAListIs", file("events:\n"), "f:3:1: error: expected a list of events, found nothing"},
        {"ProgramNamesProcessOfAnEvent",
         program("kill: {process: burst, signal: SIGTERM}") +
             "events: [{at: 1s, run: {name: burst, threads: [{name: m}]}}]\n",
         "f:8:35: error: process 'burst' comes with an event: a program outside it cannot name it"},
    };
}

}

TEST(BadScenarios, AreComplainedOfWithTheirPlace)
{
    for (Bad const& bad : bad_files()) {
        SCOPED_TRACE(bad.name);
        EXPECT_EQ(complaints_of(bad.text), bad.complaint);
        EXPECT_FALSE(read_scenario(bad.text, "f").scenario);
    }
}

TEST(BadScenarios, AreComplainedOfAllAtOnceInTheOrderOfTheFile)
{
    std::string const text = file("seed: -1\nmachine: {cpus: 0, hz: 50}\nprocesses: [{name: a}]\nduration: 3\n");

    EXPECT_EQ(complaints_of(text),
              "f:3:7: error: expected a whole number from 0 to 18446744073709551615, found '-1'\n"
              "f:4:17: error: 0 is out of range: it must be 1 to 4096\n"
              "f:4:24: error: 50 is out of range: hz is 100, 250, 300 or 1000\n"
              "f:5:13: error: a process needs the key 'threads'\n"
              "f:6:11: error: '3' has no unit: write 3ns, 3us, 3ms, 3s, 3min or 3ticks (only 0 needs none)");
}

TEST(BadScenarios, AreNotComplainedOfWithoutEnd)
{
    std::string text = file("tags:\n");
    for (int i = 0; i < 5000; ++i)
        text += "- [x]\n";

    auto const problems = read_scenario(text, "f").problems;

    ASSERT_EQ(problems.size(), ScenarioLimits::problems + 1);
    EXPECT_EQ(problems.back().text, "too many errors: the rest is not shown");
}

}
