// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"
#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// An event told twice: in plain language, and in the kernel's words as small print.
struct Sentence {
    QString text;
    QString small;

    bool operator==(Sentence const&) const = default;
};

Sentence sentenceOf(TraceEvent const& event, Names const& names);

inline Names namesOf(Frame const& frame) { return Names{frame.world->cast, *frame.roster}; }

/// Events that a person wants in a list of what happened: not ticks, switches and the like.
enum class EventClass : std::uint8_t { Signal, Timer, Warning, Command, Process, Cpu, Device, Idle, Scheduling };
EventClass eventClass(Traced const& what);

}
