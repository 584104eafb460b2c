// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace tickscope {

/// A whole file, or standard input for '-'. Refuses directories and what is larger than 64 MiB.
Result<std::string> read_file(std::string const& path);

/// Whether read_file() would begin to read it.
Result<void> check_readable(std::string const& path);

/// Where results go: a file, or standard output for '-'. An error, of writing or of flushing, is kept until close().
class Output {
public:
    static Result<Output> open(std::string const& path);
    Output(Output&&) noexcept;
    Output& operator=(Output&&) = delete;
    ~Output();

    void write(std::string_view text);
    /// Flushes, closes, and tells whether everything arrived.
    Result<void> close();

private:
    Output(std::FILE* file, std::string name);

    std::FILE* m_file;
    std::string m_name;
    int m_error = 0;
};

/// Prints results on standard output, whole.
Result<void> print(std::string_view text);

/// Where the running program is.
std::filesystem::path program_directory();
/// What was installed beside it: ../share/tickscope.
std::filesystem::path data_directory();

}
