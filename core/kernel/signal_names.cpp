// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/signal_names.h"

#include "core/base/verify.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace tickscope {

static constexpr int first_realtime = 32;
static constexpr std::array<std::string_view, 31> classic_names{
    "SIGHUP",  "SIGINT",    "SIGQUIT", "SIGILL",   "SIGTRAP", "SIGABRT", "SIGBUS",  "SIGFPE",
    "SIGKILL", "SIGUSR1",   "SIGSEGV", "SIGUSR2",  "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT",
    "SIGCHLD", "SIGCONT",   "SIGSTOP", "SIGTSTP",  "SIGTTIN", "SIGTTOU", "SIGURG",  "SIGXCPU",
    "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO",   "SIGPWR",  "SIGSYS"};

std::string signal_name(int signal)
{
    VERIFY(signal >= 1 && signal <= last_signal);
    if (signal < first_realtime)
        return std::string{classic_names[static_cast<std::size_t>(signal - 1)]};
    return "SIGRT" + std::to_string(signal - first_realtime);
}

static std::optional<int> realtime_number(std::string_view name)
{
    constexpr std::string_view prefix = "SIGRT";
    if (!name.starts_with(prefix))
        return std::nullopt;
    std::string_view const digits = name.substr(prefix.size());
    int k = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), k);
    bool const whole = error == std::errc{} && end == digits.data() + digits.size();
    bool const canonical = digits.size() == 1 || (!digits.empty() && digits.front() != '0');
    if (!whole || !canonical || k < 0 || first_realtime + k > last_signal)
        return std::nullopt;
    return first_realtime + k;
}

std::optional<int> signal_number(std::string_view name)
{
    auto const found = std::ranges::find(classic_names, name);
    if (found != classic_names.end())
        return static_cast<int>(found - classic_names.begin()) + 1;
    return realtime_number(name);
}

}
