// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/trace_file.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <iostream>

namespace tickscope {

static tl::unexpected<Error> file_error(std::string const& path, int error)
{
    return failure(fmt::format("{}: {}", path == "-" ? "standard output" : path, std::strerror(error)));
}

Result<std::unique_ptr<TraceFile>> TraceFile::open(std::string const& path, TraceFormat format)
{
    std::unique_ptr<TraceFile> trace{new TraceFile};
    trace->m_path = path;
    trace->m_format = format;
    if (path != "-") {
        Result<WholeFile> whole = WholeFile::create(path);
        if (!whole)
            return tl::unexpected{whole.error()};
        trace->m_whole.emplace(std::move(*whole));
        trace->m_file.open(trace->m_whole->written_at(), std::ios::binary);
        if (!trace->m_file)
            return file_error(path, errno);
    }
    if (is_gzip_path(path))
        trace->m_gzip = std::make_unique<GzipStream>(trace->m_file);
    return trace;
}

std::ostream& TraceFile::file() { return m_path == "-" ? std::cout : m_file; }

void TraceFile::take(TraceView const& events, TaskNames const& names)
{
    if (!m_writer) {
        m_world = engine().world();
        m_boot = kernel_config(m_world->scenario);
        m_writer = trace_writer(out(), m_format, {m_boot, engine().machine().cpus.size(), m_world->scenario.title});
    }
    if (m_error != 0)
        return;
    errno = 0;
    m_writer->write(events, names);
    note_error();
}

// Who lost what was written leaves errno as it was then.
void TraceFile::note_error()
{
    if (!out() && m_error == 0)
        m_error = errno != 0 ? errno : EIO;
}

Result<void> TraceFile::finish()
{
    pass_on();
    TaskTable const tasks = TaskTable::of(engine().machine());
    errno = 0;
    if (m_error == 0)
        m_writer->finish(TaskNames{engine().world()->name_table, tasks}, engine().now());
    if (m_gzip)
        m_gzip->finish();
    file().flush();
    note_error();
    if (!file() && m_error == 0)
        m_error = errno != 0 ? errno : EIO;
    if (m_error == 0 && m_whole) {
        m_file.close();
        m_error = m_file ? 0 : errno;
    }
    if (m_error != 0)
        return file_error(m_path, m_error);
    return m_whole ? m_whole->commit() : Result<void>{};
}

}
