// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/playback.h"
#include "core/scenario/value.h"
#include "tests/support/frames.h"
#include "tests/support/sim.h"
#include "ui/models/first_picture.h"
#include "ui/models/scenario_library.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace tickscope::ui {
namespace {

using namespace std::chrono_literals;

TEST(FirstPicture, ShowsTheBusiestProcessForAboutTenSeconds)
{
    FirstPicture const picture = firstPicture(scenario_of(busy_story));

    EXPECT_EQ(picture.process, "worker");
    EXPECT_EQ(picture.main, (std::vector{MainPart::Clocks, MainPart::Lanes}));
    EXPECT_EQ(picture.page, View::Story);
    EXPECT_EQ(picture.range, std::nullopt);
    EXPECT_DOUBLE_EQ(picture.speed, 0.1);
}

TEST(FirstPicture, TakesWhatTheStorySays)
{
    Scenario const scenario = scenario_of(std::string{busy_story} + R"(
show: {process: other, curves: [thread.other/main.vruntime], range: [5ms, 40ms], speed: 0.05, main: [lanes, curves, lanes], page: log}
)");

    FirstPicture const picture = firstPicture(scenario);

    EXPECT_EQ(picture.process, "other");
    EXPECT_EQ(picture.curves, std::vector<std::string>{"thread.other/main.vruntime"});
    EXPECT_EQ(picture.range, (TimeRange{SimTime{5ms}, SimTime{40ms}}));
    EXPECT_DOUBLE_EQ(picture.speed, 0.05);
    EXPECT_EQ(picture.main, (std::vector{MainPart::Lanes, MainPart::Curves}));
    EXPECT_EQ(picture.page, View::Log);
}

TEST(FirstPicture, DrawsTheClocksOfSeveralProcessesBesideEachOther)
{
    FirstPicture const picture =
        firstPicture(scenario_of(std::string{busy_story} + "show: {process: [worker, other]}\n"));

    EXPECT_EQ(picture.curves, (std::vector<std::string>{"proc.worker.clock.utime", "proc.other.clock.utime"}));
    EXPECT_TRUE(picture.has(MainPart::Curves));
}

TEST(FirstPicture, GivesTheMiddleToTheRtcWhereThatIsAllThereIs)
{
    FirstPicture const picture = firstPicture(scenario_of("watch: hpet\nrtc: {update_irq: true}\n"));

    EXPECT_EQ(picture.main, (std::vector{MainPart::Rtc, MainPart::Hpet}));
    EXPECT_EQ(picture.page, View::Hpet);
}

TEST(FirstPicture, OpensWhatWatchSaysWhereShowSaysNothing)
{
    EXPECT_EQ(firstPicture(scenario_of(std::string{busy_story} + "watch: log\n")).page, View::Log);
    EXPECT_EQ(firstPicture(scenario_of(std::string{busy_story} + "watch: cpus\n")).page, View::Story);
}

TEST(FirstPicture, PlaysAtASpeedOfOneFigure)
{
    EXPECT_DOUBLE_EQ(speedFor(24s), 2);
    EXPECT_DOUBLE_EQ(speedFor(3s), 0.3);
    EXPECT_DOUBLE_EQ(speedFor(40ms), 0.004);
    EXPECT_DOUBLE_EQ(speedFor(1ms), 0.001);
}

/// Each story that comes with the program, run to the end of its first picture.
class ShippedPictures : public testing::Test {
protected:
    struct Story {
        std::string name;
        Scenario scenario;
        FirstPicture picture;
    };
    static std::vector<Story> const& stories()
    {
        static std::vector<Story> const all = [] {
            std::vector<Story> read;
            for (LibraryEntry const& entry : shippedScenarios()) {
                OpenedFile opened = openScenarioFile(entry.path);
                if (!opened.outcome.scenario)
                    continue;
                FirstPicture picture = firstPicture(*opened.outcome.scenario);
                read.push_back({entry.path.toStdString(), std::move(*opened.outcome.scenario), std::move(picture)});
            }
            return read;
        }();
        return all;
    }
    static TimeRange rangeOf(Story const& story)
    {
        return story.picture.range.value_or(TimeRange{SimTime{}, SimTime{} + story.scenario.duration.value_or(60s)});
    }
    static std::optional<std::int64_t> valueOf(Playback const& playback, std::string const& path)
    {
        auto const parsed = parse_value_path(path);
        if (!parsed)
            return std::nullopt;
        auto const value = value_of(playback.machine(), playback.engine().world()->name_table, *parsed);
        return value ? std::optional{value->number} : std::nullopt;
    }
};

TEST_F(ShippedPictures, HaveSomethingToShowInEachPartOfTheMiddle)
{
    ASSERT_GT(stories().size(), 30u);
    for (Story const& story : stories()) {
        SCOPED_TRACE(story.name);
        FirstPicture const& picture = story.picture;
        EXPECT_FALSE(picture.main.empty());
        EXPECT_EQ(picture.has(MainPart::Curves), !picture.curves.empty());
        if (picture.has(MainPart::Rtc) || picture.has(MainPart::Hpet))
            EXPECT_TRUE(story.scenario.rtc);
        if (picture.has(MainPart::Clocks))
            EXPECT_FALSE(picture.process.empty());
        EXPECT_EQ(picture.page, View::Story);
    }
}

TEST_F(ShippedPictures, CoverTheInstantsThatTheStoryIsMarkedFor)
{
    for (Story const& story : stories()) {
        SCOPED_TRACE(story.name);
        for (Expectation const& expectation : story.scenario.expect)
            if (auto const* value = std::get_if<expected::Value>(&expectation.what);
                value && value->at && expectation.points > 1)
                EXPECT_TRUE(rangeOf(story).from <= *value->at && *value->at <= rangeOf(story).to) << value->path;
    }
}

TEST_F(ShippedPictures, HaveCurvesThatMove)
{
    for (Story const& story : stories()) {
        SCOPED_TRACE(story.name);
        Playback playback{story.scenario, nullptr};
        TimeRange const range = rangeOf(story);
        std::vector<std::set<std::int64_t>> seen(story.picture.curves.size());
        std::int64_t clock = 0;
        for (int i = 0; i <= 40; ++i) {
            playback.run_until(range.from + range.length() / 40 * i);
            for (std::size_t each = 0; each < seen.size(); ++each)
                if (auto const value = valueOf(playback, story.picture.curves[each]))
                    seen[each].insert(*value);
            clock = std::max(
                clock, valueOf(playback, "proc." + story.picture.process + ".clock.sum_exec_runtime").value_or(0));
        }
        bool const any = std::ranges::any_of(seen, [](auto const& values) { return values.size() > 1; });
        EXPECT_TRUE(seen.empty() || any);
        for (std::size_t each = 0; each < seen.size(); ++each)
            EXPECT_FALSE(seen[each].empty()) << story.picture.curves[each];
        if (story.picture.has(MainPart::Clocks))
            EXPECT_GT(clock, 0);
    }
}

TEST_F(ShippedPictures, LastFromASecondToSomeMinutes)
{
    for (Story const& story : stories()) {
        SCOPED_TRACE(story.name);
        double const seconds =
            static_cast<double>(rangeOf(story).to.time_since_epoch().count()) / 1e9 / story.picture.speed;
        EXPECT_GE(seconds, 0.5);
        EXPECT_LE(seconds, 20);
    }
}

}
}
