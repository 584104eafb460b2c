// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/replay/versions.h"

#include "core/base/verify.h"
#include "core/replay/playback.h"

#include <algorithm>

namespace tickscope {

Versions::Versions(std::shared_ptr<Scenario const> file)
    : m_plans{Plan{.scenario = std::move(file)}}
    , m_plan_of{0}
{
}

void Versions::note_reached(SimTime at)
{
    SimTime& reached = m_plans[current_plan()].reached;
    reached = std::max(reached, at);
}

std::vector<std::size_t> Versions::chain_of(Plan const& plan) const
{
    std::vector<std::size_t> acts;
    for (std::size_t i = plan.last_act; i != none; i = m_acts[i].before)
        acts.push_back(i);
    std::ranges::reverse(acts);
    return acts;
}

// An act stands where it was done: after so many commands, though of another scenario there may be fewer by then.
std::vector<CommandAt> Versions::commands_of(Plan const& plan) const
{
    std::vector<CommandAt> commands = in_order(plan.scenario->events);
    for (std::size_t const i : chain_of(plan)) {
        Node const& node = m_acts[i];
        auto const [first, last] = std::ranges::equal_range(commands, node.act.at, {}, &CommandAt::at);
        auto const wanted = static_cast<std::ptrdiff_t>(std::min(node.applied, commands.size()));
        commands.insert(std::clamp(commands.begin() + wanted, first, last), node.act);
    }
    return commands;
}

// Who comes back to what there was goes on from there, and makes no second one of it.
void Versions::add(VersionId next, Plan plan)
{
    VERIFY(next == m_plan_of.size());
    auto const same = std::ranges::find_if(
        m_plans, [&](Plan const& other) { return other.scenario == plan.scenario && other.last_act == plan.last_act; });
    m_plan_of.push_back(static_cast<std::size_t>(same - m_plans.begin()));
    if (same == m_plans.end()) {
        plan.first = next;
        m_plans.push_back(std::move(plan));
    }
    go_to(next);
}

std::size_t Versions::append(std::size_t before, CommandAt act, std::size_t applied)
{
    m_acts.push_back({before, std::move(act), applied});
    return m_acts.size() - 1;
}

void Versions::act(VersionId next, CommandAt act, std::size_t applied)
{
    Plan const& now = m_plans[current_plan()];
    std::size_t before = now.last_act;
    while (before != none && m_acts[before].applied >= applied)
        before = m_acts[before].before;
    Act by = act;
    add(next, {.scenario = now.scenario, .last_act = append(before, std::move(act), applied), .by = std::move(by)});
}

std::shared_ptr<Scenario const> Versions::shared(Scenario scenario) const
{
    for (Plan const& plan : m_plans)
        if (*plan.scenario == scenario)
            return plan.scenario;
    return std::make_shared<Scenario const>(std::move(scenario));
}

void Versions::edit(VersionId next, ScenarioEdit const& edit)
{
    Plan const& now = m_plans[current_plan()];
    std::shared_ptr<Scenario const> scenario = shared(edited(*now.scenario, edit));
    std::size_t last = none;
    std::size_t fewer = 0;
    for (std::size_t const i : chain_of(now)) {
        std::optional<Command> left = left_of(m_acts[i].act.command, edit);
        std::size_t const applied = m_acts[i].applied - std::min(fewer, m_acts[i].applied);
        if (!left)
            ++fewer;
        else if (m_acts[i].before == last && applied == m_acts[i].applied && *left == m_acts[i].act.command)
            last = i;
        else
            last = append(last, {m_acts[i].act.at, std::move(*left)}, applied);
    }
    add(next, {.scenario = std::move(scenario), .last_act = last, .by = edit});
}

void Versions::without_acts(VersionId next) { add(next, {.scenario = scenario(), .by = {}}); }

void Versions::as_opened(VersionId next) { add(next, {.scenario = file(), .by = {}}); }

void Versions::go_to(VersionId version)
{
    VERIFY(version < m_plan_of.size());
    m_current = version;
    m_plans[current_plan()].removed = false;
}

void Versions::name(VersionId version, std::string name)
{
    VERIFY(version < m_plan_of.size());
    m_plans[m_plan_of[version]].name = std::move(name);
}

void Versions::remove(VersionId version)
{
    VERIFY(version < m_plan_of.size());
    if (m_plan_of[version] != current_plan())
        m_plans[m_plan_of[version]].removed = true;
}

// What nobody ran on from is no run: an act that was undone at once, a switch that was switched back.
bool Versions::has_something(std::size_t i) const
{
    Plan const& plan = m_plans[i];
    if (i == current_plan())
        return true;
    SimTime const begins = plan.last_act == none ? SimTime{} : m_acts[plan.last_act].act.at;
    return !plan.removed && plan.reached > begins;
}

/// The acts of a plan, and of every act ever done which one of them it is.
struct Versions::Chain {
    std::vector<std::size_t> acts, place;
};

Versions::Chain Versions::placed_chain_of(std::size_t plan) const
{
    Chain chain{chain_of(m_plans[plan]), std::vector<std::size_t>(m_acts.size(), none)};
    for (std::size_t i = 0; i < chain.acts.size(); ++i)
        chain.place[chain.acts[i]] = i;
    return chain;
}

/// Whether the run `other` with these acts has everything that `plan` recorded: it goes on where that one ends.
bool Versions::covers(Chain const& chain, std::size_t other, std::size_t plan) const
{
    Plan const& shorter = m_plans[plan];
    if (plan == other || plan == current_plan() || shorter.scenario != m_plans[other].scenario)
        return false;
    std::size_t next = 0;
    if (shorter.last_act != none) {
        if (chain.place[shorter.last_act] == none)
            return false;
        next = chain.place[shorter.last_act] + 1;
    }
    return next < chain.acts.size() && m_acts[chain.acts[next]].act.at >= shorter.reached;
}

/// How many of the first acts are the same.
static std::size_t common(std::vector<std::size_t> const& a, std::vector<std::size_t> const& b)
{
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

/// It parts from whichever of the earlier ones it has most in common with.
Branch Versions::branch(std::size_t i, std::vector<std::size_t> const& earlier) const
{
    Plan const& plan = m_plans[i];
    Branch branch{.version = plan.first,
                  .name = plan.name,
                  .parent = {},
                  .parts_at = {},
                  .by = {},
                  .reached = plan.reached,
                  .current = i == current_plan()};
    if (earlier.empty())
        return branch;
    std::vector<std::size_t> const acts = chain_of(plan);
    std::optional<std::size_t> most;
    for (std::size_t k = 0; k < earlier.size(); ++k) {
        if (m_plans[earlier[k]].scenario != plan.scenario)
            continue;
        std::vector<std::size_t> const others = chain_of(m_plans[earlier[k]]);
        std::size_t const same = common(acts, others);
        if (most && same <= *most)
            continue;
        most = same;
        branch.parent = k;
        bool const does_more = same < acts.size();
        branch.by = does_more ? Act{m_acts[acts[same]].act} : Act{};
        branch.parts_at = does_more ? m_acts[acts[same]].act.at
            : same < others.size()  ? m_acts[others[same]].act.at
                                    : SimTime{};
    }
    if (!most) {
        branch.parent = 0;
        branch.by = std::ranges::find(m_plans, plan.scenario, &Plan::scenario)->by;
    }
    return branch;
}

std::vector<Branch> Versions::branches() const
{
    std::vector<bool> hidden(m_plans.size(), false);
    for (std::size_t other = 0; other < m_plans.size(); ++other) {
        if (!has_something(other)) {
            hidden[other] = true;
            continue;
        }
        Chain const chain = placed_chain_of(other);
        for (std::size_t plan = 0; plan < m_plans.size(); ++plan)
            hidden[plan] = hidden[plan] || covers(chain, other, plan);
    }
    std::vector<Branch> branches;
    std::vector<std::size_t> plans;
    for (std::size_t i = 0; i < m_plans.size(); ++i)
        if (!hidden[i]) {
            branches.push_back(branch(i, plans));
            plans.push_back(i);
        }
    return branches;
}

}
