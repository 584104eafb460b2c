// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/gzip_stream.h"

#include "core/base/verify.h"

#include <array>
#include <zlib.h>

namespace tickscope {

bool is_gzip_path(std::string_view path) { return path.ends_with(".gz"); }

class GzipStream::Buffer final : public std::streambuf {
public:
    explicit Buffer(std::ostream& out)
        : m_out{out}
    {
        // 15 bits of window, and 16 for a header and trailer of gzip instead of zlib's.
        VERIFY(deflateInit2(&m_deflate, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
        setp(m_plain.data(), m_plain.data() + m_plain.size());
    }
    ~Buffer() override { deflateEnd(&m_deflate); }

    bool finish()
    {
        if (!m_finished)
            compress(Z_FINISH);
        m_finished = true;
        return static_cast<bool>(m_out.flush());
    }

protected:
    int_type overflow(int_type c) override
    {
        if (m_finished || !compress(Z_NO_FLUSH))
            return traits_type::eof();
        if (!traits_type::eq_int_type(c, traits_type::eof()))
            sputc(traits_type::to_char_type(c));
        return traits_type::not_eof(c);
    }
    // A flush of what is half compressed would cost size and gain nothing: the file is whole when it is finished.
    int sync() override { return m_out ? 0 : -1; }

private:
    bool compress(int flush)
    {
        m_deflate.next_in = reinterpret_cast<Bytef*>(pbase());
        m_deflate.avail_in = static_cast<uInt>(pptr() - pbase());
        do {
            m_deflate.next_out = reinterpret_cast<Bytef*>(m_packed.data());
            m_deflate.avail_out = static_cast<uInt>(m_packed.size());
            deflate(&m_deflate, flush);
            m_out.write(m_packed.data(), static_cast<std::streamsize>(m_packed.size() - m_deflate.avail_out));
        } while (m_deflate.avail_out == 0);
        setp(m_plain.data(), m_plain.data() + m_plain.size());
        return static_cast<bool>(m_out);
    }

    std::ostream& m_out;
    z_stream m_deflate{};
    bool m_finished = false;
    std::array<char, 1 << 16> m_plain{}, m_packed{};
};

GzipStream::GzipStream(std::ostream& file)
    : std::ostream{nullptr}
    , m_buffer{std::make_unique<Buffer>(file)}
{
    rdbuf(m_buffer.get());
}

GzipStream::~GzipStream() = default;

void GzipStream::finish()
{
    if (!m_buffer->finish())
        setstate(badbit);
}

}
