// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ring_buffer.h"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace tickscope {

using namespace std::chrono_literals;

namespace {

struct Read {
    SimTime at{};
    std::string record;
    bool operator==(Read const&) const = default;
};

std::uint64_t number(std::string const& bytes, std::size_t at, unsigned size)
{
    std::uint64_t value = 0;
    for (unsigned i = 0; i < size; ++i)
        value |= std::uint64_t{static_cast<unsigned char>(bytes.at(at + i))} << (8 * i);
    return value;
}

// As kbuffer-parse.c of libtraceevent reads a page.
void read_page(std::string const& page, std::vector<Read>& records)
{
    std::int64_t now = static_cast<std::int64_t>(number(page, 0, 8));
    std::size_t const end = 16 + number(page, 8, 8);
    ASSERT_LE(end, page.size());
    for (std::size_t at = 16; at < end;) {
        std::uint64_t const head = number(page, at, 4);
        std::uint64_t const type = head & 31, delta = head >> 5;
        now += static_cast<std::int64_t>(delta);
        at += 4;
        if (type == 30) {
            now += static_cast<std::int64_t>(number(page, at, 4) << 27);
            at += 4;
            continue;
        }
        std::size_t length = type * 4;
        if (type == 0) {
            length = number(page, at, 4) - 4;
            at += 4;
        }
        ASSERT_LE(type, 28u);
        records.push_back({SimTime{Nanos{now}}, page.substr(at, length)});
        at += length;
    }
}

std::vector<Read> read_cpu(RingBuffer& buffer, std::size_t cpu)
{
    std::ostringstream out;
    EXPECT_TRUE(buffer.copy_to(out));
    std::string const all = out.str();
    std::uint64_t offset = 0;
    for (std::size_t i = 0; i < cpu; ++i)
        offset += buffer.bytes(i);
    std::vector<Read> records;
    for (std::uint64_t at = offset; at < offset + buffer.bytes(cpu); at += RingBuffer::page_size)
        read_page(all.substr(at, RingBuffer::page_size), records);
    return records;
}

}

TEST(RingBuffer, GivesBackEveryRecordOfEveryCpu)
{
    RingBuffer buffer{2};
    std::vector<Read> written[2];
    SimTime now{};
    for (unsigned i = 0; i < 5'000; ++i) {
        // Times that fit beside the length, that do not, and none at all; records of a length of their own too.
        now += Nanos{i % 7 == 0 ? 0 : i % 11 == 0 ? 1'000'000'000'000 : 1000 + i};
        std::string const record(4 * (1 + i * 37 % 300), static_cast<char>('a' + i % 26));
        std::size_t const cpu = i % 3 == 0 ? 1 : 0;
        buffer.write(CpuId{static_cast<std::uint16_t>(cpu)}, now, record);
        written[cpu].push_back({now, record});
    }
    buffer.flush();

    EXPECT_EQ(read_cpu(buffer, 0), written[0]);
    EXPECT_EQ(read_cpu(buffer, 1), written[1]);
}

TEST(RingBuffer, HasNoPageForACpuThatDidNothing)
{
    RingBuffer buffer{3};
    buffer.write(CpuId{1}, SimTime{5s}, "abcd");
    buffer.flush();

    EXPECT_EQ(buffer.bytes(0), 0u);
    EXPECT_EQ(buffer.bytes(1), RingBuffer::page_size);
    EXPECT_EQ(buffer.bytes(2), 0u);
    EXPECT_EQ(read_cpu(buffer, 1), (std::vector<Read>{{SimTime{5s}, "abcd"}}));
}

}
