// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/scenario/happening.h"

#include <string>
#include <string_view>

namespace tickscope {

/// Something that happens, at which a run is to stop: "warning", "SIGPROF of worker", "sched_migrate_task of
/// worker/main". A signal happens where it is generated. The names are those that `expect:` has in `order` and `never`,
/// and "of" may be left out, as there.
class Breakpoint {
public:
    /// Whom it names must be among `name_table`; nobody is anybody.
    static Result<Breakpoint> parse(std::string_view text, NameTable const& name_table);

    /// `machine` is as the event, or the instant of the event, left it.
    bool is_met_by(TraceEvent const& event, Machine const& machine, NameTable const& name_table) const;

    HappeningKind kind() const { return m_kind; }
    std::string const& of() const { return m_of; }      ///< a process or "process/thread"; empty: whoever
    std::string const& text() const { return m_text; }  ///< "SIGPROF of worker"

    bool operator==(Breakpoint const&) const = default;

private:
    HappeningKind m_kind = 0;
    std::string m_of, m_text;
};

}
