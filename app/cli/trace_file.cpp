// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_file.h"

#include "core/trace/export.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <iostream>

namespace tickscope {

static TraceFormat format_of(ask::TraceForm form)
{
    switch (form) {
    case ask::TraceForm::Jsonl:
        return TraceFormat::Jsonl;
    case ask::TraceForm::Ftrace:
        return TraceFormat::Ftrace;
    case ask::TraceForm::Chrome:
        return TraceFormat::Chrome;
    case ask::TraceForm::Csv:
        return TraceFormat::Csv;
    }
    return TraceFormat::Jsonl;
}

static tl::unexpected<Error> file_error(std::string const& path, int error)
{
    return failure(fmt::format("{}: {}", path == "-" ? "standard output" : path, std::strerror(error)));
}

Result<std::unique_ptr<TraceFile>> TraceFile::open(std::string const& path, ask::TraceForm form)
{
    std::unique_ptr<TraceFile> trace{new TraceFile};
    trace->m_path = path;
    trace->m_format = format_of(form);
    if (path != "-") {
        trace->m_file.open(path, std::ios::binary);
        if (!trace->m_file)
            return file_error(path, errno);
    }
    return trace;
}

std::ostream& TraceFile::out() { return m_path == "-" ? std::cout : m_file; }

void TraceFile::record(TraceEvent const& event)
{
    m_log.record(event);
    if (m_log.bytes() >= m_piece && m_engine != nullptr)
        write_piece({});
}

// Pieces end where the trace says, never where a clock does: the same run makes the same file.
void TraceFile::write_piece(std::optional<std::uint64_t> entries)
{
    auto const world = m_engine->world();
    if (!m_writer) {
        m_world = world;
        m_boot = kernel_config(world->scenario);
        m_writer =
            trace_writer(out(), m_format, {m_boot, m_engine->machine().cpus.size(), m_world->scenario.title, entries});
    }
    if (m_error != 0)
        return m_log.forget_from(0);
    TaskTable const task_table = TaskTable::of(m_engine->machine());
    errno = 0;
    m_writer->write(m_log.view(), TaskNames{world->name_table, task_table});
    if (!out())
        m_error = errno;
    m_log.forget_from(0);
}

Result<void> TraceFile::finish()
{
    write_piece(m_log.size() - m_log.first_n());
    TaskTable const task_table = TaskTable::of(m_engine->machine());
    auto const world = m_engine->world();
    errno = m_error;
    m_writer->finish(TaskNames{world->name_table, task_table}, m_engine->now());
    out().flush();
    if (!out())
        return file_error(m_path, errno);
    return {};
}

}
