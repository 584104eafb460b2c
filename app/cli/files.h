// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/whole_file.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace tickscope {

/// A whole regular file, or standard input for '-'; never more than 64 MiB.
Result<std::string> read_file(std::string const& path);

/// Where results go: a file, or standard output for '-'. An error, of writing or of flushing, is kept until close().
/// A file is there whole after close(), or as it was before.
class Output {
public:
    static Result<Output> open(std::string const& path);
    Output(Output&&) noexcept;
    Output& operator=(Output&&) = delete;
    ~Output();

    void write(std::string_view text);
    /// Flushes, closes, and tells whether everything arrived: then the file takes its place.
    Result<void> close();

private:
    Output(std::FILE* file, std::optional<WholeFile> whole);

    std::FILE* m_file;
    std::optional<WholeFile> m_whole;  // none: standard output
    int m_error = 0;
};

/// Prints results on standard output, whole.
Result<void> print(std::string_view text);

/// Where the running program is.
std::filesystem::path program_directory();
/// What was installed beside it: ../share/tickscope.
std::filesystem::path data_directory();

}
