// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ring_buffer.h"

#include "core/base/verify.h"

#include <ostream>

namespace tickscope {

static constexpr std::uint64_t most_delta = (std::uint64_t{1} << 27) - 1;  // ns that fit beside a record's length
static constexpr std::uint32_t time_extend = 30;
static constexpr std::size_t longest_small = 28 * 4;  // bytes whose length fits into type_len

static void append_number(std::string& out, std::uint64_t value, unsigned bytes)
{
    for (unsigned i = 0; i < bytes; ++i)
        out.push_back(static_cast<char>(value >> (8 * i)));
}

static void put_number(std::string& out, std::size_t at, std::uint64_t value)
{
    for (unsigned i = 0; i < 8; ++i)
        out[at + i] = static_cast<char>(value >> (8 * i));
}

static std::uint64_t nanoseconds(SimTime at) { return static_cast<std::uint64_t>(at.time_since_epoch().count()); }

void RingBuffer::begin_page(Cpu& cpu, SimTime at)
{
    if (cpu.pages == 0)
        cpu.first = cpu.slot = m_slots++;
    ++cpu.pages;
    cpu.page.clear();
    cpu.page.reserve(page_size);
    append_number(cpu.page, nanoseconds(at), 8);
    append_number(cpu.page, 0, 8);
    cpu.last = at;
}

// The number of bytes behind the header is known when the page is full.
void RingBuffer::close_page(Cpu& cpu)
{
    put_number(cpu.page, 8, cpu.page.size() - header_size);
    cpu.page.resize(page_size);
}

void RingBuffer::spill(Cpu& cpu)
{
    close_page(cpu);
    std::uint64_t const next = m_slots++;
    append_number(cpu.page, next, 8);
    m_file.write_at(cpu.slot * slot_size, cpu.page);
    cpu.slot = next;
}

void RingBuffer::write(CpuId id, SimTime at, std::string_view record)
{
    static constexpr std::size_t longest_head = 16;  // of a time extend and of a record with a length of its own
    VERIFY(record.size() % 4 == 0 && record.size() + longest_head <= page_size - header_size);
    if (index_of(id) >= m_cpus.size())
        m_cpus.resize(index_of(id) + 1);
    Cpu& cpu = m_cpus[index_of(id)];
    if (cpu.pages == 0)
        begin_page(cpu, at);
    if (cpu.page.size() + longest_head + record.size() > page_size) {
        spill(cpu);
        begin_page(cpu, at);
    }
    std::uint64_t delta = nanoseconds(at) - nanoseconds(cpu.last);
    cpu.last = at;
    if (delta > most_delta) {
        append_number(cpu.page, time_extend | (delta & most_delta) << 5, 4);
        append_number(cpu.page, delta >> 27, 4);
        delta = 0;
    }
    bool const small = record.size() <= longest_small && !record.empty();
    append_number(cpu.page, (small ? record.size() / 4 : 0) | delta << 5, 4);
    if (!small)
        append_number(cpu.page, record.size() + 4, 4);
    cpu.page.append(record);
}

void RingBuffer::flush()
{
    for (Cpu& cpu : m_cpus)
        if (cpu.pages > 0)
            close_page(cpu);
}

bool RingBuffer::copy_to(std::ostream& out)
{
    std::string slot(slot_size, '\0');
    for (Cpu const& cpu : m_cpus) {
        std::uint64_t at = cpu.first;
        for (std::uint64_t page = 1; page < cpu.pages; ++page) {
            m_file.read_at(at * slot_size, slot.data(), slot_size);
            out.write(slot.data(), page_size);
            at = 0;
            for (unsigned i = 0; i < 8; ++i)
                at |= std::uint64_t{static_cast<unsigned char>(slot[page_size + i])} << (8 * i);
        }
        if (cpu.pages > 0)
            out.write(cpu.page.data(), page_size);
        if (!m_file.ok())
            return false;
    }
    return static_cast<bool>(out);
}

}
