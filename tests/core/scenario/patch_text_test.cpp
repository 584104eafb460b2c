// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/kernel_tree.h"
#include "core/scenario/patch_text.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"

#include <gtest/gtest.h>

namespace tickscope {

using namespace std::chrono_literals;

static Scenario read_of(std::string const& text)
{
    ReadOutcome outcome = read_scenario(text, "story.yaml");
    for (Problem const& problem : outcome.problems)
        ADD_FAILURE() << to_string(problem) << "\n" << text;
    return outcome.scenario.value_or(Scenario{});
}

template<class Change>
static std::string patched(std::string const& text, Change change, TextKept kept = TextKept::Parts)
{
    Scenario scenario = read_of(text);
    change(scenario);
    PatchedText const made = patch_text(text, scenario);
    EXPECT_TRUE(made.reads_back);
    EXPECT_EQ(made.kept, kept);
    EXPECT_TRUE(read_of(made.text) == scenario) << made.text;
    return made.text;
}

static std::string const story = R"(# who wrote it
tickscope: 1
title: A story  # its title
machine: {cpus: 4, nohz: false}  # four
kernel:
  # as shipped
  tree: 2.6.28
processes:
  # the one that works
  - name: worker   # it works
    threads:
      - name: main
        program:
          - user: 10ms   # long
          # and then
          - sleep: 1ms

# what is done to it
events:
  - {at: 300ms, offline: 1}  # away
  # and back
  - {at: 700ms, online: 1}
# the end
expect:
  - {value: cpu.1.online, is: 1}  # it is back
)";

// `text` with the first `from` made `to`; the test is wrong where there is none.
static std::string with(std::string text, std::string const& from, std::string const& to)
{
    std::size_t const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

TEST(PatchedText, OfNoChangeIsTheSame)
{
    EXPECT_EQ(patched(
                  story, [](Scenario&) {}, TextKept::All),
              story);
}

TEST(PatchedText, HasANewEventAtItsPlace)
{
    EXPECT_EQ(
        patched(
            story,
            [](Scenario& scenario) {
                scenario.events.insert(scenario.events.begin() + 1, CommandAt{SimTime{400ms}, cmd::Offline{CpuId{2}}});
                scenario.events.push_back({SimTime{800ms}, cmd::Online{CpuId{2}}});
            }),
        with(with(story, "# away\n", "# away\n  - {at: 400ms, offline: 2}\n"), "online: 1}\n",
             "online: 1}\n  - {at: 800ms, online: 2}\n"));
}

TEST(PatchedText, PutsAnEventBeforeTheFirst)
{
    EXPECT_EQ(
        patched(
            story,
            [](Scenario& scenario) {
                scenario.events.insert(scenario.events.begin(), CommandAt{SimTime{1ms}, cmd::Kill{"worker", 15, ""}});
            }),
        with(story, "events:\n", "events:\n  - {at: 1ms, kill: {process: worker, signal: SIGTERM}}\n"));
}

TEST(PatchedText, LosesARemovedEventAlone)
{
    EXPECT_EQ(patched(story, [](Scenario& scenario) { scenario.events.erase(scenario.events.begin()); }),
              with(story, "  - {at: 300ms, offline: 1}  # away\n", ""));
}

TEST(PatchedText, LosesTheKeyOfAnEmptyList)
{
    EXPECT_EQ(
        patched(story, [](Scenario& scenario) { scenario.events.clear(); }),
        with(story, "events:\n  - {at: 300ms, offline: 1}  # away\n  # and back\n  - {at: 700ms, online: 1}\n", ""));
}

TEST(PatchedText, ChangesOneValueInBrackets)
{
    EXPECT_EQ(patched(story, [](Scenario& scenario) { scenario.events[0].at = SimTime{350ms}; }),
              with(story, "300ms", "350ms"));
    EXPECT_EQ(patched(story, [](Scenario& scenario) { scenario.machine.hz = 250; }),
              with(story, "cpus: 4,", "cpus: 4, hz: 250,"));
}

TEST(PatchedText, SaysOfTheKernelOnlyWhatItsTreeDoesNot)
{
    EXPECT_EQ(patched(story, [](Scenario& scenario) { scenario.kernel = on_tree({}, *find_tree("2.6.27")); }),
              with(story, "tree: 2.6.28", "tree: 2.6.27"));
    EXPECT_EQ(patched(story, [](Scenario& scenario) { scenario.kernel.accounting = Accounting::Walk; }),
              with(story, "tree: 2.6.28\n", "tree: 2.6.28\n  accounting: walk\n"));
    std::string const without = with(story, "kernel:\n  # as shipped\n  tree: 2.6.28\n", "");
    std::string const made =
        patched(without, [](Scenario& scenario) { scenario.kernel.fixes.set(Fix::AbstimeSync, false); });
    std::size_t const kernel = made.find("kernel:"), processes = made.find("processes:");
    EXPECT_EQ(made.substr(0, kernel) + made.substr(processes), without);
    EXPECT_EQ(made.find("later_fixes"), std::string::npos) << made;
    EXPECT_EQ(made.find("accounting"), std::string::npos) << made;
}

TEST(PatchedText, ReachesIntoAProgram)
{
    EXPECT_EQ(
        patched(story,
                [](Scenario& scenario) {
                    ThreadSpec& main = scenario.processes[0].threads[0];
                    main.nice = 5;
                    main.program[0] = Op{op::User{Span{Span::Kind::Fixed, 12ms, {}}}};
                }),
        with(with(story, "user: 10ms", "user: 12ms"), "      - name: main\n", "      - name: main\n        nice: 5\n"));
}

TEST(PatchedText, AddsAPartThatWasNotThere)
{
    EXPECT_EQ(patched(story,
                      [](Scenario& scenario) {
                          scenario.notes.push_back({SimTime{1ms}, SimTime{1ms}, "worker", "Look."});
                      }),
              with(story, "  tree: 2.6.28\n", "  tree: 2.6.28\nnotes:\n  - {at: 1ms, on: worker, say: Look.}\n"));
}

TEST(PatchedText, KeepsLineEndsAndTheMark)
{
    std::string returns;
    for (char const c : story)
        returns += c == '\n' ? std::string{"\r\n"} : std::string{c};
    std::string const text = patched("\xEF\xBB\xBF" + returns, [](Scenario& scenario) {
        scenario.events.push_back({SimTime{800ms}, cmd::Offline{CpuId{2}}});
        scenario.title = "Other";
    });

    EXPECT_EQ(
        text,
        "\xEF\xBB\xBF" +
            with(with(returns, "online: 1}\r\n", "online: 1}\r\n  - {at: 800ms, offline: 2}\r\n"), "A story", "Other"));
}

TEST(PatchedText, EndsACutLineBeforeItAddsOne)
{
    std::string const text = "tickscope: 1\ntitle: T\nmachine: {cpus: 2}\nevents:\n- {at: 1ms, offline: 1}";
    EXPECT_EQ(patched(text,
                      [](Scenario& scenario) {
                          scenario.events.push_back({SimTime{2ms}, cmd::Online{CpuId{1}}});
                      }),
              text + "\n- {at: 2ms, online: 1}\n");
}

TEST(PatchedText, FollowsEventsOutOfOrder)
{
    std::string const text = "tickscope: 1\ntitle: T\nmachine: {cpus: 2}\nevents:\n"
                             "  - {at: 7ms, online: 1}  # second\n  - {at: 3ticks, offline: 1}  # first\n";
    EXPECT_EQ(patched(text, [](Scenario& scenario) { scenario.events.erase(scenario.events.begin()); }),
              with(text, "  - {at: 3ticks, offline: 1}  # first\n", ""));
}

TEST(PatchedText, LeavesWhatVaries)
{
    std::string const text =
        "tickscope: 1\ntitle: T\nmachine: {cpus: {vary: n}}  # some\nvary:\n  n: [2, 4]  # or four\n"
        "events:\n  - {at: 1ms, offline: 1}\n";
    Scenario scenario = read_of(text);
    scenario.events[0].at = SimTime{2ms};
    PatchedText const made = patch_text(text, scenario);

    EXPECT_EQ(made.text, with(text, "1ms", "2ms"));
    EXPECT_TRUE(made.reads_back);
}

TEST(PatchedText, WritesAPartAnewThatHasAliases)
{
    std::string const text = "tickscope: 1  # one\ntitle: T\nprocesses:  # two\n"
                             "  - name: a  # three\n    threads:\n      - {name: main, program: &p [{user: 1ms}]}\n"
                             "  - name: b\n    threads:\n      - {name: main, program: *p}\n# four\nseed: 3  # five\n";
    std::string const made = patched(text, [](Scenario& scenario) {
        scenario.processes[1].threads[0].program[0] = Op{op::User{Span{Span::Kind::Fixed, 2ms, {}}}};
    });

    for (char const* const comment : {"# one", "# two", "# three", "# four", "# five"})
        EXPECT_NE(made.find(comment), std::string::npos) << comment << "\n" << made;
}

TEST(PatchedText, SaysWhereAllHadToBeWrittenAnew)
{
    Scenario scenario = read_of(story);
    PatchedText const made = patch_text("no scenario", scenario);

    EXPECT_EQ(made.kept, TextKept::None);
    EXPECT_TRUE(made.reads_back);
    EXPECT_EQ(made.text, write_scenario(scenario));
}

TEST(PatchedText, SaysWhatNoFileCouldDescribe)
{
    Scenario scenario = read_of(story);
    scenario.events.push_back({SimTime{1s}, cmd::Kill{"nobody", 15, ""}});

    EXPECT_FALSE(patch_text(story, scenario).reads_back);
}

}
