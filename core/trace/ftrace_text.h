// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/tracepoint_stream.h"

namespace tickscope {

/// The comment lines that the kernel's trace file begins with.
void put_ftrace_header(fmt::memory_buffer& out);
/// One line of it: who ran, where, when to the nanosecond, and the tracepoint.
void put_ftrace_line(fmt::memory_buffer& out, TracepointRecord const& record, TaskNames const& names);

}
