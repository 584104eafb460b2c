// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include <fmt/format.h>

#include <cstdio>
#include <unistd.h>
#include <utility>

namespace tickscope {

using namespace std::chrono_literals;

Progress::Progress(std::string what)
    : m_what{std::move(what)}
    , m_next{std::chrono::steady_clock::now() + 500ms}
    , m_terminal{isatty(STDERR_FILENO) == 1}
{
}

Progress::~Progress() { clear(); }

void Progress::show(std::uint64_t done, std::uint64_t all)
{
    if (!m_terminal || all == 0)
        return;
    auto const now = std::chrono::steady_clock::now();
    if (now < m_next)
        return;
    m_next = now + 100ms;
    m_drawn = true;
    std::uint64_t const percent = done * 100 / all;
    std::string const bar(percent / 4, '#');
    fmt::print(stderr, "\r{} [{:<25}] {:3} %", m_what, bar, percent);
    std::fflush(stderr);
}

void Progress::clear()
{
    if (!std::exchange(m_drawn, false))
        return;
    fmt::print(stderr, "\r\033[K");
    std::fflush(stderr);
}

}
