// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/read_scenario.h"
#include "core/scenario/yaml_tree.h"

#include <memory>

namespace tickscope {

struct KeyedOutcome;

/// A teacher's expectations, to be held against the scenarios of others: the `expect:` of a whole scenario, or of a
/// file that has nothing but `tickscope: 1` and `expect:` (and, for people, title, summary, about and tags).
class ExpectationKey {
public:
    /// Everything that is wrong whatever scenario it is held against: then there is no key. Whether the processes,
    /// threads and CPUs that it names are there depends on the scenario.
    static tl::expected<ExpectationKey, std::vector<Problem>> read(std::string_view text, std::string const& file_name);

    std::string const& file_name() const { return m_file_name; }
    std::size_t size() const { return m_forms.size(); }
    /// Expectation `i` as it is without a scenario: its points, note and visibility count, its bounds do not.
    Expectation const& form(std::size_t i) const { return m_forms[i]; }
    /// How an expectation is called where nothing is known of the scenario: in its own words if the key is a scenario.
    std::string label(std::size_t i) const;

private:
    friend KeyedOutcome read_scenario(std::string_view, std::string const&, std::span<Setting const>,
                                      ExpectationKey const&, std::string_view);

    std::string m_text, m_file_name;
    std::shared_ptr<YamlTree const> m_tree;
    bool m_is_scenario = false;
    std::vector<Expectation> m_forms;
};

/// Why an expectation of a key cannot be held against a scenario: it names what is not there, or it does not suit the
/// machine.
struct Misfit {
    Problem why;                 ///< placed in the key
    bool is_understood = false;  ///< what is expected is in the scenario's `expect`, though it cannot hold
};

/// A scenario whose expectations are a key's.
struct KeyedOutcome {
    ReadOutcome outcome;                         ///< its expect has as many as the key, in the key's order
    std::vector<std::optional<Misfit>> misfits;  ///< one for each; none: it can be held against the scenario
};

/// Reads a scenario whose own `expect:` is not looked at, and the key's in its place.
KeyedOutcome read_scenario(std::string_view text, std::string const& file_name, std::span<Setting const> settings,
                           ExpectationKey const& key, std::string_view variant = {});

}
