// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/bounded_run.h"

#include "core/engine/invariants.h"
#include "core/trace/export.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <sstream>

namespace tickscope::fuzz {

using namespace std::chrono_literals;

static constexpr Limits bounds{.events = 30'000, .time = 500ms, .memory = std::uint64_t{1} << 30};
static constexpr int looks = 4;

void wrong(std::string_view what)
{
    fmt::print(stderr, "WRONG: {}\n", what);
    std::abort();
}

static void check_laws(Engine const& engine)
{
    if (auto const broken = broken_laws(engine.machine()); !broken.empty())
        wrong(
            fmt::format("a law is broken at {} ns: {}", engine.now().time_since_epoch().count(), broken.front().text));
    if (auto const lost = lost_wakeups(engine.machine(), *engine.world()); !lost.empty())
        wrong(fmt::format("a wakeup was lost: {}", lost.front().text));
}

BoundedRun::BoundedRun(Scenario const& scenario)
    : m_scenario{scenario}
    , m_guard{bounds, nullptr}
{
}

void BoundedRun::go(SimTime until)
{
    m_engine.emplace(m_scenario, &m_log, m_guard.bounds());
    std::vector<CommandAt> events = m_scenario.events;
    std::ranges::stable_sort(events, {}, &CommandAt::at);
    auto next = events.begin();
    for (int look = 1; look <= looks; ++look) {
        SimTime const target{until.time_since_epoch() / looks * look};
        for (; next != events.end() && next->at <= target; ++next) {
            m_engine->run_until(next->at);
            m_engine->apply(next->command);
        }
        m_engine->run_until(target);
        if (m_engine->machine().stuck_task)
            return;
        check_laws(*m_engine);
    }
}

void BoundedRun::run(SimTime until)
{
    try {
        go(until);
        m_whole = true;
    } catch (Stopped const&) {
    } catch (std::bad_alloc const&) {
    }
}

static std::string exported(BoundedRun const& run, TraceFormat format)
{
    Engine const& engine = run.engine();
    auto const world = engine.world();
    TaskTable const table = TaskTable::of(engine.machine());
    TaskNames const names{world->name_table, table};
    TraceView const trace = run.log().view();
    KernelConfig const boot = kernel_config(world->scenario);
    std::ostringstream out;
    write_trace(out, format, {trace, names, boot, engine.machine().cpus.size(), engine.now(), world->scenario.title});
    return out.str();
}

void export_in_every_format(BoundedRun const& run)
{
    if (run.log().size() > 5000)
        return;
    exported(run, TraceFormat::Ftrace);
    exported(run, TraceFormat::Csv);
    if (!nlohmann::json::accept(exported(run, TraceFormat::Chrome)))
        wrong("the Chrome trace is no JSON");
    std::istringstream lines{exported(run, TraceFormat::Jsonl)};
    for (std::string line; std::getline(lines, line);)
        if (!nlohmann::json::accept(line))
            wrong("a line of the trace is no JSON: " + line);
}

}
