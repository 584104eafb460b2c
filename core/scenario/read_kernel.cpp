// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scenario/fix_set_text.h"
#include "core/scenario/kernel_tree.h"
#include "core/scenario/quantities.h"
#include "core/scenario/read_parts.h"
#include "core/scenario/read_record.h"

#include <algorithm>

namespace tickscope {

static void read_tree(Reading& in, YamlNode node, KernelSpec& kernel)
{
    auto const name = read_text(in, node);
    if (!name)
        return;
    KernelTree const* tree = find_tree(*name);
    if (!tree) {
        std::vector<std::string_view> names;
        std::ranges::transform(kernel_trees, std::back_inserter(names), &KernelTree::name);
        in.error(node,
                 fmt::format("there is no kernel tree {}{} (trees are {})", quoted(*name), did_you_mean(*name, names),
                             fmt::join(names, ", ")));
        return;
    }
    kernel = on_tree(std::move(kernel), *tree);
}

// The two families of fixes, so that one set of functions reads both.
struct PullRequestFixes {
    using Set = FixSet;
    static constexpr Set all = Set::all();
    static auto find(std::string_view key) { return find_fix(key); }
    static std::string none(std::string_view key) { return no_such_fix(key); }
};
struct LaterFixes {
    using Set = LaterFixSet;
    static constexpr Set all = Set::all();
    static auto find(std::string_view key) { return find_later_fix(key); }
    static std::string none(std::string_view key) { return no_such_later_fix(key); }
};

template<class Family>
static auto read_key(Reading& in, YamlNode node) -> decltype(Family::find({}))
{
    if (!node.is_scalar()) {
        wrong_type(in, node, "the key of a fix");
        return {};
    }
    auto const fix = Family::find(node.text());
    if (!fix)
        in.error(node, Family::none(node.text()));
    return fix;
}

template<class Family>
static typename Family::Set read_listed(Reading& in, YamlNode list)
{
    typename Family::Set fixes;
    for (std::size_t i = 0; i < list.size(); ++i)
        if (auto const fix = read_key<Family>(in, list.at(i)))
            fixes.set(*fix, true);
    return fixes;
}

// {all: true, KEY: false}: `all` comes first whatever its place, the keys then change what there is.
template<class Family>
static typename Family::Set read_changed(Reading& in, YamlNode map, typename Family::Set fixes)
{
    for (std::size_t i = 0; i < map.size(); ++i)
        if (map.key(i).is_scalar() && map.key(i).text() == "all")
            if (auto const on = read_bool(in, map.value(i)))
                fixes = *on ? Family::all : typename Family::Set{};
    for (std::size_t i = 0; i < map.size(); ++i) {
        if (map.key(i).is_scalar() && map.key(i).text() == "all")
            continue;
        auto const fix = read_key<Family>(in, map.key(i));
        auto const on = read_bool(in, map.value(i));
        if (fix && on)
            fixes.set(*fix, *on);
    }
    return fixes;
}

static void read_fixes(Reading& in, YamlNode node, FixSet& fixes)
{
    if (node.is_list())
        fixes = read_listed<PullRequestFixes>(in, node);
    else if (node.is_map())
        fixes = read_changed<PullRequestFixes>(in, node, fixes);
    else if (!node.is_scalar())
        wrong_type(in, node, "all, none, up-to:KEY, a list of keys or {all: true, KEY: false}");
    else if (auto const set = in.checked(node, parse_fix_set(node.text())))
        fixes = *set;
}

static void read_later_fixes(Reading& in, YamlNode node, LaterFixSet& fixes)
{
    if (node.is_list())
        fixes = read_listed<LaterFixes>(in, node);
    else if (node.is_map())
        fixes = read_changed<LaterFixes>(in, node, fixes);
    else if (node.is_scalar() && (node.text() == "all" || node.text() == "none"))
        fixes = node.text() == "all" ? LaterFixes::all : LaterFixSet{};
    else if (node.is_scalar())
        in.error(node, no_such_later_fix(node.text()) + " (write a list of keys, all or none)");
    else
        wrong_type(in, node, "a list of keys");
}

static void read_accounting(Reading& in, YamlNode node, std::optional<Accounting>& accounting)
{
    static constexpr std::array<std::string_view, 5> known{"auto", "walk", "per-cpu", "locked-totals", "split"};
    std::string_view const text = node.is_scalar() ? node.text() : std::string_view{};
    auto const row = std::ranges::find(words::accountings, text, &Word<Accounting>::word);
    if (text == "auto")
        accounting.reset();
    else if (row != words::accountings.end())
        accounting = row->meaning;
    else if (node.is_scalar())
        in.error(node,
                 fmt::format("{} is none of {}{}", quoted(text), fmt::join(known, ", "), did_you_mean(text, known)));
    else
        wrong_type(in, node, fmt::format("one of {}", fmt::join(known, ", ")));
}

static void read_scheduler(Reading& in, YamlNode node, SchedRelease& scheduler)
{
    std::array<std::string_view, sched_releases.size()> names;
    std::ranges::transform(sched_releases, names.begin(), &SchedFeatures::name);
    if (!node.is_scalar()) {
        wrong_type(in, node, fmt::format("one of {}", fmt::join(names, ", ")));
        return;
    }
    auto const row = std::ranges::find(sched_releases, node.text(), &SchedFeatures::name);
    if (row != sched_releases.end())
        scheduler = row->release;
    else if (node.text() == "2.6.31")
        in.error(node, "the scheduler of 2.6.31 is that of 2.6.30: write 2.6.30");
    else
        in.error(node,
                 fmt::format("there is no scheduler {}{} (schedulers are those of {})", quoted(node.text()),
                             did_you_mean(node.text(), names), fmt::join(names, ", ")));
}

static std::optional<Nanos> read_tunable(Reading& in, YamlNode node)
{
    auto const time = read_time(in, node);
    constexpr Nanos longest{1'000'000'000'000};
    if (!time || *time <= longest)
        return time;
    in.error(node, fmt::format("{} is out of range: the most is 1000s", quoted(node.text())));
    return std::nullopt;
}

static std::optional<Nanos> read_positive_tunable(Reading& in, YamlNode node)
{
    auto const time = read_tunable(in, node);
    if (!time || *time > Nanos::zero())
        return time;
    in.error(node, "must be longer than 0");
    return std::nullopt;
}

static std::optional<Nanos> read_rt_runtime(Reading& in, YamlNode node)
{
    if (node.is_scalar() && (node.text() == "unlimited" || node.text() == "-1"))
        return Nanos{-1};
    return read_tunable(in, node);
}

static SchedSpec read_sched(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 6> keys{"latency",   "min_granularity", "wakeup_granularity",
                                                          "rt_period", "rt_runtime",      "compat_yield"};
    Fields const fields{in, node, "sched", keys};
    SchedSpec sched;
    fields.take("latency", sched.latency, read_positive_tunable);
    fields.take("min_granularity", sched.min_granularity, read_positive_tunable);
    fields.take("wakeup_granularity", sched.wakeup_granularity, read_tunable);
    fields.take("rt_period", sched.rt_period, read_positive_tunable);
    fields.take("rt_runtime", sched.rt_runtime, read_rt_runtime);
    fields.take("compat_yield", sched.compat_yield, read_bool);
    SchedTunables const defaults;
    if (sched.rt_runtime.value_or(defaults.rt_runtime) > sched.rt_period.value_or(defaults.rt_period))
        in.error(fields.find("rt_runtime").value_or(node), "rt_runtime is longer than rt_period");
    return sched;
}

static std::optional<Nanos> read_cost(Reading& in, YamlNode node)
{
    auto const time = read_time(in, node);
    if (!time || *time < in.tick_period)
        return time;
    in.error(node,
             fmt::format("{} is out of range: at HZ={} a cost must be less than a tick, {}", quoted(node.text()), in.hz,
                         format_time(in.tick_period)));
    return std::nullopt;
}

static Costs read_costs(Reading& in, YamlNode node)
{
    return read_record(in, node, "costs", optional("context_switch", &Costs::context_switch, read_cost),
                       optional("tick", &Costs::tick, read_cost), optional("lock", &Costs::lock, read_cost),
                       optional("lock_transfer", &Costs::lock_transfer, read_cost),
                       optional("thread_walk", &Costs::thread_walk, read_cost),
                       optional("signal", &Costs::signal, read_cost), optional("exit", &Costs::exit, read_cost));
}

KernelSpec read_kernel(Reading& in, YamlNode node)
{
    static constexpr std::array<std::string_view, 8> keys{"tree",      "fixes", "later_fixes", "accounting",
                                                          "scheduler", "sched", "costs",       "timer_slack"};
    Fields const fields{in, node, "kernel", keys};
    KernelSpec kernel;
    if (auto const tree = fields.find("tree"))
        read_tree(in, *tree, kernel);
    if (auto const fixes = fields.find("fixes"))
        read_fixes(in, *fixes, kernel.fixes);
    if (auto const later = fields.find("later_fixes"))
        read_later_fixes(in, *later, kernel.later_fixes);
    if (auto const accounting = fields.find("accounting"))
        read_accounting(in, *accounting, kernel.accounting);
    if (auto const scheduler = fields.find("scheduler"))
        read_scheduler(in, *scheduler, kernel.scheduler);
    if (auto const sched = fields.find("sched"))
        kernel.sched = read_sched(in, *sched);
    if (auto const costs = fields.find("costs"))
        kernel.costs = read_costs(in, *costs);
    fields.take("timer_slack", kernel.timer_slack, read_tunable);
    return kernel;
}

std::optional<cmd::SetFixes> read_fix_changes(Reading& in, YamlNode node)
{
    if (!node.is_map()) {
        wrong_type(in, node, "fixes and whether they are on: {abstime-sync: false}");
        return std::nullopt;
    }
    cmd::SetFixes changes;
    for (std::size_t i = 0; i < node.size(); ++i) {
        if (!node.key(i).is_scalar())
            continue;
        std::string_view const key = node.key(i).text();
        auto const on = read_bool(in, node.value(i));
        auto const fix = find_fix(key);
        auto const later = find_later_fix(key);
        if (fix && on)
            changes.fixes.emplace_back(*fix, *on);
        else if (later && on)
            changes.later.emplace_back(*later, *on);
        else if (!fix && !later)
            in.error(node.key(i), no_such_fix(key));
    }
    return changes;
}

}
