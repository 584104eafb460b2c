// SPDX-License-Identifier: GPL-3.0-or-later
// A long run through a Session at full speed, read as the window reads it: what memory it takes, and that one can still
// go back. `long_run SCENARIO.yaml SECONDS [MIB]`.
#include "core/scenario/read_scenario.h"
#include "core/session/pace.h"
#include "core/session/session.h"
#include "core/trace/clock_series.h"
#include "core/trace/lanes.h"

#include <fmt/format.h>

#include <condition_variable>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <mutex>
#include <optional>
#include <sstream>

namespace tickscope {
namespace {

std::uint64_t status_kib(std::string const& name)
{
    std::ifstream status{"/proc/self/status"};
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(name + ":"))
            return std::strtoull(line.c_str() + name.size() + 1, nullptr, 10);
    return 0;
}

/// Takes every frame and works out of it what the plots draw from.
class Reader {
public:
    Reader(Scenario const& scenario, MemoryBudget budget)
        : m_boot{kernel_config(scenario)}
        , m_budget{budget}
        , m_session{scenario, [this](std::shared_ptr<Frame const> frame) { put(std::move(frame)); }, budget}
    {
    }

    Session& session() { return m_session; }

    /// The next frame, read.
    std::shared_ptr<Frame const> next()
    {
        std::shared_ptr<Frame const> frame;
        {
            std::unique_lock lock{m_mutex};
            m_came.wait(lock, [this] { return m_frame != nullptr; });
            frame = std::exchange(m_frame, nullptr);
        }
        read(*frame);
        m_session.frame_taken();
        return frame;
    }

    void report(Frame const& frame) const
    {
        fmt::print("{:>10.0f} s  {:>13} events  {:>5} MiB resident, {:>5} at most; trace {:>4} MiB, lanes {:>4}, "
                   "clocks {:>4}; events from {:.1f} s on\n",
                   seconds(frame.machine->now), frame.trace.size(), status_kib("VmRSS") / 1024,
                   status_kib("VmHWM") / 1024, frame.trace.bytes() >> 20, m_lanes->bytes() >> 20,
                   m_clocks->bytes() >> 20, seconds(frame.trace.at(frame.trace.first_n()).at));
        std::fflush(stdout);
    }

    static double seconds(SimTime t) { return static_cast<double>(t.time_since_epoch().count()) / 1e9; }

private:
    void put(std::shared_ptr<Frame const> frame)
    {
        std::lock_guard const lock{m_mutex};
        m_frame = std::move(frame);
        m_came.notify_one();
    }
    void read(Frame const& frame)
    {
        if (!m_lanes) {
            m_lanes.emplace(frame.machine->cpus.size(), frame.machine->online);
            m_lanes->set_budget(m_budget.lanes());
            m_clocks.emplace(Tgid{1}, m_boot);
            m_clocks->set_budget(m_budget.clocks());
        }
        m_lanes->feed(frame.trace);
        m_clocks->feed(frame.trace, *frame.task_table);
    }

    KernelConfig m_boot;
    MemoryBudget m_budget;
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::shared_ptr<Frame const> m_frame;
    std::optional<Lanes> m_lanes;
    std::optional<ClockSeries> m_clocks;
    Session m_session;
};

void run(Reader& reader, SimTime end)
{
    reader.session().set_speed(std::numeric_limits<double>::infinity());
    reader.session().play();
    SimTime next_report{};
    for (;;) {
        auto const frame = reader.next();
        bool const over = frame->state == PlayState::Finished;
        if (frame->machine->now >= next_report || over) {
            reader.report(*frame);
            next_report = frame->machine->now + (end - SimTime{}) / 12;
        }
        if (over)
            return;
    }
}

void go_back(Reader& reader, SimTime end)
{
    for (int const percent : {50, 1, 99, 25, 0}) {
        SimTime const target = SimTime{} + (end - SimTime{}) / 100 * percent;
        auto const before = Wall::now();
        reader.session().seek(target);
        for (;;) {
            auto const frame = reader.next();
            if (frame->machine->now != target)
                continue;
            auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(Wall::now() - before);
            fmt::print("back to {:>8.0f} s in {:>5} ms, {} events at hand before it, {}; {} MiB resident at most\n",
                       Reader::seconds(target), took.count(),
                       frame->visible_trace().lower_bound(target) - frame->visible_trace().first_n(),
                       frame->diverged_at ? "NOT THE SAME" : "the same as before", status_kib("VmHWM") / 1024);
            break;
        }
    }
}

}
}

int main(int argc, char** argv)
{
    using namespace tickscope;
    if (argc < 3) {
        fmt::print(stderr, "long_run SCENARIO.yaml SECONDS [MIB]\n");
        return 3;
    }
    std::ifstream file{argv[1]};
    std::stringstream text;
    text << file.rdbuf();
    ReadOutcome outcome = read_scenario(text.str(), argv[1]);
    if (!outcome.scenario) {
        fmt::print(stderr, "{} is no scenario\n", argv[1]);
        return 2;
    }
    outcome.scenario->duration = std::chrono::seconds{std::strtoll(argv[2], nullptr, 10)};
    MemoryBudget budget;
    if (argc > 3)
        budget.total = std::strtoull(argv[3], nullptr, 10) * MemoryBudget::mib;
    SimTime const end{*outcome.scenario->duration};
    Reader reader{*outcome.scenario, budget};
    run(reader, end);
    go_back(reader, end);
}
