// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/deflate.h"

#include "core/base/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <zlib.h>

namespace tickscope {

std::string deflated(std::string_view bytes)
{
    std::string out(compressBound(static_cast<uLong>(bytes.size())), '\0');
    uLongf size = static_cast<uLongf>(out.size());
    int const status = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                                 reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uLong>(bytes.size()), 9);
    VERIFY(status == Z_OK);
    out.resize(size);
    return out;
}

namespace {

class Inflater {
public:
    Inflater() { VERIFY(inflateInit(&m_stream) == Z_OK); }
    Inflater(Inflater const&) = delete;
    Inflater& operator=(Inflater const&) = delete;
    ~Inflater() { inflateEnd(&m_stream); }

    z_stream& stream() { return m_stream; }

private:
    z_stream m_stream{};
};

}

Result<std::string> inflated(std::string_view bytes, std::size_t most)
{
    Inflater inflater;
    z_stream& stream = inflater.stream();
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, 16'384> piece{};
    for (int status = Z_OK; status != Z_STREAM_END;) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return failure(stream.avail_in == 0 ? "it is cut off" : "it is damaged");
        std::size_t const made = piece.size() - stream.avail_out;
        if (made > most - out.size())
            return failure(fmt::format("it unpacks to more than {} bytes: that is the limit", most));
        out.append(piece.data(), made);
    }
    if (stream.avail_in != 0)
        return failure("something stands behind its end");
    return out;
}

}
