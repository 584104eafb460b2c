// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/trace_pieces.h"
#include "core/base/result.h"
#include "core/base/whole_file.h"
#include "core/trace/export.h"
#include "core/trace/gzip_stream.h"

#include <fstream>
#include <memory>
#include <optional>
#include <string>

namespace tickscope {

/// A trace that goes to a file while the machine runs.
class TraceFile final : public TracePieces {
public:
    /// Opens the file at once, so that a long run does not end with a path that is wrong. '-' is standard output; a
    /// path that ends in .gz is compressed.
    static Result<std::unique_ptr<TraceFile>> open(std::string const& path, TraceFormat format);

    /// Writes what is left; the machine stands. Tells whether the file took everything: only then is it there.
    Result<void> finish();

private:
    TraceFile() = default;

    void take(TraceView const& events, TaskNames const& names) override;
    std::ostream& file();
    std::ostream& out() { return m_gzip ? *m_gzip : file(); }
    void note_error();

    std::string m_path;
    TraceFormat m_format{};
    std::optional<WholeFile> m_whole;  // none: standard output
    std::ofstream m_file;
    std::unique_ptr<GzipStream> m_gzip;
    int m_error = 0;                       // errno of the first piece that was not taken
    std::shared_ptr<World const> m_world;  // that the writer's facts belong to
    KernelConfig m_boot;
    std::unique_ptr<TraceWriter> m_writer;
};

}
