// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/kernel_tree.h"
#include "core/scenario/patch_text.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/write_scenario.h"
#include "core/scenario/yaml_tree.h"
#include "tests/app/program.h"
#include "tests/support/random_scenario.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

/// Changes a scenario as a person in front of the window would.
class RandomChanges {
public:
    explicit RandomChanges(std::uint64_t seed)
        : m_engine{seed}
    {
    }

    /// The keys below which something may have gone, with the comments in it.
    std::set<std::string> change(Scenario& scenario)
    {
        m_scenario = &scenario;
        std::set<std::string> removes;
        for (std::size_t i = 1 + below(3); i-- > 0;)
            removes.insert(change_one(below(14)));
        std::ranges::stable_sort(scenario.events, {}, &CommandAt::at);
        return removes;
    }

private:
    std::size_t below(std::size_t n) { return m_engine() % n; }
    template<class List>
    auto& pick(List& list)
    {
        return list[below(list.size())];
    }

    std::string change_one(std::size_t what)
    {
        Scenario& s = *m_scenario;
        switch (what) {
        case 0:
        case 1:
        case 2:
            s.events.push_back({SimTime{below(900) * 1ms}, command()});
            return {};
        case 3:
            if (!s.events.empty())
                s.events.erase(s.events.begin() + static_cast<std::ptrdiff_t>(below(s.events.size())));
            return "events";
        case 4:
            if (!s.events.empty())
                pick(s.events).at += 3ms;
            return "events";
        case 5:
            if (!s.events.empty())
                pick(s.events).command = command();
            return "events";
        default:
            return what < 10 ? change_kernel(what) : change_rest(what);
        }
    }
    std::string change_kernel(std::size_t what)
    {
        KernelSpec& kernel = m_scenario->kernel;
        if (what == 6)
            kernel.fixes.set(static_cast<Fix>(below(5)), below(2) == 0);
        else if (what == 7)
            kernel = on_tree(kernel, kernel_trees[below(kernel_trees.size())]);
        else if (what == 8)
            kernel.later_fixes.set(static_cast<LaterFix>(below(4)), below(2) == 0);
        else
            kernel.sched.latency = Nanos{1ms + below(20) * 1ms};
        return "kernel";
    }
    std::string change_rest(std::size_t what)
    {
        Scenario& s = *m_scenario;
        if (what == 10)
            s.notes.push_back({SimTime{below(50) * 1ms}, SimTime{60ms}, "", "A note, \"quoted\": # no comment"});
        else if (what == 11)
            s.show.curves.push_back("now");
        else if (what == 12)
            s.processes.push_back(
                {.name = "added" + std::to_string(s.processes.size()),
                 .threads = {{.name = "main", .program = {Op{op::User{Span{Span::Kind::Fixed, 4ms, {}}}}}}}});
        else if (!s.processes.empty())
            pick(pick(s.processes).threads).nice = static_cast<int>(below(20));
        return {};
    }
    Command command()
    {
        Scenario const& s = *m_scenario;
        if (s.processes.empty() || below(3) == 0)
            return cmd::SetFixes{{{static_cast<Fix>(below(5)), below(2) == 0}}, {}};
        if (below(2) == 0)
            return cmd::Kill{pick(s.processes).name, 10, ""};
        ProcessSpec const& process = pick(s.processes);
        return cmd::Renice{process.name + "/" + process.threads.front().name, static_cast<int>(below(20))};
    }

    std::mt19937_64 m_engine;
    Scenario* m_scenario = nullptr;
};

/// Every comment of a text, with the key of the outermost map in which it stands.
std::multiset<std::pair<std::string, std::string>> comments_of(std::string const& text)
{
    std::multiset<std::pair<std::string, std::string>> comments;
    std::string key;
    std::istringstream lines{text};
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.front() != ' ' && line.front() != '#' && line.front() != '-')
            key = line.substr(0, line.find(':'));
        std::size_t const at = line.find("#@");
        if (at != std::string::npos)
            comments.emplace(at == 0 ? "" : key, line.substr(at));
    }
    return comments;
}

/// The text with a comment of its own before and behind every line in which one can stand.
std::string with_comments(std::string const& text)
{
    std::string out;
    std::istringstream lines{text};
    std::size_t number = 0;
    std::optional<std::size_t> literal;  // how far a block of text is indented
    for (std::string line; std::getline(lines, line);) {
        std::size_t const indent = std::min(line.find_first_not_of(' '), line.size());
        if (literal && (indent > *literal || line.empty())) {
            out += line + '\n';
            continue;
        }
        std::string const last = line.substr(line.find_last_of(' ') + 1);
        bool const opens = last == "|" || last == ">" || last == "|-" || last == ">-";
        literal = opens ? std::optional{indent} : std::nullopt;
        if (!line.empty() && number > 0)
            out += std::string(indent, ' ') + "#@" + std::to_string(number) + ".\n";
        ++number;
        bool const can_have_one = !literal && !line.empty() && line.find('#') == std::string::npos && number > 1;
        out += line + (can_have_one ? " #@" + std::to_string(number) + "t\n" : "\n");
    }
    return out;
}

}

static std::optional<Scenario> read_one(std::string const& text) { return read_scenario(text, "story.yaml").scenario; }

// What is the same in both stands in the same part of the file.
static std::set<std::string> changed_keys(Scenario const& a, Scenario const& b)
{
    std::set<std::string> keys;
    auto const note = [&](char const* key, bool is_same) {
        if (!is_same)
            keys.insert(key);
    };
    note("events", a.events == b.events);
    note("kernel", a.kernel == b.kernel);
    note("notes", a.notes == b.notes);
    note("show", a.show == b.show);
    note("processes", a.processes == b.processes);
    return keys;
}

static std::size_t expect_kept_comments(std::string const& text, PatchedText const& made,
                                        std::set<std::string> const& changed, std::set<std::string> const& removes)
{
    auto left = comments_of(made.text);
    std::multiset<std::string> there;
    for (auto const& [key, comment] : left)
        there.insert(comment);
    std::size_t kept = 0;
    for (auto const& [key, comment] : comments_of(text)) {
        bool const must_stay = !changed.contains(key) || (!removes.contains(key) && made.rewritten.empty());
        kept += there.contains(comment) ? 1 : 0;
        EXPECT_TRUE(!must_stay || there.contains(comment)) << key << " " << comment << "\n"
                                                           << text << "\n--- patched\n"
                                                           << made.text;
    }
    return kept;
}

// True if it was a change that a file can describe.
static bool expect_patch(std::string const& text, std::uint64_t seed, std::size_t& rewritten)
{
    std::optional<Scenario> const before = read_one(text);
    if (!before)
        return false;
    PatchedText const same = patch_text(text, *before);
    EXPECT_EQ(same.text, text);
    EXPECT_EQ(same.kept, TextKept::All);

    Scenario after = *before;
    std::set<std::string> const removes = RandomChanges{seed}.change(after);
    if (!read_one(write_scenario(after)))
        return false;
    PatchedText const made = patch_text(text, after);
    std::optional<Scenario> again = read_one(made.text);
    EXPECT_TRUE(again) << made.text;
    EXPECT_NE(made.kept, TextKept::None) << text << "\n--- patched\n" << made.text;
    EXPECT_TRUE(made.reads_back) << made.text;
    if (again) {
        after.vary.uses = again->vary.uses;
        EXPECT_TRUE(*again == after) << made.text;
    }
    rewritten += made.rewritten.size();
    expect_kept_comments(text, made, changed_keys(*before, after), removes);
    return true;
}

TEST(PatchedStories, KeepWhatDidNotChange)
{
    std::size_t described = 0, rewritten = 0;
    for (auto const& path : testing::shipped_scenarios()) {
        SCOPED_TRACE(path.filename().string());
        std::string const text = testing::read_whole(path);
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            described += expect_patch(text, seed, rewritten) ? 1 : 0;
            described += expect_patch(with_comments(text), seed + 100, rewritten) ? 1 : 0;
        }
        if (::testing::Test::HasFailure())
            break;
    }
    EXPECT_GT(described, testing::shipped_scenarios().size() * 12);
    RecordProperty("rewritten", static_cast<int>(rewritten));
}

TEST(PatchedStories, AreEqualForRandomScenariosAndChanges)
{
    std::size_t described = 0, rewritten = 0;
    for (std::uint64_t seed = 0; seed < 300 && !::testing::Test::HasFailure(); ++seed) {
        SCOPED_TRACE(seed);
        described += expect_patch(with_comments(write_scenario(random_scenario(seed))), seed, rewritten) ? 1 : 0;
    }
    EXPECT_GT(described, 250u);
    RecordProperty("rewritten", static_cast<int>(rewritten));
}

}
