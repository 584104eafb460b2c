// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tickscope {

/// The JSON Schema of a format that is written, by its name: resources/schema/NAME.schema.json, as it was when the
/// program was built. Empty if there is none of that name.
std::string_view format_schema(std::string_view name);

}
