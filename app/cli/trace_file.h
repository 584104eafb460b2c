// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/trace/trace_log.h"

#include <fstream>
#include <memory>
#include <string>

namespace tickscope {

/// A trace that is kept while the machine runs, and written when it stands.
class TraceFile {
public:
    /// Opens the file at once, so that a long run does not end with a path that is wrong. '-' is standard output.
    static Result<TraceFile> open(std::string const& path, ask::TraceForm form);

    TraceSink* sink() { return m_log.get(); }
    Result<void> write(Engine const& engine);

private:
    std::string m_path;
    ask::TraceForm m_form{};
    std::ofstream m_file;
    std::unique_ptr<TraceLog> m_log = std::make_unique<TraceLog>();
};

}
