// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/console_script.h"

#include "core/base/verify.h"

#include <fmt/format.h>

namespace tickscope {

KernelConfig kernel_called(std::string_view version, LaterFixSet later)
{
    auto const config = console_version(version);
    VERIFY(config.has_value());
    KernelConfig kernel = *config;
    kernel.later_fixes = kernel.later_fixes | later;
    return kernel;
}

ConsoleScript::ConsoleScript(std::uint32_t hz, TickNsec mode)
{
    m_case.hz = hz;
    m_case.tick_nsec = mode == TickNsec::X86 ? x86_tick_nsec(hz) : 1'000'000'000 / hz;
}

ConsoleScript& ConsoleScript::add(Json op)
{
    m_case.ops.push_back(std::move(op));
    return *this;
}

ConsoleScript& ConsoleScript::process(std::string const& name, std::string const& parent)
{
    return add({{"op", "process"}, {"name", name}, {"parent", parent}});
}

ConsoleScript& ConsoleScript::thread(std::string const& name, std::string const& of)
{
    return add({{"op", "thread"}, {"name", name}, {"of", of}});
}

ConsoleScript& ConsoleScript::autodeliver() { return add({{"op", "autodeliver"}, {"on", true}}); }

ConsoleScript& ConsoleScript::ticks(std::string const& thread, std::uint64_t n, std::string const& mode)
{
    return ticks_of(thread, n, 1'000'000'000 / m_case.hz, mode);
}

ConsoleScript& ConsoleScript::ticks_of(std::string const& thread, std::uint64_t n, std::uint64_t ns,
                                       std::string const& mode)
{
    return add({{"op", "ticks"}, {"thread", thread}, {"mode", mode}, {"n", n}, {"ns", ns}});
}

ConsoleScript& ConsoleScript::rounds(std::vector<std::string> const& threads, std::uint64_t n)
{
    Json round = Json::array();
    for (std::string const& thread : threads)
        round.push_back(Json::array({thread, "user"}));
    return add({{"op", "rounds"}, {"n", n}, {"ns", 1'000'000'000 / m_case.hz}, {"ticks", round}});
}

ConsoleScript& ConsoleScript::run(std::string const& thread, std::uint64_t ns)
{
    return add({{"op", "run"}, {"thread", thread}, {"ns", ns}});
}

ConsoleScript& ConsoleScript::exit(std::string const& thread) { return add({{"op", "exit"}, {"thread", thread}}); }

static Json parts_of(std::uint64_t value, std::uint64_t per_second) { return {value / per_second, value % per_second}; }

ConsoleScript& ConsoleScript::setitimer(std::string const& thread, std::string const& which, std::uint64_t value_us,
                                        std::uint64_t interval_us)
{
    return add({{"op", "setitimer"},
                {"thread", thread},
                {"which", which},
                {"value", parts_of(value_us, 1'000'000)},
                {"interval", parts_of(interval_us, 1'000'000)}});
}

ConsoleScript& ConsoleScript::setrlimit(std::string const& thread, Json const& soft, Json const& hard)
{
    return add({{"op", "setrlimit"}, {"thread", thread}, {"soft", soft}, {"hard", hard}});
}

ConsoleScript& ConsoleScript::timer(std::string const& thread, std::string const& name, std::string const& scope,
                                    std::string const& clock, std::string const& sig, std::string const& notify)
{
    return add({{"op", "timer_create"},
                {"thread", thread},
                {"timer", name},
                {"scope", scope},
                {"clock", clock},
                {"notify", notify},
                {"sig", sig}});
}

ConsoleScript& ConsoleScript::settime(std::string const& thread, std::string const& name, std::uint64_t value_ns,
                                      std::uint64_t interval_ns, bool absolute)
{
    return add({{"op", "timer_settime"},
                {"thread", thread},
                {"timer", name},
                {"abs", absolute},
                {"value", parts_of(value_ns, 1'000'000'000)},
                {"interval", parts_of(interval_ns, 1'000'000'000)}});
}

ConsoleScript& ConsoleScript::call(std::string const& op, std::string const& thread, Json const& more)
{
    Json made{{"op", op}, {"thread", thread}};
    made.update(more);
    return add(std::move(made));
}

ConsoleScript& ConsoleScript::counters() { return add({{"op", "counters"}}); }

std::vector<Json> ConsoleScript::observations(KernelConfig const& kernel) const
{
    auto const ran = run_timers_case(m_case, kernel);
    VERIFY(ran.has_value());
    std::vector<Json> all;
    for (Observation const& each : *ran)
        all.push_back(each.what);
    return all;
}

std::vector<std::string> ConsoleScript::signals(KernelConfig const& kernel) const
{
    std::vector<std::string> found;
    for (Json const& each : observations(kernel)) {
        std::string const ev = each["ev"];
        if (ev == "signal" || ev == "timer_fire")
            found.push_back(fmt::format("{}@{}", each[ev == "signal" ? "sig" : "timer"].get<std::string>(),
                                        each["tick"].get<std::uint64_t>()));
    }
    return found;
}

Json ConsoleScript::last(std::string_view ev, KernelConfig const& kernel) const
{
    Json found;
    for (Json const& each : observations(kernel))
        if (each["ev"] == ev)
            found = each;
    return found;
}

}
