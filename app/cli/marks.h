// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "app/cli/summary.h"
#include "core/scenario/problem.h"
#include "core/scenario/scenario.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace tickscope {

/// How the marking of one file came out.
enum class MarkOutcome : std::uint8_t {
    Passed,
    Failed,           ///< too few of its expectations hold
    NothingExpected,  ///< there was nothing to verify: no success
    RunFailed,        ///< the machine stood still, or a law of the model was broken
    LimitReached,     ///< a limit of the run ended it, or there was no more memory
    Invalid,          ///< the scenario is no scenario
    Unreadable,       ///< the file is not there, or cannot be read
    Interrupted,      ///< the run was cut short
    NotRun,           ///< the whole was interrupted before its turn came
};
/// "passed", "nothing-expected" ...: its word in every report.
std::string_view word(MarkOutcome outcome);

/// Which kernel a file was run on.
struct MarkedKernel {
    KernelSpec kernel;
    std::uint32_t hz = 0;
};
/// "2.6.29-rc5 at 1000 Hz, fixes all".
std::string to_string(MarkedKernel const& kernel);

/// What came of checking one scenario file.
struct CheckedFile {
    std::string file;    ///< as it was given; <stdin>
    std::string title;   ///< empty if it could not be read
    std::string sha256;  ///< of its bytes; empty if it could not be read
    std::optional<MarkedKernel> kernel;
    MarkOutcome outcome = MarkOutcome::NotRun;
    std::string why;                ///< in words, what became of it; empty if it passed
    std::vector<Problem> problems;  ///< of the file, and of a key that does not suit it
    std::vector<Verdict> verdicts;  ///< with a key always all of its expectations
    std::int64_t time_ns = 0;       ///< where the run stood when it ended
    std::string state_hash;         ///< of the machine then, 16 digits; empty if nothing ran
    std::chrono::microseconds took{};
};

struct Points {
    std::int64_t earned = 0, possible = 0;
};

/// Whether an expectation earns its points: it holds, and the run came to where that can be said.
bool earns(Verdict const& verdict);
Points points_of(CheckedFile const& file);
/// The status of the program that checked nothing but this file.
ExitStatus status_of(CheckedFile const& file);
/// Whether the file as a whole went wrong, whatever its expectations say: an error rather than a failure.
bool is_error(CheckedFile const& file);

/// Everything that a report of marks tells: a program can do the same again and compare.
struct Marks {
    struct Key {
        std::string file, sha256;
    };

    std::string program;  ///< "tickscope 0.1.0"
    std::optional<Key> key;
    std::optional<std::uint64_t> min_points;
    std::string fixes;                  ///< --fixes; empty: each file's own
    std::vector<std::string> settings;  ///< --set, KEY=VALUE each
    std::vector<CheckedFile> files;
};

Points points_of(Marks const& marks);
ExitStatus status_of(Marks const& marks);

}
