// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kernel/call_names.h"

#include "core/kernel/errno.h"

#include <algorithm>

namespace tickscope {

namespace {

struct CallRow {
    std::string_view name;
    CallName call;
};
struct ErrnoRow {
    std::string_view name;
    int number;
};

}

// In the order of the enum, so that a call is also a place.
static constexpr std::array<CallRow, call_names> call_rows{{
    {"sleep", CallName::Sleep},
    {"until", CallName::Until},
    {"every", CallName::Every},
    {"clock_nanosleep", CallName::ClockNanosleep},
    {"yield", CallName::Yield},
    {"setitimer", CallName::Setitimer},
    {"getitimer", CallName::Getitimer},
    {"timer_create", CallName::TimerCreate},
    {"timer_settime", CallName::TimerSettime},
    {"timer_gettime", CallName::TimerGettime},
    {"timer_getoverrun", CallName::TimerGetoverrun},
    {"timer_delete", CallName::TimerDelete},
    {"clock_gettime", CallName::ClockGettime},
    {"getrusage", CallName::Getrusage},
    {"times", CallName::Times},
    {"setrlimit_cpu", CallName::SetrlimitCpu},
    {"setrlimit_rttime", CallName::SetrlimitRttime},
    {"sched_setscheduler", CallName::SchedSetscheduler},
    {"sched_rr_get_interval", CallName::SchedRrGetInterval},
    {"nice", CallName::Nice},
    {"setaffinity", CallName::Setaffinity},
    {"sigaction", CallName::Sigaction},
    {"sigprocmask", CallName::Sigprocmask},
    {"sigwait", CallName::Sigwait},
    {"kill", CallName::Kill},
    {"pause", CallName::Pause},
    {"spawn", CallName::Spawn},
    {"fork", CallName::Fork},
    {"exec", CallName::Exec},
    {"wait", CallName::Wait},
    {"join", CallName::Join},
    {"lock", CallName::Lock},
    {"unlock", CallName::Unlock},
    {"cond_wait", CallName::CondWait},
    {"cond_signal", CallName::CondSignal},
    {"cond_broadcast", CallName::CondBroadcast},
    {"barrier", CallName::Barrier},
    {"post", CallName::Post},
    {"acquire", CallName::Acquire},
    {"write", CallName::Write},
    {"read", CallName::Read},
    {"set", CallName::Set},
}};
static_assert([] {
    for (std::size_t i = 0; i < call_rows.size(); ++i)
        if (call_rows[i].call != static_cast<CallName>(i))
            return false;
    return true;
}());

static constexpr std::array<ErrnoRow, 6> errno_rows{{
    {"EPERM", kernel_errno::eperm},
    {"ESRCH", kernel_errno::esrch},
    {"EINTR", kernel_errno::eintr},
    {"ECHILD", kernel_errno::echild},
    {"EAGAIN", kernel_errno::eagain},
    {"EINVAL", kernel_errno::einval},
}};

std::string_view call_word(CallName call)
{
    auto const i = static_cast<std::size_t>(call);
    return i < call_rows.size() ? call_rows[i].name : "?";
}

std::optional<CallName> call_called(std::string_view name)
{
    auto const row = std::ranges::find(call_rows, name, &CallRow::name);
    return row == call_rows.end() ? std::nullopt : std::optional{row->call};
}

std::string errno_name(int error)
{
    auto const row = std::ranges::find(errno_rows, error, &ErrnoRow::number);
    return row == errno_rows.end() ? "errno " + std::to_string(error) : std::string{row->name};
}

std::optional<int> errno_number(std::string_view name)
{
    auto const row = std::ranges::find(errno_rows, name, &ErrnoRow::name);
    return row == errno_rows.end() ? std::nullopt : std::optional{row->number};
}

}
