// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/marks.h"
#include "app/cli/messages.h"

namespace tickscope {

/// Every report of marks is one text, made when all is known, so that it can be written whole or not at all. Texts that
/// come from scenario files are shown so that they cannot pass for a report's own.

/// For a person: every expectation, what there was instead, and the points.
std::string marks_text(Marks const& marks, TextColours const& colours);
/// tickscope-marks/1: one object and a newline. The same files give the same bytes.
std::string marks_json(Marks const& marks);
/// A line of names, and a line for each file.
std::string marks_csv(Marks const& marks);
/// JUnit XML: a suite a file, a case an expectation. A file that went wrong as a whole is an error, not a failure.
std::string marks_junit(Marks const& marks);
/// Test Anything Protocol, version 13.
std::string marks_tap(Marks const& marks);
/// Gradescope's results.json.
std::string marks_gradescope(Marks const& marks);

}
