// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/engine.h"
#include "core/trace/task_table.h"
#include "core/trace/trace_log.h"

#include <memory>

namespace tickscope {

/// A trace that is passed on while the machine runs: of a long run only the last piece is in memory. Pieces end where
/// the trace says, never where a clock does: the same run makes the same pieces.
class TracePieces : public TraceSink {
public:
    /// Whose events come, from now on and before; it must outlive what is recorded here.
    void follow(Engine const& engine) { m_engine = &engine; }
    /// So many bytes of coded events make a piece.
    void set_piece(std::uint64_t bytes) { m_piece = bytes; }
    void record(TraceEvent const& event) override;
    /// Events that wait to be passed on, coded.
    std::uint64_t bytes() const { return m_log.bytes(); }

protected:
    /// The next events, and the names of everybody in them.
    virtual void take(TraceView const& events, TaskNames const& names) = 0;

    void pass_on();
    Engine const& engine() const { return *m_engine; }

private:
    std::uint64_t m_piece = std::uint64_t{1} << 20;
    Engine const* m_engine = nullptr;
    TraceLog m_log;
};

}
