// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernel/trace_event.h"
#include "core/session/frame.h"

#include <QString>

#include <vector>

namespace tickscope::ui {

/// An event in words: in plain language, and in the kernel's words as small print.
struct Sentence {
    QString text;
    QString small;

    bool operator==(Sentence const&) const = default;
};

Sentence sentenceOf(TraceEvent const& event, TaskNames const& names);

inline TaskNames namesOf(Frame const& frame) { return TaskNames{frame.world->name_table, *frame.task_table}; }

/// Events that a person wants in a list of what happened: not ticks, switches and the like.
enum class EventClass : std::uint8_t { Signal, Timer, Warning, Command, Process, Cpu, Device, Idle, Scheduling };
inline constexpr std::size_t event_classes = static_cast<std::size_t>(EventClass::Scheduling) + 1;
EventClass eventClass(Traced const& what);

}
