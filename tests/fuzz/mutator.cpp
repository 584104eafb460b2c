// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <algorithm>

namespace tickscope::fuzz {

static constexpr std::size_t largest_input = 64 * 1024;

// clang-format off
static std::vector<std::string_view> const words{
    "tickscope: 1\n", "title: ", "machine: ", "cpus: ", "online: ", "topology: ", "processes: ", "threads: ",
    "program: ", "user: ", "system: ", "sleep: ", "repeat: ", "forever", "do: ", "until: ", "yield",
    "setitimer: ", "which: ", "prof", "virtual", "real", "value: ", "interval: ", "timer_create: ",
    "timer_settime: ", "id: ", "clock: ", "process", "thread", "kill: ", "signal: ", "SIGPROF", "SIGKILL",
    "pause", "spawn: ", "fork: ", "wait", "join: ", "lock: ", "unlock: ", "post: ", "acquire: ", "write: ",
    "read: ", "exit", "events: ", "at: ", "offline: ", "run: ", "fix: ", "expect: ", "is: ", "min: ", "max: ",
    "never: ", "order: ", "ends: ", "points: ", "lesson: ", "ask: ", "exponential: ", "normal: ", "uniform: ",
    "count: ", "nice: ", "policy: ", "fifo", "priority: ", "setaffinity: ", "all", "none", "rtc: ", "counter: ",
    "0", "-1", "1", "4095", "4096", "0-3", "1ns", "1us", "1ms", "1s", "36500d", "52560000min",
    "99999999999999999999", "9223372036854775807", "18446744073709551615", "1e308", ".nan", "~", "[", "]", "{",
    "}", ": ", ", ", "- ", "\n", "\n ", "&a ", "*a", "!", "|\n", ">\n", "\"", "'", "#", "---\n", "\t", "\xff",
    "\xc2\x9b", "\xe2\x80\xae", "\xef\xbf\xbe", "\x1b[2J", "\"ops\":", "\"id\":\"x\",", "\"hz\":100,",
    "\"tick_nsec_mode\":\"exact\",", "\"version\":\"FINAL\",", "\"observations\":", "\"kind\":\"hpet\",",
    "machine.cpus=", "processes.w.threads.m.count=",
};
// clang-format on

std::vector<std::string_view> const& dictionary() { return words; }

Mutator::Mutator(std::vector<std::string> corpus, std::uint64_t seed)
    : m_corpus{std::move(corpus)}
    , m_state{seed * 0x9e3779b97f4a7c15u + 1}
{
    if (m_corpus.empty())
        m_corpus.emplace_back();
}

// xorshift64*
std::uint64_t Mutator::random()
{
    m_state ^= m_state >> 12;
    m_state ^= m_state << 25;
    m_state ^= m_state >> 27;
    return (m_state * 0x2545f4914f6cdd1du) >> 16;
}

void Mutator::splice(std::string& text)
{
    std::string const& other = m_corpus[below(m_corpus.size())];
    std::size_t const from = below(other.size()), length = below(std::min<std::size_t>(other.size() - from, 400) + 1);
    text.insert(below(text.size() + 1), other.substr(from, length));
}

void Mutator::change(std::string& text)
{
    std::size_t const at = below(text.size() + 1);
    std::size_t const length = std::min(below(24), text.size() - at);
    switch (below(8)) {
    case 0:
        text.erase(at, length);
        return;
    case 1:
        text.insert(at, text.substr(below(text.size() + 1), length));
        return;
    case 2:
        splice(text);
        return;
    case 3:
        if (at < text.size())
            text[at] = static_cast<char>(random());
        return;
    case 4:
        if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        return;
    default:
        text.replace(at, below(3) == 0 ? length : 0, dictionary()[below(dictionary().size())]);
    }
}

std::string Mutator::next()
{
    std::string text = m_corpus[below(m_corpus.size())];
    for (std::size_t changes = 1 + below(below(4) == 0 ? 24 : 4); changes > 0; --changes)
        change(text);
    text.resize(std::min(text.size(), largest_input));
    return text;
}

}
