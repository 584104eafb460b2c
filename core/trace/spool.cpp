// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/spool.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace tickscope {

static std::FILE* open_nameless()
{
    std::error_code none;
    std::filesystem::path const directory = std::filesystem::temp_directory_path(none);
    std::string name = (directory / "tickscope-XXXXXX").string();
    int const file = ::mkstemp(name.data());
    if (file < 0)
        return nullptr;
    ::unlink(name.c_str());
    return ::fdopen(file, "w+b");
}

TemporaryFile::~TemporaryFile()
{
    if (m_file != nullptr)
        std::fclose(m_file);
}

void TemporaryFile::write_at(std::uint64_t offset, std::string_view bytes)
{
    if (m_file == nullptr && m_ok)
        m_file = open_nameless();
    m_ok = m_ok && m_file != nullptr && ::fseeko(m_file, static_cast<off_t>(offset), SEEK_SET) == 0 &&
        std::fwrite(bytes.data(), 1, bytes.size(), m_file) == bytes.size();
}

void TemporaryFile::read_at(std::uint64_t offset, char* to, std::size_t bytes)
{
    m_ok = m_ok && m_file != nullptr && ::fseeko(m_file, static_cast<off_t>(offset), SEEK_SET) == 0 &&
        std::fread(to, 1, bytes, m_file) == bytes;
}

void Spool::append(std::string_view text)
{
    m_tail.append(text);
    if (m_tail.size() >= piece)
        flush();
}

void Spool::flush()
{
    m_file.write_at(m_in_file, m_tail);
    m_in_file += m_tail.size();
    m_tail.clear();
}

bool Spool::read(std::uint64_t offset, std::size_t bytes)
{
    m_piece.resize(bytes);
    m_file.read_at(offset, m_piece.data(), bytes);
    return m_file.ok();
}

}
