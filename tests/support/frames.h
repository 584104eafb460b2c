// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <memory>
#include <string_view>

namespace tickscope {

class Timeline;

/// What the session would publish of a timeline as it stands.
std::shared_ptr<Frame const> frame_of(Timeline const& timeline);
/// What the session would publish of a scenario at an instant. The text is a scenario file's, without its first keys
/// `tickscope` and `title`.
std::shared_ptr<Frame const> frame_at(std::string_view yaml, Nanos instant);

/// Two threads that burn CPU, a third that dies at 30 ms, one ITIMER_PROF of 100 ms, a CPU limit, and a second process.
inline constexpr std::string_view busy_story = R"(
duration: 1s
machine: {cpus: 4, ticks: aligned}
processes:
  - name: worker
    rlimit_cpu: {soft: 4s, hard: 6s}
    signals: {SIGPROF: {handler: 50us}}
    threads:
      - name: main
        start_cpu: 0
        program: [{setitimer: {which: prof, value: 100ms, interval: 100ms}}, {user: 2s}]
      - {name: helper, start_cpu: 1, program: [{user: 2s}]}
      - {name: short, start_cpu: 2, program: [{user: 30ms}]}
  - name: other
    threads:
      - {name: main, start_cpu: 3, program: [{sleep: 10ms}, {user: 5ms}, {sleep: 1s}]}
)";

/// A timer for 3 s on a clock that stands at 2 s: what the fix abstime-sync is about.
inline constexpr std::string_view abstime_story = R"(
duration: 8s
processes:
  - name: cook
    signals: {SIGALRM: {handler: 10us}}
    threads:
      - name: main
        program:
          - user: 2s
          - timer_create: {id: egg, clock: process, signal: SIGALRM}
          - timer_settime: {id: egg, value: 3s, interval: 0, absolute: true}
          - user: 100s
)";

}
