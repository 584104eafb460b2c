// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/gzip_stream.h"
#include "core/trace/spool.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <zlib.h>

namespace tickscope {

static std::string unpacked(std::string const& packed)
{
    z_stream stream{};
    EXPECT_EQ(inflateInit2(&stream, 15 + 16), Z_OK);
    std::string input = packed, out, block(1 << 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(block.data());
        stream.avail_out = static_cast<uInt>(block.size());
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(block.data(), block.size() - stream.avail_out);
    }
    EXPECT_EQ(result, Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

static std::string long_text(unsigned lines)
{
    std::string text;
    for (unsigned i = 0; i < lines; ++i)
        text += "line " + std::to_string(i * 2654435761u) + "\n";
    return text;
}

TEST(GzipStream, IsUnpackedToWhatWasWritten)
{
    std::string const text = long_text(100'000);
    std::ostringstream out;
    GzipStream gzip{out};
    gzip << text.substr(0, 10) << text.substr(10);
    gzip.finish();

    EXPECT_TRUE(gzip);
    EXPECT_EQ(unpacked(out.str()), text);
    EXPECT_LT(out.str().size(), text.size() / 2);
}

TEST(GzipStream, MakesAFileOfNothing)
{
    std::ostringstream out;
    GzipStream gzip{out};
    gzip.finish();

    EXPECT_EQ(unpacked(out.str()), "");
}

TEST(GzipStream, CarriesNoTime)
{
    std::ostringstream out;
    GzipStream gzip{out};
    gzip.finish();

    EXPECT_EQ(out.str().substr(0, 8), std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
}

TEST(GzipStream, TellsOfAStreamThatTakesNothing)
{
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    GzipStream gzip{out};
    gzip << long_text(100'000);
    gzip.finish();

    EXPECT_FALSE(gzip);
}

TEST(Spool, GivesBackWhatDoesNotFitIntoMemory)
{
    std::string const text = long_text(200'000);
    Spool spool;
    for (std::size_t at = 0; at < text.size(); at += 1000)
        spool.append(std::string_view{text}.substr(at, 1000));

    std::string back;
    EXPECT_TRUE(spool.replay([&](std::string_view part) { back += part; }));
    EXPECT_EQ(back, text);
}

}
