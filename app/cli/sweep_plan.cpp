// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sweep_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace tickscope {

std::size_t SweepPlan::runs() const
{
    std::size_t all = 1;
    for (SweptKey const& swept : keys)
        all *= swept.values.size();
    return all;
}

std::vector<std::string> SweepPlan::values_of(std::size_t n) const
{
    std::vector<std::string> values(keys.size());
    for (std::size_t i = keys.size(); i-- > 0;) {
        values[i] = keys[i].values[n % keys[i].values.size()];
        n /= keys[i].values.size();
    }
    return values;
}

std::vector<std::string> SweepPlan::settings_of(std::size_t n) const
{
    std::vector<std::string> settings = fixed;
    std::vector<std::string> const values = values_of(n);
    for (std::size_t i = 0; i < keys.size(); ++i)
        settings.push_back(keys[i].key + "=" + values[i]);
    return settings;
}

/// Follows brackets and quotes, to tell a comma between two values from one inside a value.
class Nesting {
public:
    void pass(char c)
    {
        if (m_quote != '\0') {
            m_quote = c == m_quote ? '\0' : m_quote;
            return;
        }
        if (c == '"' || c == '\'')
            m_quote = c;
        else if (c == '[' || c == '{')
            ++m_depth;
        else if (c == ']' || c == '}')
            --m_depth;
    }
    bool is_outside() const { return m_quote == '\0' && m_depth <= 0; }

private:
    char m_quote = '\0';
    int m_depth = 0;
};

static std::vector<std::string> split_values(std::string_view text)
{
    std::vector<std::string> values{""};
    Nesting nesting;
    for (char const c : text) {
        if (c == ',' && nesting.is_outside()) {
            values.emplace_back();
            continue;
        }
        nesting.pass(c);
        values.back() += c;
    }
    return values;
}

static bool has_key(SweepPlan const& plan, std::string const& key)
{
    return std::ranges::find(plan.keys, key, &SweptKey::key) != plan.keys.end() ||
        std::ranges::any_of(plan.fixed, [&](std::string const& setting) { return setting.starts_with(key + "="); });
}

Result<SweepPlan> plan_sweep(std::vector<std::string> const& settings)
{
    SweepPlan plan;
    for (std::string const& text : settings) {
        std::size_t const equals = text.find('=');
        if (equals == 0 || equals == std::string::npos)
            return failure(fmt::format("--set {}: KEY=VALUE,VALUE... was expected, e.g. machine.cpus=1,2,4", text));
        std::string key = text.substr(0, equals);
        if (has_key(plan, key))
            return failure(fmt::format("--set {}: {} is given twice", text, key));
        std::vector<std::string> values = split_values(std::string_view{text}.substr(equals + 1));
        if (std::ranges::any_of(values, &std::string::empty))
            return failure(fmt::format("--set {}: a value is missing", text));
        if (values.size() == 1)
            plan.fixed.push_back(text);
        else
            plan.keys.push_back({std::move(key), std::move(values)});
        if (plan.runs() > most_runs)
            return failure(fmt::format("--set {}: more than {} combinations: that is the limit", text, most_runs));
    }
    return plan;
}

}
