// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <ostream>
#include <streambuf>
#include <string_view>

namespace tickscope {

/// Whether a path asks for a compressed file: it ends in ".gz".
bool is_gzip_path(std::string_view path);

/// Compresses what is written to it into a gzip file (RFC 1952) on another stream. The file carries no time and no
/// name: the same text makes the same bytes. What the other stream cannot take shows in this one's state.
class GzipStream final : public std::ostream {
public:
    explicit GzipStream(std::ostream& file);
    ~GzipStream() override;

    /// Ends the file; nothing can be written after this.
    void finish();

private:
    class Buffer;

    std::unique_ptr<Buffer> m_buffer;
};

}
