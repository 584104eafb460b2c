// SPDX-License-Identifier: GPL-3.0-or-later
// Version 6 of the file that trace-cmd(1) records and KernelShark opens: trace-cmd.dat(5).
#include "core/trace/export.h"
#include "core/trace/ring_buffer.h"
#include "core/trace/tracepoint_stream.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace tickscope {

namespace {

constexpr std::string_view page_format = "\tfield: u64 timestamp;\toffset:0;\tsize:8;\tsigned:0;\n"
                                         "\tfield: local_t commit;\toffset:8;\tsize:8;\tsigned:1;\n"
                                         "\tfield: int overwrite;\toffset:8;\tsize:1;\tsigned:1;\n"
                                         "\tfield: char data;\toffset:16;\tsize:4080;\tsigned:1;\n";
constexpr std::string_view event_format = "# compressed entry header\n"
                                          "\ttype_len    :    5 bits\n"
                                          "\ttime_delta  :   27 bits\n"
                                          "\tarray       :   32 bits\n"
                                          "\n"
                                          "\tpadding     : type == 29\n"
                                          "\ttime_extend : type == 30\n"
                                          "\ttime_stamp : type == 31\n"
                                          "\tdata max type_len  == 28\n";

/// The bytes of the header, little endian.
class TraceDatHeader {
public:
    void number(std::uint64_t value, unsigned bytes)
    {
        for (unsigned i = 0; i < bytes; ++i)
            m_bytes.push_back(static_cast<char>(value >> (8 * i)));
    }
    void text(std::string_view text) { m_bytes.append(text); }
    void word(std::string_view word) { m_bytes.append(word).push_back('\0'); }
    void sized(std::string_view text, unsigned bytes = 8)
    {
        number(text.size(), bytes);
        m_bytes.append(text);
    }
    std::size_t size() const { return m_bytes.size(); }
    std::string const& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

class TraceDat final : public TraceWriter, private TracepointSink {
public:
    TraceDat(std::ostream& out, TraceFacts const& facts)
        : m_out{out}
        , m_stream{*this, facts.boot, ClockMarks::Yes}
        , m_tracepoints{tracepoints::all()}
        , m_buffer{facts.cpus}
    {
        for (std::size_t i = 0; i < m_tracepoints.size(); ++i)
            m_ids[m_tracepoints[i]] = static_cast<unsigned>(first_id + i);
    }

    void write(TraceView const& events, TaskNames const& names) override
    {
        events.each(events.first_n(), events.size(),
                    [this, &names](TraceEvent const& event) { m_stream.take(event, names); });
    }

    // What stands in front can only be written now: how much each CPU has, and who everybody was.
    void finish(TaskNames const& names, SimTime end) override
    {
        m_stream.finish(names, end);
        m_buffer.flush();
        TraceDatHeader header;
        put_formats(header);
        header.sized(command_lines(names));
        header.number(m_buffer.cpus(), 4);
        header.word("options  ");
        header.number(0, 2);
        header.word("flyrecord");
        put_places(header);
        m_out << header.bytes();
        if (!m_buffer.copy_to(m_out))
            m_out.setstate(std::ios::badbit);
        m_out.flush();
    }

private:
    static constexpr unsigned first_id = 5;  // TRACE_PRINT, and what follows

    void put(TracepointRecord const& record, TaskNames const& names) override
    {
        m_record.clear();
        put_tracepoint_record(m_record, record.what, record.values, m_ids.at(&record.what),
                              pid_of(record.current, names));
        m_buffer.write(record.cpu, record.at, m_record);
    }

    void put_formats(TraceDatHeader& header) const
    {
        header.text("\x17\x08\x44tracing");
        header.word("6");
        header.number(0, 1);  // little endian
        header.number(8, 1);  // bytes of a long
        header.number(RingBuffer::page_size, 4);
        header.word("header_page");
        header.sized(page_format);
        header.word("header_event");
        header.sized(event_format);
        header.number(1, 4);  // ftrace's own events: print
        header.sized(format_of(m_tracepoints.front()));
        put_systems(header);
        header.sized(fmt::format("{:x} T tracing_mark_write\n", trace_marker_address), 4);
        header.sized("", 4);  // trace_printk formats
    }

    void put_systems(TraceDatHeader& header) const
    {
        std::map<std::string_view, std::vector<Tracepoint const*>> systems;
        for (auto row = std::next(m_tracepoints.begin()); row != m_tracepoints.end(); ++row)
            systems[(*row)->system].push_back(*row);
        header.number(systems.size(), 4);
        for (auto const& [name, rows] : systems) {
            header.word(name);
            header.number(rows.size(), 4);
            for (Tracepoint const* row : rows)
                header.sized(format_of(row));
        }
    }
    std::string format_of(Tracepoint const* row) const { return tracepoint_format(*row, m_ids.at(row)); }

    // saved_cmdlines: who had which number.
    static std::string command_lines(TaskNames const& names)
    {
        std::string lines;
        for (std::size_t i = 0; i < names.task_table().threads.size(); ++i) {
            TaskId const id{static_cast<std::uint32_t>(i)};
            std::string comm = comm_of(id, {}, names);
            // A line ends its name at a space.
            std::ranges::replace(comm, ' ', '_');
            fmt::format_to(std::back_inserter(lines), "{} {}\n", names.pid(id), comm);
        }
        return lines;
    }

    void put_places(TraceDatHeader& header) const
    {
        std::uint64_t const places = header.size() + 16 * m_buffer.cpus();
        std::uint64_t offset = m_buffer.aligned(places);
        std::uint64_t const begin = offset;
        for (std::size_t cpu = 0; cpu < m_buffer.cpus(); ++cpu) {
            header.number(offset, 8);
            header.number(m_buffer.bytes(cpu), 8);
            offset += m_buffer.bytes(cpu);
        }
        header.text(std::string(begin - places, '\0'));
    }

    std::ostream& m_out;
    TracepointStream m_stream;
    std::vector<Tracepoint const*> m_tracepoints;
    std::map<Tracepoint const*, unsigned> m_ids;
    RingBuffer m_buffer;
    std::string m_record;
};

}

std::unique_ptr<TraceWriter> trace_dat_writer(std::ostream& out, TraceFacts const& facts)
{
    return std::make_unique<TraceDat>(out, facts);
}

}
