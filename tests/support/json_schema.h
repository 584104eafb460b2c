// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// Where and how a document breaks a JSON Schema; empty if it does not. Knows the words of the language that the
/// project's schemas use, and complains of the others.
std::vector<std::string> schema_violations(nlohmann::json const& schema, nlohmann::json const& document);

/// A YAML text as the JSON that a YAML 1.2 parser makes of it.
nlohmann::json json_of_yaml(std::string_view text);

}
