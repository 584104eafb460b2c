// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tickscope {

/// The JSON Schema of scenario files: resources/schema/scenario.schema.json, as it was when the program was built.
std::string_view scenario_schema();

}
