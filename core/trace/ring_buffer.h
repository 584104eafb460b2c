// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/sim_time.h"
#include "core/trace/spool.h"

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace tickscope {

/// The pages of the kernel's ring buffer (kernel/trace/ring_buffer.c), CPU by CPU: what a trace.dat is made of. A page
/// that is full goes to a temporary file; of each CPU one is in memory.
class RingBuffer {
public:
    static constexpr std::size_t page_size = 4096, header_size = 16;

    explicit RingBuffer(std::size_t cpus)
        : m_cpus(cpus)
    {
    }

    /// A record, a multiple of four bytes and less than a page; of a CPU not earlier than the one before.
    void write(CpuId cpu, SimTime at, std::string_view record);
    /// Nothing is written after this.
    void flush();
    /// All pages, those of CPU 0 first; false where one was lost.
    bool copy_to(std::ostream& out);

    std::size_t cpus() const { return m_cpus.size(); }
    std::uint64_t bytes(std::size_t cpu) const { return m_cpus[cpu].pages * page_size; }
    static std::uint64_t aligned(std::uint64_t offset) { return (offset + page_size - 1) / page_size * page_size; }

private:
    // A page in the file is followed by the place of the next one of its CPU: nothing in memory grows with the trace.
    static constexpr std::size_t slot_size = page_size + 8;
    struct Cpu {
        std::string page;
        SimTime last{};
        std::uint64_t pages = 0;            // with the one in memory, once there is one
        std::uint64_t first = 0, slot = 0;  // in the file: of its first page, and of the one in memory
    };

    void begin_page(Cpu& cpu, SimTime at);
    void spill(Cpu& cpu);
    static void close_page(Cpu& cpu);

    std::vector<Cpu> m_cpus;
    std::uint64_t m_slots = 0;
    TemporaryFile m_file;
};

}
