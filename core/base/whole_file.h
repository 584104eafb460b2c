// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace tickscope {

/// A file that is there whole or not at all. It is written beside its place and moved there by commit(); until then,
/// and for good where commit() is not called, what was there stays as it was. Devices and pipes are written directly.
class WholeFile {
public:
    /// Refuses a folder, and to replace a scenario: that is somebody's work, and a wrong word on the command line.
    static Result<WholeFile> create(std::string const& path);
    WholeFile(WholeFile&& other) noexcept;
    WholeFile& operator=(WholeFile&&) = delete;
    ~WholeFile();

    /// Where to write: an empty file that exists.
    std::string const& written_at() const { return m_written_at; }
    /// What it will be called.
    std::string const& path() const { return m_path; }
    /// Everything has been written and flushed: it takes its place.
    Result<void> commit();

private:
    WholeFile(std::string path, std::string place, std::string written_at);

    std::string m_path;        // as it was given
    std::string m_place;       // what is replaced: the end of symbolic links
    std::string m_written_at;  // equal to m_path where there is no beside
    bool m_pending = true;
};

/// Whether two paths are one file that exists, whatever they are called.
bool is_same_file(std::string const& a, std::string const& b);

}
