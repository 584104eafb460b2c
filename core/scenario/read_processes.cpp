// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_scenario.h"

#include <algorithm>

namespace tickscope {

std::optional<std::string> read_process_use(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::Process, *name, node);
    return name;
}

std::optional<std::string> read_thread_use(Reading& in, YamlNode node)
{
    auto name = read_text(in, node);
    if (name)
        in.names.use(DeclaredNames::Wanted::Thread, *name, node);
    return name;
}

std::optional<int> read_nice(Reading& in, YamlNode node)
{
    auto const nice = read_integer(in, node, -20, 19);
    return nice ? std::optional{static_cast<int>(*nice)} : std::nullopt;
}

std::optional<std::uint32_t> read_cpu_number(Reading& in, YamlNode node)
{
    auto const cpu = read_integer(in, node, 0, static_cast<std::int64_t>(in.cpus) - 1);
    return cpu ? std::optional{static_cast<std::uint32_t>(*cpu)} : std::nullopt;
}

// One end of a limit, in units of `unit`.
template<std::int64_t unit>
static std::optional<std::uint64_t> read_limit(Reading& in, YamlNode node)
{
    if (node.is_scalar() && node.text() == "unlimited")
        return Rlimit::infinity;
    auto const time = read_time(in, node);
    if (!time)
        return std::nullopt;
    if (time->count() % unit != 0) {
        in.error(node,
                 fmt::format("{} is not a whole number of {}: this limit counts in them", quoted(node.text()),
                             unit == 1'000'000'000 ? "seconds" : "microseconds"));
        return std::nullopt;
    }
    return static_cast<std::uint64_t>(time->count() / unit);
}

template<std::int64_t unit>
static Rlimit read_limits(Fields const& fields)
{
    Rlimit limit;
    bool const soft_is_good = fields.take("soft", limit.soft, read_limit<unit>) || !fields.find("soft");
    bool const hard_is_good = fields.take("hard", limit.hard, read_limit<unit>);
    if (soft_is_good && hard_is_good && limit.soft > limit.hard)
        fields.in().error(fields.node(),
                          fields.find("soft") ? "the soft limit is above the hard one"
                                              : "a hard limit needs a soft one that is not above it");
    return limit;
}

static constexpr std::array<std::string_view, 2> limit_keys{"soft", "hard"};

Rlimit read_cpu_limits(Fields const& fields) { return read_limits<1'000'000'000>(fields); }

std::optional<Rlimit> read_rlimit_cpu(Reading& in, YamlNode node)
{
    return read_cpu_limits(Fields{in, node, "a CPU time limit", limit_keys});
}

Rlimit read_rttime_limits(Fields const& fields) { return read_limits<1'000>(fields); }

std::optional<Rlimit> read_rlimit_rttime(Reading& in, YamlNode node)
{
    return read_rttime_limits(Fields{in, node, "a limit of real-time CPU time", limit_keys});
}

static void read_priority(Fields const& fields, ThreadSpec& thread)
{
    bool const has_policy = fields.take("policy", thread.policy, read_word<words::policies>);
    if (is_rt(thread.policy.value_or(Policy::Other))) {
        fields.take_required("priority", thread.priority, read_in_range<1, 99>);
        return;
    }
    auto const priority = fields.find("priority");
    if (priority && !has_policy && !fields.find("policy"))
        fields.in().error(*priority, "a priority is for the policies fifo and rr: 'policy' is missing");
    fields.take("priority", thread.priority, read_in_range<0, 99>);
}

// Said or not, the default is all; said, it is not what the thread's creator has.
static std::optional<CpuList> read_thread_cpus(Reading& in, YamlNode node)
{
    auto cpus = read_cpus(in, node);
    if (!cpus || *cpus)
        return cpus;
    auto all = in.shared(node, CpuMask::first(in.cpus));
    return all ? std::optional{CpuList{std::move(*all)}} : std::nullopt;
}

static void check_start_cpu(Fields const& fields, ThreadSpec const& thread)
{
    if (!thread.start_cpu || !thread.cpus)
        return;
    if (!thread.cpus->contains(*thread.start_cpu))
        fields.in().error(*fields.find("start_cpu"),
                          fmt::format("CPU {} is not among the thread's cpus", *thread.start_cpu));
}

static void count_threads(Fields const& fields, ThreadSpec const& thread)
{
    std::size_t& threads = fields.in().threads;
    bool const was_within = threads <= ScenarioLimits::threads;
    threads += thread.count;
    if (was_within && threads > ScenarioLimits::threads)
        fields.in().error(fields.find("count").value_or(fields.node()),
                          "more than 1,000,000 threads: that is the limit");
}

// A number, or one for each possible CPU.
static std::optional<std::int64_t> read_thread_count(Reading& in, YamlNode node)
{
    if (node.is_scalar() && node.text() == "cpus")
        return in.cpus;
    if (node.is_scalar() && !parse_integer(node.text())) {
        in.error(node, fmt::format("{} is neither a number of threads nor 'cpus'", quoted(node.text())));
        return std::nullopt;
    }
    return read_integer(in, node, 1, ScenarioLimits::threads);
}

// The keys of a thread; `takes` is the last, for one that a program makes.
static std::optional<ThreadSpec> read_thread_keys(Reading& in, YamlNode node, Span* takes)
{
    static constexpr std::array<std::string_view, 9> keys{"name",      "nice",  "policy",  "priority", "cpus",
                                                          "start_cpu", "count", "program", "takes"};
    Fields const fields{in, node, "a thread", std::span{keys}.first(keys.size() - (takes ? 0 : 1))};
    if (!node.is_map())
        return std::nullopt;
    ThreadSpec thread;
    if (fields.take_required("name", thread.name, read_name))
        in.names.declare_thread(in, thread.name, *fields.find("name"));
    fields.take("nice", thread.nice, read_nice);
    read_priority(fields, thread);
    fields.take("cpus", thread.cpus, read_thread_cpus);
    fields.take("start_cpu", thread.start_cpu, read_cpu_number);
    check_start_cpu(fields, thread);
    fields.take("count", thread.count, read_thread_count);
    count_threads(fields, thread);
    fields.take("program", thread.program, read_program);
    if (takes)
        fields.take("takes", *takes, read_span);
    return thread;
}

std::optional<ThreadSpec> read_thread(Reading& in, YamlNode node) { return read_thread_keys(in, node, nullptr); }
std::optional<ThreadSpec> read_spawned(Reading& in, YamlNode node, Span& takes)
{
    return read_thread_keys(in, node, &takes);
}

static std::optional<std::map<int, Disposition>> read_dispositions(Reading& in, YamlNode node)
{
    if (!node.is_map()) {
        wrong_type(in, node, "signals and what they do");
        return std::nullopt;
    }
    std::map<int, Disposition> dispositions;
    for (std::size_t i = 0; i < node.size(); ++i) {
        auto const signal = read_signal(in, node.key(i));
        auto what = read_disposition(in, node.value(i));
        if (!signal || !what)
            continue;
        if (*signal == 9 || *signal == 19)
            in.error(node.key(i), fmt::format("{} cannot be caught or ignored", signal_name(*signal)));
        if (!dispositions.emplace(*signal, std::move(*what)).second)
            in.error(node.key(i), fmt::format("duplicate signal {}", signal_name(*signal)));
    }
    return dispositions;
}

static std::optional<std::vector<ThreadSpec>> read_threads(Reading& in, YamlNode node)
{
    auto threads = read_list<ThreadSpec>(in, node, "a list of threads", read_thread);
    if (threads && node.size() == 0)
        in.error(node, "a process needs at least one thread");
    return threads;
}

static std::optional<std::string> read_parent(Reading& in, YamlNode node)
{
    auto parent = read_process_use(in, node);
    if (parent)
        in.names.parent_of_current(*parent);
    return parent && *parent == "init" ? std::optional{std::string{}} : parent;
}

static std::optional<ProcessSpec> read_process_keys(Reading& in, YamlNode node, Span* takes)
{
    static constexpr std::array<std::string_view, 8> keys{"name",          "start",   "parent",  "rlimit_cpu",
                                                          "rlimit_rttime", "signals", "threads", "takes"};
    Fields const fields{in, node, "a process", std::span{keys}.first(keys.size() - (takes ? 0 : 1))};
    if (!node.is_map())
        return std::nullopt;
    ProcessSpec process;
    fields.take_required("name", process.name, read_name);
    std::uint32_t const outer = in.names.enter_process(in, process.name, fields.find("name").value_or(node));
    fields.take("start", process.start, read_time);
    fields.take("parent", process.parent, read_parent);
    fields.take("rlimit_cpu", process.rlimit_cpu, read_rlimit_cpu);
    fields.take("rlimit_rttime", process.rlimit_rttime, read_rlimit_rttime);
    fields.take("signals", process.signals, read_dispositions);
    fields.take_required("threads", process.threads, read_threads);
    in.names.leave_process(outer);
    if (takes)
        fields.take("takes", *takes, read_span);
    return process;
}

std::optional<ProcessSpec> read_process(Reading& in, YamlNode node) { return read_process_keys(in, node, nullptr); }
std::optional<ProcessSpec> read_forked(Reading& in, YamlNode node, Span& takes)
{
    return read_process_keys(in, node, &takes);
}

}
