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

static tl::unexpected<Error> file_error(std::string const& path)
{
    return failure(fmt::format("{}: {}", path == "-" ? "standard output" : path, std::strerror(errno)));
}

Result<TraceFile> TraceFile::open(std::string const& path, ask::TraceForm form)
{
    TraceFile trace;
    trace.m_path = path;
    trace.m_form = form;
    if (path != "-") {
        trace.m_file.open(path, std::ios::binary);
        if (!trace.m_file)
            return file_error(path);
    }
    return trace;
}

Result<void> TraceFile::write(Engine const& engine)
{
    auto const world = engine.world();
    Machine const& machine = engine.machine();
    KernelConfig const boot = kernel_config(world->scenario);
    Roster const roster = Roster::of(machine);
    Names const names{world->cast, roster};
    std::ostream& out = m_path == "-" ? std::cout : m_file;
    errno = 0;
    write_trace(out, format_of(m_form),
                {m_log->view(), names, boot, machine.cpus.size(), machine.now, world->scenario.title});
    out.flush();
    if (!out)
        return file_error(m_path);
    return {};
}

}
