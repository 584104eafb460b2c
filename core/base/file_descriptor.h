// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstring>
#include <string>
#include <unistd.h>
#include <utility>

namespace tickscope {

/// An open file of the system, closed with this; none where opening failed.
class FileDescriptor {
public:
    explicit FileDescriptor(int number)
        : m_number{number}
    {
    }
    FileDescriptor(FileDescriptor&& other) noexcept
        : m_number{other.release()}
    {
    }
    FileDescriptor& operator=(FileDescriptor&&) = delete;
    ~FileDescriptor()
    {
        if (m_number >= 0)
            close(m_number);
    }

    explicit operator bool() const { return m_number >= 0; }
    int number() const { return m_number; }
    /// Somebody else closes it from now on.
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

/// "path: No such file or directory", of a value of errno.
inline tl::unexpected<Error> file_failure(std::string const& path, int error)
{
    return failure(path + ": " + std::strerror(error));
}

}
