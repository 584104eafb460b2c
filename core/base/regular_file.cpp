// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/regular_file.h"

#include "core/base/file_descriptor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tickscope {

static Result<void> check_kind(std::string const& path, struct stat const& facts, std::size_t limit)
{
    if (S_ISDIR(facts.st_mode))
        return file_failure(path, EISDIR);
    if (!S_ISREG(facts.st_mode))
        return failure(fmt::format("{}: is not a regular file", path));
    if (static_cast<std::uintmax_t>(facts.st_size) > limit)
        return failure(fmt::format("{}: larger than {} MiB", path, limit >> 20));
    return {};
}

// What a name stands for is looked at before it is opened: to open a device may already do something. It is looked at
// again afterwards, because the name may stand for something else by then.
static Result<FileDescriptor> open_regular(std::string const& path, std::size_t limit)
{
    struct stat facts { };
    if (stat(path.c_str(), &facts) != 0)
        return file_failure(path, errno);
    if (auto const good = check_kind(path, facts, limit); !good)
        return tl::unexpected{good.error()};
    FileDescriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (!file || fstat(file.number(), &facts) != 0)
        return file_failure(path, errno);
    if (auto const good = check_kind(path, facts, limit); !good)
        return tl::unexpected{good.error()};
    return file;
}

// A file may have grown since its size was asked for, or, as those of /proc, never have told one.
Result<std::string> read_regular_file(std::string const& path, std::size_t limit)
{
    Result<FileDescriptor> const file = open_regular(path, limit);
    if (!file)
        return tl::unexpected{file.error()};
    std::string text;
    std::size_t length = 0;
    for (;;) {
        text.resize(std::max(length + 65536, length + length / 2));
        ssize_t const got = read(file->number(), text.data() + length, text.size() - length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return file_failure(path, errno);
        length += static_cast<std::size_t>(got);
        if (length > limit)
            return failure(fmt::format("{}: larger than {} MiB", path, limit >> 20));
        if (got == 0)
            break;
    }
    text.resize(length);
    return text;
}

Result<void> check_regular_file(std::string const& path, std::size_t limit)
{
    Result<FileDescriptor> const file = open_regular(path, limit);
    if (!file)
        return tl::unexpected{file.error()};
    return {};
}

}
