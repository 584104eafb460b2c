// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace tickscope::testing {

/// What a run of the real program came to.
struct Ran {
    int status = -1;  ///< as a shell has it: 128 + n for a signal
    std::string out, err;
    std::chrono::milliseconds took{};
};

struct Invocation {
    std::string program;  ///< by name or path; empty: tickscope
    std::vector<std::string> arguments;
    std::string input;                                ///< on standard input
    std::map<std::string, std::string> environment;   ///< beside PATH; nothing else is inherited
    std::string out_path;                             ///< where standard output goes instead of Ran::out
    std::chrono::milliseconds interrupt_after{};      ///< 0: never
    std::chrono::milliseconds interrupt_after_cpu{};  ///< the same, of CPU time that it has used: whatever the load
    int interrupt_by = 0;                             ///< sent as soon as the program catches it; 0: none
    int signal = 2;                                   ///< that interrupts it after a time: SIGINT
    std::chrono::milliseconds limit{120'000};         ///< then it is killed
    std::optional<std::uintmax_t> largest_file;       ///< what goes beyond is not written
};

Ran run_program(Invocation const& invocation);
/// `tickscope ARGUMENTS...` without a display.
Ran tickscope(std::vector<std::string> arguments, std::string input = "");

/// Another program of the system; status 127 where there is none.
Ran run_other_program(std::string program, std::vector<std::string> arguments);

/// A folder of its own for one test, removed when the test is over.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    /// Writes a file into it; gives its path.
    std::string file(std::string const& name, std::string const& text) const;
    std::string path(std::string const& name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

std::string read_whole(std::filesystem::path const& path);
std::filesystem::path scenarios_folder();
/// Every shipped scenario, by name.
std::vector<std::filesystem::path> shipped_scenarios();

}
