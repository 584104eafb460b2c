// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/whole_file.h"

#include "core/base/file_descriptor.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <string_view>
#include <sys/stat.h>

namespace tickscope {

// After blank lines and comments a scenario begins with the version of its format, in YAML or in JSON.
static bool begins_as_scenario(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    for (;;) {
        std::size_t const begin = text.find_first_not_of(" \t\r\n");
        if (begin == std::string_view::npos)
            return false;
        text.remove_prefix(begin);
        if (!text.starts_with('#') && !text.starts_with("---") && !text.starts_with('%'))
            break;
        text.remove_prefix(std::min(text.find('\n'), text.size()));
    }
    while (!text.empty() && std::string_view{"{\"' \t\r\n"}.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
    static constexpr std::string_view key = "tickscope";
    if (!text.starts_with(key))
        return false;
    text.remove_prefix(key.size());
    std::size_t const colon = text.find_first_not_of("\"' \t");
    return colon != std::string_view::npos && text[colon] == ':';
}

static bool is_scenario(std::string const& path)
{
    FileDescriptor const file{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    std::array<char, 4096> head;
    ssize_t const got = file ? read(file.number(), head.data(), head.size()) : 0;
    return got > 0 && begins_as_scenario({head.data(), static_cast<std::size_t>(got)});
}

// A folder that nobody may write to can still hold a file that one may: then that is written as it stands.
static bool only_in_place(int error) { return error == EACCES || error == EPERM || error == EROFS; }

static mode_t usual_mode()
{
    mode_t const mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

WholeFile::WholeFile(std::string path, std::string place, std::string written_at)
    : m_path{std::move(path)}
    , m_place{std::move(place)}
    , m_written_at{std::move(written_at)}
{
}

WholeFile::WholeFile(WholeFile&& other) noexcept
    : m_path{std::move(other.m_path)}
    , m_place{std::move(other.m_place)}
    , m_written_at{std::move(other.m_written_at)}
    , m_pending{std::exchange(other.m_pending, false)}
{
}

WholeFile::~WholeFile()
{
    if (m_pending && m_written_at != m_path)
        std::remove(m_written_at.c_str());
}

namespace {

/// What a path stands for before anything is written there.
struct Place {
    std::string path;            // the end of symbolic links
    std::optional<mode_t> mode;  // of a file that is there
    bool has_beside = true;
};

}

// Devices and pipes have no beside; what /dev and /proc show of open files, and a link to what is not there yet, are
// written by whoever they belong to.
static Result<Place> place_of(std::string const& path)
{
    struct stat facts { };
    bool const exists = stat(path.c_str(), &facts) == 0;
    if (!exists && errno != ENOENT)
        return file_failure(path, errno);
    if (exists && S_ISDIR(facts.st_mode))
        return file_failure(path, EISDIR);
    bool const shown_by_system = path.starts_with("/dev/") || path.starts_with("/proc/");
    if (shown_by_system || (exists && !S_ISREG(facts.st_mode)) || (!exists && std::filesystem::is_symlink(path)))
        return Place{path, {}, false};
    if (!exists)
        return Place{path, {}};
    std::error_code unresolved;
    std::string place = std::filesystem::canonical(path, unresolved).string();
    if (unresolved)
        return file_failure(path, unresolved.value());
    return Place{std::move(place), facts.st_mode & 07777};
}

Result<WholeFile> WholeFile::create(std::string const& path)
{
    Result<Place> place = place_of(path);
    if (!place)
        return tl::unexpected{place.error()};
    if (!place->has_beside)
        return WholeFile{path, path, path};
    if (place->mode && access(place->path.c_str(), W_OK) != 0)
        return file_failure(path, errno);
    if (place->mode && is_scenario(place->path))
        return failure(fmt::format("{}: is a scenario, and is not overwritten by a result", path));
    std::string beside = (std::filesystem::path{place->path}.parent_path() / ".tickscope-XXXXXX").string();
    FileDescriptor const file{mkostemp(beside.data(), O_CLOEXEC)};
    if (!file && place->mode && only_in_place(errno))
        return WholeFile{path, path, path};
    if (!file)
        return file_failure(path, errno);
    fchmod(file.number(), place->mode.value_or(usual_mode()));
    return WholeFile{path, std::move(place->path), std::move(beside)};
}

Result<void> WholeFile::commit()
{
    if (m_written_at != m_path && std::rename(m_written_at.c_str(), m_place.c_str()) != 0)
        return file_failure(m_path, errno);
    m_pending = false;
    return {};
}

bool is_same_file(std::string const& a, std::string const& b)
{
    struct stat facts_a {
    }, facts_b{};
    return stat(a.c_str(), &facts_a) == 0 && stat(b.c_str(), &facts_b) == 0 && facts_a.st_dev == facts_b.st_dev &&
        facts_a.st_ino == facts_b.st_ino;
}

}
