// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"

#include "core/base/regular_file.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tickscope {

static std::string shown(std::string const& path, char const* standard_name)
{
    return path == "-" ? standard_name : path;
}

static Result<std::string> read_stream(std::FILE* stream, std::string const& name)
{
    std::string text;
    std::array<char, 65536> block;
    while (std::size_t const got = std::fread(block.data(), 1, block.size(), stream)) {
        text.append(block.data(), got);
        if (text.size() > largest_input)
            return failure(fmt::format("{}: larger than {} MiB", name, largest_input >> 20));
    }
    if (std::ferror(stream) != 0)
        return failure(fmt::format("{}: {}", name, std::strerror(errno)));
    return text;
}

Result<std::string> read_file(std::string const& path)
{
    return path == "-" ? read_stream(stdin, shown(path, "standard input")) : read_regular_file(path);
}

Output::Output(std::FILE* file, std::optional<WholeFile> whole)
    : m_file{file}
    , m_whole{std::move(whole)}
{
}

Output::Output(Output&& other) noexcept
    : m_file{std::exchange(other.m_file, nullptr)}
    , m_whole{std::move(other.m_whole)}
    , m_error{other.m_error}
{
}

Output::~Output()
{
    if (m_file != nullptr && m_file != stdout)
        std::fclose(m_file);
}

Result<Output> Output::open(std::string const& path)
{
    if (path == "-")
        return Output{stdout, std::nullopt};
    Result<WholeFile> whole = WholeFile::create(path);
    if (!whole)
        return tl::unexpected{whole.error()};
    std::FILE* const file = std::fopen(whole->written_at().c_str(), "wb");
    if (file == nullptr)
        return failure(fmt::format("{}: {}", path, std::strerror(errno)));
    return Output{file, std::move(*whole)};
}

void Output::write(std::string_view text)
{
    if (m_error == 0 && std::fwrite(text.data(), 1, text.size(), m_file) != text.size())
        m_error = errno;
}

Result<void> Output::close()
{
    if (std::fflush(m_file) != 0 && m_error == 0)
        m_error = errno;
    std::FILE* const file = std::exchange(m_file, nullptr);
    if (file != stdout && std::fclose(file) != 0 && m_error == 0)
        m_error = errno;
    if (m_error != 0)
        return failure(fmt::format("{}: {}", m_whole ? m_whole->path() : "standard output", std::strerror(m_error)));
    return m_whole ? m_whole->commit() : Result<void>{};
}

Result<void> print(std::string_view text)
{
    Result<Output> output = Output::open("-");
    output->write(text);
    return output->close();
}

std::filesystem::path program_directory()
{
    std::error_code unreadable;
    return std::filesystem::read_symlink("/proc/self/exe", unreadable).parent_path();
}

std::filesystem::path data_directory() { return program_directory().parent_path() / "share" / "tickscope"; }

}
