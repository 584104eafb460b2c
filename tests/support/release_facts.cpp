// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/release_facts.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace tickscope {

static constexpr std::array releases{"2.6.29", "2.6.30", "2.6.31", "2.6.32", "2.6.33", "2.6.34", "2.6.35", "2.6.36"};

static bool covers(InReleases const& answer, std::string const& release)
{
    return answer.from <= release && release <= answer.to;  // all are 2.6.NN
}

void expect_in_every_release(ReleaseFact const& fact)
{
    for (std::string const release : releases) {
        SCOPED_TRACE(release);
        auto const covering = [&](InReleases const& answer) { return covers(answer, release); };
        ASSERT_EQ(std::ranges::count_if(fact.answers, covering), 1);
        EXPECT_EQ(fact.found(kernel_called(release)), std::ranges::find_if(fact.answers, covering)->expected);
    }
}

static std::vector<std::string> ticks_at(std::string const& name, ConsoleScript const& script,
                                         KernelConfig const& kernel)
{
    std::vector<std::string> ticks;
    for (std::string const& signal : script.signals(kernel))
        if (signal.starts_with(name + "@"))
            ticks.push_back(signal.substr(name.size() + 1));
    return ticks;
}

std::string ticks_of(std::string const& name, ConsoleScript const& script, KernelConfig const& kernel, std::size_t most)
{
    std::vector<std::string> ticks = ticks_at(name, script, kernel);
    ticks.resize(std::min(ticks.size(), most));
    return fmt::format("{}", fmt::join(ticks, " "));
}

std::string count_of(std::string const& name, ConsoleScript const& script, KernelConfig const& kernel)
{
    return std::to_string(ticks_at(name, script, kernel).size());
}

std::string fields_of(std::string_view ev, std::vector<std::string> const& fields, ConsoleScript const& script,
                      KernelConfig const& kernel)
{
    Json last = script.last(ev, kernel);
    if (last.is_null())
        last = Json::object();
    std::vector<std::string> words;
    for (std::string const& field : fields)
        words.push_back(last.value(Json::json_pointer{"/" + field}, Json{}).dump());
    return fmt::format("{}", fmt::join(words, " "));
}

std::string every(std::string_view ev, std::string const& field, ConsoleScript const& script,
                  KernelConfig const& kernel)
{
    std::vector<std::string> words;
    for (Json const& each : script.observations(kernel))
        if (each["ev"] == ev)
            words.push_back(each[field].dump());
    return fmt::format("{}", fmt::join(words, " "));
}

}
