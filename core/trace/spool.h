// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstdio>
#include <iosfwd>
#include <string>
#include <string_view>

namespace tickscope {

/// A file without a name in the directory for temporary files (TMPDIR, else /tmp): for what a format wants later in a
/// file than it is known. Nothing is left of it once it is closed, however the program ends.
class TemporaryFile {
public:
    TemporaryFile() = default;
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;
    ~TemporaryFile();

    /// Opens it on first use. What failed shows in ok(), and errno then says why.
    void write_at(std::uint64_t offset, std::string_view bytes);
    void read_at(std::uint64_t offset, char* to, std::size_t bytes);
    bool ok() const { return m_ok; }

private:
    std::FILE* m_file = nullptr;
    bool m_ok = true;
};

/// Text that is written before what must stand in front of it is known. Up to a megabyte it stays in memory.
class Spool {
public:
    void append(std::string_view text);
    /// Calls `take(std::string_view)` with all of it, in order, a piece at a time; false where a piece was lost.
    template<class Take>
    bool replay(Take&& take);

private:
    static constexpr std::size_t piece = std::size_t{1} << 20;

    void flush();
    bool read(std::uint64_t offset, std::size_t bytes);

    std::string m_tail;  // behind what is in the file
    std::string m_piece;
    std::uint64_t m_in_file = 0;
    TemporaryFile m_file;
};

template<class Take>
bool Spool::replay(Take&& take)
{
    for (std::uint64_t at = 0; at < m_in_file; at += m_piece.size()) {
        if (!read(at, static_cast<std::size_t>(m_in_file - at < piece ? m_in_file - at : piece)))
            return false;
        take(std::string_view{m_piece});
    }
    take(std::string_view{m_tail});
    return m_file.ok();
}

}
