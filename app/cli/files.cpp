// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/files.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tickscope {

static constexpr std::size_t largest_input = std::size_t{64} << 20;

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
    std::string const name = shown(path, "standard input");
    if (path == "-")
        return read_stream(stdin, name);
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return failure(fmt::format("{}: {}", name, std::strerror(errno)));
    Result<std::string> text = read_stream(file, name);
    std::fclose(file);
    return text;
}

Result<void> check_readable(std::string const& path)
{
    std::FILE* const file = std::fopen(path.c_str(), "rb");
    if (file == nullptr)
        return failure(fmt::format("{}: {}", path, std::strerror(errno)));
    bool const readable = std::fgetc(file) != EOF || std::ferror(file) == 0;
    int const error = errno;
    std::fclose(file);
    if (!readable)
        return failure(fmt::format("{}: {}", path, std::strerror(error)));
    return {};
}

Output::Output(std::FILE* file, std::string name)
    : m_file{file}
    , m_name{std::move(name)}
{
}

Output::Output(Output&& other) noexcept
    : m_file{std::exchange(other.m_file, nullptr)}
    , m_name{std::move(other.m_name)}
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
    std::string name = shown(path, "standard output");
    if (path == "-")
        return Output{stdout, std::move(name)};
    std::FILE* const file = std::fopen(path.c_str(), "wb");
    if (file == nullptr)
        return failure(fmt::format("{}: {}", name, std::strerror(errno)));
    return Output{file, std::move(name)};
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
        return failure(fmt::format("{}: {}", m_name, std::strerror(m_error)));
    return {};
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
