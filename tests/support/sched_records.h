// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace tickscope::test {

/// What the real scheduler did, one record a line of tests/oracle/NAME.
inline std::vector<nlohmann::json> recorded_runs(std::string const& name)
{
    std::ifstream file{std::string{TICKSCOPE_SOURCE_DIR} + "/tests/oracle/" + name};
    std::vector<nlohmann::json> all;
    for (std::string line; std::getline(file, line);)
        all.push_back(nlohmann::json::parse(line));
    return all;
}

/// The same of a file in which every record holds what several releases did: one record each, with the `version`.
inline std::vector<nlohmann::json> recorded_runs_of_releases(std::string const& name)
{
    std::vector<nlohmann::json> all;
    for (nlohmann::json const& record : recorded_runs(name))
        for (nlohmann::json const& run : record["runs"]) {
            nlohmann::json one = record;
            one.erase("runs");
            one.update(run);
            all.push_back(std::move(one));
        }
    return all;
}

}
