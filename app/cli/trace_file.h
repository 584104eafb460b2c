// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/trace/export.h"
#include "core/trace/trace_log.h"

#include <fstream>
#include <memory>
#include <optional>
#include <string>

namespace tickscope {

/// A trace that goes to a file while the machine runs: of a long run only the last piece is in memory.
class TraceFile final : public TraceSink {
public:
    /// Opens the file at once, so that a long run does not end with a path that is wrong. '-' is standard output.
    static Result<std::unique_ptr<TraceFile>> open(std::string const& path, ask::TraceForm form);

    /// Whose events come, from now on and before; it must outlive what is told here. Pieces are written in its words.
    void follow(Engine const& engine) { m_engine = &engine; }
    /// So many bytes of coded events make a piece.
    void set_piece(std::uint64_t bytes) { m_piece = bytes; }
    void record(TraceEvent const& event) override;
    /// Writes what is left; the machine stands. Tells whether the file took everything.
    Result<void> finish();
    /// Events that wait to be written, coded.
    std::uint64_t bytes() const { return m_log.bytes(); }

private:
    TraceFile() = default;

    std::ostream& out();
    void write_piece(std::optional<std::uint64_t> entries);

    std::string m_path;
    TraceFormat m_format{};
    std::ofstream m_file;
    int m_error = 0;  // errno of the first piece that was not taken
    std::uint64_t m_piece = std::uint64_t{1} << 20;
    Engine const* m_engine = nullptr;
    std::shared_ptr<World const> m_world;  // that the writer's facts belong to
    KernelConfig m_boot;
    TraceLog m_log;
    std::unique_ptr<TraceWriter> m_writer;
};

}
