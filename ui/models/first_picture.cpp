// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/first_picture.h"

#include "core/replay/playback.h"
#include "core/scenario/state_text.h"
#include "core/scenario/words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace tickscope::ui {
namespace {

constexpr std::array<std::string_view, 9> part_words{"clocks", "curves", "lanes",  "threads", "rtc",
                                                     "hpet",   "queues", "values", "log"};
static_assert(part_words.size() == static_cast<std::size_t>(MainPart::Log) + 1);

/// Counts the events that are about a process or one of its threads.
class EventCounter final : public TraceSink {
public:
    void record(TraceEvent const& event) override
    {
        ++m_all;
        std::visit(
            [this]<class What>(What const& what) {
                if constexpr (requires { Maybe<Tgid>{what.process}; })
                    count(Maybe<Tgid>{what.process});
                else if constexpr (requires { Maybe<TaskId>{what.task}; })
                    count(Maybe<TaskId>{what.task});
            },
            event.what);
    }
    std::uint64_t all() const { return m_all; }

    Maybe<Tgid> most(Machine const& machine) const
    {
        std::map<Tgid, std::uint64_t> counts = m_processes;
        for (auto const& [task, count] : m_tasks)
            counts[machine.tasks[index_of(task)].tgid] += count;
        Maybe<Tgid> most;
        for (auto const& [process, count] : counts)
            if (!machine.groups[index_of(process)].reaps_children && (!most || count > counts[*most]))
                most = process;
        return most;
    }

private:
    void count(Maybe<Tgid> process)
    {
        if (process)
            ++m_processes[*process];
    }
    void count(Maybe<TaskId> task)
    {
        if (task)
            ++m_tasks[*task];
    }

    std::uint64_t m_all = 0;
    std::map<Tgid, std::uint64_t> m_processes;
    std::map<TaskId, std::uint64_t> m_tasks;
};

}

std::string busiestProcess(Scenario const& scenario)
{
    // Enough to tell who is busy, and run through before anybody notices.
    constexpr std::uint64_t enough = 8'000;
    EventCounter counter;
    Playback playback{scenario, &counter};
    SimTime const end = SimTime{} + scenario.duration.value_or(default_duration);
    while (counter.all() < enough && playback.next_at() <= end && playback.step()) { }
    Maybe<Tgid> const most = counter.most(playback.machine());
    if (!most)
        return scenario.processes.empty() ? std::string{} : scenario.processes.front().name;
    return process_name(playback.engine().world()->name_table, playback.machine(), *most);
}

double speedFor(Nanos duration)
{
    double const speed = static_cast<double>(duration.count()) / 1e10;
    if (speed <= 0)
        return 1;
    double const power = std::pow(10, std::floor(std::log10(speed)));
    return std::clamp(std::round(speed / power) * power, 0.001, 1000.0);
}

bool FirstPicture::has(MainPart part) const { return std::ranges::find(main, part) != main.end(); }

static std::vector<MainPart> partsOf(Show const& show)
{
    std::vector<MainPart> parts;
    for (std::string const& word : show.main) {
        auto const at = std::ranges::find(part_words, word);
        auto const part = static_cast<MainPart>(at - part_words.begin());
        if (at != part_words.end() && std::ranges::find(parts, part) == parts.end())
            parts.push_back(part);
    }
    return parts;
}

/// What there is to see: nobody's clocks are drawn where nobody runs.
static std::vector<MainPart> partsFor(Scenario const& scenario, bool curves)
{
    std::vector<MainPart> parts;
    if (scenario.rtc)
        parts = {MainPart::Rtc, MainPart::Hpet};
    if (curves)
        parts.insert(parts.begin(), MainPart::Curves);
    bool const about_rtc = scenario.rtc && (scenario.processes.empty() || scenario.watch == View::Hpet);
    if (about_rtc)
        return parts;
    if (!curves)
        parts.insert(parts.begin(), MainPart::Clocks);
    parts.push_back(MainPart::Lanes);
    return parts;
}

/// `watch:` is the short form.
static View pageFor(Scenario const& scenario)
{
    switch (scenario.watch) {
    case View::Clocks:
    case View::Cpus:
    case View::Timers:
        return View::Story;
    default:
        return scenario.watch;
    }
}

static View pageOf(Scenario const& scenario)
{
    std::string const& page = scenario.show.page;
    for (std::size_t i = 0; i < view_count; ++i)
        if (!page.empty() && word_for(words::views, static_cast<View>(i)) == page)
            return static_cast<View>(i);
    return scenario.show == Show{} ? pageFor(scenario) : View::Story;
}

/// The plot of clocks has one process: those of several are curves.
static void drawClocksBesideEachOther(FirstPicture& picture, std::vector<std::string> const& processes)
{
    if (!picture.has(MainPart::Curves))
        std::ranges::replace(picture.main, MainPart::Clocks, MainPart::Curves);
    if (picture.has(MainPart::Curves))
        for (std::string const& process : processes)
            picture.curves.push_back("proc." + process + ".clock.utime");
}

FirstPicture firstPicture(Scenario const& scenario)
{
    Show const& show = scenario.show;
    FirstPicture picture;
    picture.process = show.processes.empty() ? busiestProcess(scenario) : show.processes.front();
    picture.curves = show.curves;
    bool const beside_each_other = show.curves.empty() && show.processes.size() > 1;
    picture.main = show.main.empty() ? partsFor(scenario, beside_each_other || !show.curves.empty()) : partsOf(show);
    if (beside_each_other)
        drawClocksBesideEachOther(picture, show.processes);
    if (show.range)
        picture.range = TimeRange{show.range->first, show.range->second};
    picture.speed =
        show.speed ? static_cast<double>(*show.speed) / 1e9 : speedFor(scenario.duration.value_or(default_duration));
    picture.page = pageOf(scenario);
    return picture;
}

}
