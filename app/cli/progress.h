// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace tickscope {

/// A line on a terminal that tells how far a long run is; nothing where standard error is not a terminal, and nothing
/// for runs of less than half a second.
class Progress {
public:
    explicit Progress(std::string what);
    ~Progress();
    Progress(Progress const&) = delete;
    Progress& operator=(Progress const&) = delete;

    /// Redraws at most ten times a second.
    void show(std::uint64_t done, std::uint64_t all);
    void clear();

private:
    std::string m_what;
    std::chrono::steady_clock::time_point m_next;
    bool m_terminal;
    bool m_drawn = false;
};

}
