// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario_edit.h"

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace tickscope {

/// A story as it stands after something was done to it; 0 is the story as it was opened. Whoever does something
/// numbers what comes of it, one after the other.
using VersionId = std::uint32_t;

/// What a person did: nothing yet, something at an instant, or a change of the story from its start.
using Act = std::variant<std::monostate, CommandAt, ScenarioEdit>;

/// A run that was recorded, and how it parts from the one that it began in.
struct Branch {
    VersionId version{};
    std::string name;                   ///< given by a person; empty: none
    std::optional<std::size_t> parent;  ///< by index among the branches, always an earlier one; none: the first
    SimTime parts_at{};                 ///< what lies before is the parent's too
    Act by;                             ///< what it does there that the parent does not; nothing where it does less
    SimTime reached{};                  ///< so far it was recorded
    bool current = false;               ///< the one that is shown

    bool operator==(Branch const&) const = default;
};

/// Everything that was ever made of one story: each act makes another version of it, and none is ever lost, so that one
/// can go back to each. A version is what differs from the one before: a few words, however long the run.
class Versions {
public:
    explicit Versions(std::shared_ptr<Scenario const> file);

    VersionId current() const { return m_current; }
    std::shared_ptr<Scenario const> const& scenario() const { return m_plans[current_plan()].scenario; }
    std::shared_ptr<Scenario const> const& file() const { return m_plans.front().scenario; }
    /// The scenario's events and what was done, in the order in which they happen.
    std::vector<CommandAt> commands() const { return commands_of(m_plans[current_plan()]); }
    bool has_acts() const { return m_plans[current_plan()].last_act != none; }
    SimTime reached() const { return m_plans[current_plan()].reached; }
    /// The current version was recorded up to here.
    void note_reached(SimTime at);

    // Each makes the next version and goes there.
    /// `applied` of commands() have happened: what a person did after them is not part of it.
    void act(VersionId next, CommandAt act, std::size_t applied);
    void edit(VersionId next, ScenarioEdit const& edit);  ///< with what was done, but for what the edit makes void
    void without_acts(VersionId next);                    ///< the same story, with nothing done while it runs
    void as_opened(VersionId next);

    /// Goes to a version that was made.
    void go_to(VersionId version);

    /// The runs that are worth going to: each that recorded something which no other has. The first is the oldest.
    std::vector<Branch> branches() const;
    void name(VersionId version, std::string name);
    /// It is no longer among the branches, until somebody goes to it again. The current one stays.
    void remove(VersionId version);

private:
    static constexpr std::size_t none = ~std::size_t{0};

    /// Acts are kept once: a plan is its last one, and each knows the one before it.
    struct Node {
        std::size_t before = none;
        CommandAt act;
        std::size_t applied = 0;  ///< it comes after so many commands
    };
    struct Plan {
        std::shared_ptr<Scenario const> scenario;
        std::size_t last_act = none;
        Act by;             ///< what made it
        VersionId first{};  ///< the first version that is this
        SimTime reached{};
        std::string name;
        bool removed = false;
    };

    std::size_t current_plan() const { return m_plan_of[m_current]; }
    std::vector<CommandAt> commands_of(Plan const& plan) const;
    std::vector<std::size_t> chain_of(Plan const& plan) const;  ///< its acts, the first one first
    void add(VersionId next, Plan plan);
    std::size_t append(std::size_t before, CommandAt act, std::size_t applied);
    std::shared_ptr<Scenario const> shared(Scenario scenario) const;
    bool has_something(std::size_t plan) const;
    struct Chain;
    Chain placed_chain_of(std::size_t plan) const;
    bool covers(Chain const& chain, std::size_t other, std::size_t plan) const;
    Branch branch(std::size_t plan, std::vector<std::size_t> const& earlier) const;

    std::vector<Node> m_acts;
    std::vector<Plan> m_plans;
    std::vector<std::size_t> m_plan_of;  ///< by version
    VersionId m_current = 0;
};

}
