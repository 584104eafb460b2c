// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every fix, on and off, in a shipped story that is about it: the summary shows what the story claims of both.
#include "tests/app/program.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <ostream>

namespace tickscope::testing {

using Json = nlohmann::json;

namespace {

struct FixStory {
    std::string fix;
    std::string file;
    std::vector<std::string> before, after;  ///< what the kernel without and with it is called on the command line
    std::string pointer;                     ///< into the summary
    Json found_before, found_after;          ///< of a list, how many there are
    std::vector<std::string> both = {};      ///< further arguments

    friend std::ostream& operator<<(std::ostream& out, FixStory const& story) { return out << story.fix; }
};

}

static std::vector<std::string> fixes(std::string const& set) { return {"--fixes", set}; }
static std::vector<std::string> later(std::string const& keys)
{
    return {"--set", "kernel.later_fixes=[" + keys + "]"};
}

static Json found(FixStory const& story, std::vector<std::string> const& kernel)
{
    std::vector<std::string> arguments{"run", (scenarios_folder() / story.file).string(), "--summary", "json"};
    arguments.insert(arguments.end(), kernel.begin(), kernel.end());
    arguments.insert(arguments.end(), story.both.begin(), story.both.end());
    Ran const ran = tickscope(arguments);
    EXPECT_LE(ran.status, 1) << ran.err;  // what a story expects of one kernel may fail on the other
    Json const at = Json::parse(ran.out).value(Json::json_pointer{story.pointer}, Json(0));
    return at.is_array() && story.found_before.is_number() ? Json(at.size()) : at;
}

class FixStories : public ::testing::TestWithParam<FixStory> { };

TEST_P(FixStories, ShowWhatTheyClaimBeforeAndAfter)
{
    EXPECT_EQ(found(GetParam(), GetParam().before), GetParam().found_before);
    EXPECT_EQ(found(GetParam(), GetParam().after), GetParam().found_after);
}

static std::string name_of(::testing::TestParamInfo<FixStory> const& info)
{
    std::string name;
    for (char const c : info.param.fix)
        if (c != '-')
            name += c;
    return name + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(
    TheEight, FixStories,
    ::testing::Values(FixStory{"hpet-reinit", "the_rtc_that_falls_silent.yaml", fixes("none"), fixes("hpet-reinit"),
                               "/rtc/update_irqs", 5, 19},
                      FixStory{"hpet-cnt-ahead", "the_comparator_that_equals_the_counter.yaml",
                               fixes("all,-hpet-cnt-ahead"), fixes("all"), "/rtc/periodic_irqs", 8193, 24585},
                      FixStory{"nohz-cpu-offline", "the_last_tick_that_never_stops.yaml",
                               fixes("all,-nohz-cpu-offline"), fixes("all"), "/cpus/0/tick_stopped", false, true},
                      FixStory{"nohz-cpu-offline",
                               "the_last_tick_that_never_stops.yaml",
                               fixes("all,-nohz-cpu-offline"),
                               fixes("all"),
                               "/nohz/mask",
                               {0, 1, 2, 3},
                               {0, 1, 2}},
                      FixStory{"dead-task-stats", "dead_threads_leave_the_clock.yaml", fixes("all,-dead-task-stats"),
                               fixes("all"), "/processes/0/clock/utime_ticks", 199, 299},
                      FixStory{"dead-task-stats", "what_a_parent_learns.yaml", fixes("all,-dead-task-stats"),
                               fixes("all"), "/processes/0/children/utime_ticks", 200, 300},
                      FixStory{"split-clocks-timers", "the_three_percent_that_a_lock_costs.yaml", fixes("none"),
                               fixes("up-to:split-clocks-timers"), "/cpus/0/overhead_ns", 3087920, 0},
                      FixStory{"drop-spurious-warning", "flood_of_warnings.yaml", fixes("up-to:split-clocks-timers"),
                               fixes("up-to:drop-spurious-warning"), "/warnings", 992, 0},
                      FixStory{"enable-on-sample",
                               "abstime_ten_seconds_late.yaml",
                               fixes("up-to:drop-spurious-warning"),
                               fixes("up-to:enable-on-sample"),
                               "/processes/0/signals/SIGALRM",
                               1,
                               0,
                               {"--until", "22s"}},
                      FixStory{"abstime-sync",
                               "limits_a_second_and_a_half_late.yaml",
                               fixes("all,-abstime-sync"),
                               fixes("all"),
                               "/processes/0/signals/SIGXCPU",
                               0,
                               1,
                               {"--until", "2500ms"}},
                      FixStory{"abstime-sync",
                               "abstime_ten_seconds_late.yaml",
                               fixes("all,-abstime-sync"),
                               fixes("all"),
                               "/processes/0/signals/SIGALRM",
                               0,
                               1,
                               {"--until", "22s"}}),
    name_of);

// The changes of 2.6.30 to 2.6.36, each in a story. What settime-starts-cputimer does is taken for granted where a
// timer is armed.
INSTANTIATE_TEST_SUITE_P(
    LaterKernels, FixStories,
    ::testing::Values(FixStory{"rlimit-slow-path", "the_limit_that_costs_a_slow_path.yaml", later(""),
                               later("rlimit-slow-path"), "/locks/acquired", 3001, 4001},
                      FixStory{"wait-own-sums", "what_a_parent_learns.yaml", later(""), later("wait-own-sums"),
                               "/locks/threads_walked", 3, 2},
                      FixStory{"exit-no-cputimer", "what_a_parent_learns.yaml", later(""), later("exit-no-cputimer"),
                               "/locks/acquired", 1, 0},
                      FixStory{"itimer-keep-phase", "the_rate_that_was_mended.yaml", later(""),
                               later("itimer-keep-phase"), "/processes/0/signals/SIGPROF", 99, 119},
                      FixStory{"covers-tie",
                               "the_timer_that_was_covered.yaml",
                               later("settime-starts-cputimer"),
                               later("settime-starts-cputimer,covers-tie"),
                               "/processes/0/expires/prof_ticks",
                               106,
                               6,
                               {"--until", "80ms"}},
                      FixStory{"task-times-jiffies", "thousand_threads_of_nine_milliseconds.yaml", later(""),
                               later("task-times-jiffies"), "/processes/0/clock/utime_ticks", 0, 9000},
                      FixStory{"dead-raw", "getrusage_against_clock_prof.yaml", later(""), later("dead-raw"),
                               "/processes/0/children/utime_ticks", 50, 45},
                      FixStory{"earliest-cache",
                               "sigprof_held_back_by_a_limit.yaml",
                               later(""),
                               later("earliest-cache"),
                               "/processes/0/signals/SIGPROF",
                               0,
                               1,
                               {"--until", "1001ms"}},
                      FixStory{"none-timers-armed", "the_silent_timer.yaml", later("settime-starts-cputimer"),
                               later("settime-starts-cputimer,none-timers-armed"), "/processes/0/timer/running", true,
                               false},
                      FixStory{"rebuilt-cache", "stale_cache_walks_for_ever.yaml", later("settime-starts-cputimer"),
                               later("settime-starts-cputimer,rebuilt-cache"), "/locks/threads_walked", 15960, 4},
                      FixStory{"late-runtime",
                               "the_count_that_gets_ahead.yaml",
                               later("settime-starts-cputimer"),
                               later("settime-starts-cputimer,late-runtime"),
                               "/processes/0/timer/sum_exec_runtime_ns",
                               5'000'000,
                               10'000'000,
                               {"--until", "10ms"}},
                      FixStory{"late-ticks",
                               "the_tick_after_the_end.yaml",
                               later(""),
                               later("late-ticks"),
                               "/processes/0/timer/stime_ticks",
                               0,
                               10,
                               {"--until", "20ms"}}),
    name_of);

// What old-interval mends is seen by the caller of timer_settime() alone.
INSTANTIATE_TEST_SUITE_P(TheLaterOnes, FixStories,
                         ::testing::Values(FixStory{"settime-starts-cputimer",
                                                    "abstime_ten_seconds_late.yaml",
                                                    later(""),
                                                    later("settime-starts-cputimer"),
                                                    "/processes/0/signals/SIGALRM",
                                                    0,
                                                    1,
                                                    {"--fixes", "all,-abstime-sync", "--until", "22s"}},
                                           FixStory{"fork-rlimit-cache", "limit_not_enforced_in_a_child.yaml",
                                                    later(""), later("fork-rlimit-cache"), "/processes/1/exit/signal",
                                                    nullptr, "SIGKILL"},
                                           FixStory{"rlimit-compare",
                                                    "sigprof_held_back_by_a_limit.yaml",
                                                    later(""),
                                                    later("rlimit-compare"),
                                                    "/processes/0/signals/SIGPROF",
                                                    0,
                                                    1,
                                                    {"--until", "1001ms"}},
                                           FixStory{"clear-cache-on-stop", "stale_cache_walks_for_ever.yaml", later(""),
                                                    later("clear-cache-on-stop"), "/locks/threads_walked", 15960, 4},
                                           FixStory{"dead-raw", "thousand_threads_of_nine_milliseconds.yaml", later(""),
                                                    later("dead-raw"), "/processes/0/clock/utime_ticks", 0, 9000},
                                           FixStory{"itimer-keep-phase",
                                                    "sigprof_held_back_by_a_limit.yaml",
                                                    later(""),
                                                    later("itimer-keep-phase"),
                                                    "/processes/0/itimer/prof/expires_ticks",
                                                    11000,
                                                    11001,
                                                    {"--until", "10500ms", "--set",
                                                     "processes.worker.threads.main.program.0.setitimer.interval=1s"}},
                                           FixStory{"tv-round",
                                                    "itimer_of_ten_milliseconds.yaml",
                                                    later(""),
                                                    later("tv-round"),
                                                    "/processes/0/itimer/prof/interval_ticks",
                                                    2,
                                                    1,
                                                    {"--set", "machine.hz=100"}}),
                         name_of);

}
