// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <memory>

namespace tickscope {

/// A run told by hand, for pictures and their tests: four CPUs, a `worker` of three threads and one that dies, a
/// `backup` beside it. ITIMER_PROF is set at 0.31 s and expires, the clock limit stands, CPU 3 goes offline at 0.5 s.
namespace sample {

inline constexpr Tgid worker{1}, backup{2};
inline constexpr TaskId main_thread{1}, helper{2}, reader{3}, short_lived{4}, copier{5}, logger{6};

/// Recorded to 1.2 s; the instant shown is 0.802 s.
std::shared_ptr<Frame const> story();

/// A long run of many threads, at least `events` trace events, evenly over `cpus`.
std::shared_ptr<Frame const> crowd(std::uint64_t events, std::uint16_t cpus);

}

}
