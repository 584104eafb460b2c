// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/summary.h"

#include <string>
#include <vector>

namespace tickscope {

/// What came of checking one scenario file.
struct CheckedFile {
    std::string file;
    std::string title;
    ExitStatus status = ExitStatus::Done;
    std::vector<Verdict> verdicts;
};

/// For a person: every expectation, and the marks.
std::string marks(std::vector<CheckedFile> const& results);
/// Test Anything Protocol, version 13.
std::string tap(std::vector<CheckedFile> const& results);
/// JUnit XML: a suite a file, a case an expectation.
std::string junit(std::vector<CheckedFile> const& results);

}
