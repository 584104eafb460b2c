// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"
#include "core/scenario/fix_set_text.h"
#include "core/scenario/quantities.h"
#include "core/scenario/words.h"
#include "core/scenario/write_parts.h"

namespace tickscope {

static std::string limit(std::uint64_t amount, std::int64_t unit)
{
    return amount == Rlimit::infinity ? "unlimited" : format_time(Nanos{static_cast<std::int64_t>(amount) * unit});
}

void write_cpu_limits(YamlText& map, Rlimit const& cpu)
{
    map.add("soft", limit(cpu.soft, 1'000'000'000)).add("hard", limit(cpu.hard, 1'000'000'000));
}

void write_rttime_limits(YamlText& map, Rlimit const& rttime)
{
    map.add("soft", limit(rttime.soft, 1'000)).add("hard", limit(rttime.hard, 1'000));
}

static YamlText rttime_limits(Rlimit const& rttime)
{
    YamlText limits = YamlText::map();
    write_rttime_limits(limits, rttime);
    return limits;
}

YamlText write_thread(ThreadSpec const& thread, YamlText::Layout layout)
{
    YamlText keys = YamlText::map(layout);
    keys.add("name", YamlText::text(thread.name));
    if (thread.nice)
        keys.add("nice", std::to_string(*thread.nice));
    if (thread.policy)
        keys.add("policy", word(word_for(words::policies, *thread.policy)));
    if (thread.priority != 0)
        keys.add("priority", std::to_string(thread.priority));
    if (thread.cpus)
        keys.add("cpus", write_cpus(thread.cpus));
    if (thread.start_cpu)
        keys.add("start_cpu", std::to_string(*thread.start_cpu));
    if (thread.count != 1)
        keys.add("count", std::to_string(thread.count));
    keys.add("program", write_program(thread.program));
    return keys;
}

YamlText write_process(ProcessSpec const& process, YamlText::Layout layout)
{
    YamlText keys = YamlText::map(layout);
    keys.add("name", YamlText::text(process.name));
    if (process.start != Nanos::zero())
        keys.add("start", format_time(process.start));
    if (!process.parent.empty())
        keys.add("parent", YamlText::text(process.parent));
    if (process.rlimit_cpu != Rlimit{}) {
        YamlText limits = YamlText::map();
        write_cpu_limits(limits, process.rlimit_cpu);
        keys.add("rlimit_cpu", std::move(limits));
    }
    if (process.rlimit_rttime != Rlimit{})
        keys.add("rlimit_rttime", rttime_limits(process.rlimit_rttime));
    YamlText signals = YamlText::map();
    for (auto const& [signal, what] : process.signals)
        signals.add(signal_name(signal), write_disposition(what));
    if (!signals.empty())
        keys.add("signals", std::move(signals));
    YamlText threads = YamlText::list();
    for (ThreadSpec const& thread : process.threads)
        threads.add(write_thread(thread, layout));
    return keys.add("threads", std::move(threads));
}

static YamlText word_list(std::vector<std::string_view> const& keys)
{
    YamlText list = YamlText::list();
    for (std::string_view const key : keys)
        list.add(word(key));
    return list;
}

static YamlText write_sched(SchedSpec const& sched)
{
    YamlText keys = YamlText::map();
    auto const add = [&keys](std::string_view key, std::optional<Nanos> const& time) {
        if (time)
            keys.add(key, *time < Nanos::zero() ? "unlimited" : format_time(*time));
    };
    add("latency", sched.latency);
    add("min_granularity", sched.min_granularity);
    add("wakeup_granularity", sched.wakeup_granularity);
    add("rt_period", sched.rt_period);
    add("rt_runtime", sched.rt_runtime);
    if (sched.compat_yield)
        keys.add("compat_yield", "true");
    return keys;
}

static YamlText write_costs(Costs const& costs)
{
    YamlText keys = YamlText::map();
    auto const add = [&keys](std::string_view key, Nanos time) {
        if (time != Nanos::zero())
            keys.add(key, format_time(time));
    };
    add("context_switch", costs.context_switch);
    add("tick", costs.tick);
    add("lock", costs.lock);
    add("lock_transfer", costs.lock_transfer);
    add("thread_walk", costs.thread_walk);
    add("signal", costs.signal);
    add("exit", costs.exit);
    return keys;
}

YamlText write_kernel(KernelSpec const& kernel)
{
    YamlText keys = YamlText::map();
    std::string const set = format_fix_set(kernel.fixes);
    bool const has_name = set.find(',') == std::string::npos && !find_fix(set);
    keys.add("tree", word(kernel.tree));
    keys.add("fixes", has_name ? word(set) : word_list(keys_of(kernel.fixes)));
    keys.add("later_fixes", word_list(keys_of(kernel.later_fixes)));
    keys.add("accounting", word(kernel.accounting ? name_of(*kernel.accounting) : "auto"));
    if (kernel.scheduler != SchedRelease::V2_6_29)
        keys.add("scheduler", word(sched_features(kernel.scheduler).name));
    if (kernel.sched != SchedSpec{})
        keys.add("sched", write_sched(kernel.sched));
    if (kernel.costs != Costs{})
        keys.add("costs", write_costs(kernel.costs));
    if (kernel.timer_slack != Nanos::zero())
        keys.add("timer_slack", format_time(kernel.timer_slack));
    return keys;
}

}
