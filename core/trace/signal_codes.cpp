// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/signal_codes.h"

#include "core/kernel/signal_send.h"

namespace tickscope {

static constexpr std::size_t remembered = 4096, most_pending = 65'536;

template<class Kind>
static constexpr std::size_t kind_of = Traced{Kind{}}.index();

SignalOrigin SignalOrigins::take(TraceEvent const& event, TaskTable const& tasks)
{
    SignalOrigin origin;
    if (auto const* sent = std::get_if<traced::SignalGenerate>(&event.what)) {
        origin = generated(event, tasks);
        if (sent->result == SignalResult::Queued)
            m_pending[event.n] = {origin, sent->sig};
        if (m_pending.size() > most_pending)
            m_pending.erase(m_pending.begin());
    } else if (auto const* taken = std::get_if<traced::SignalDeliver>(&event.what)) {
        // The SIGKILL that the other threads of a dying process get has no siginfo, and the other's cause.
        auto const pending = m_pending.find(event.cause);
        if (pending != m_pending.end() && pending->second.sig == taken->sig) {
            origin = pending->second.origin;
            m_pending.erase(pending);
        }
    }
    remember(event, tasks);
    return origin;
}

void SignalOrigins::remember(TraceEvent const& event, TaskTable const& tasks)
{
    if (m_seen.empty())
        m_seen.resize(remembered);
    Seen& seen = m_seen[event.n % remembered];
    seen = {event.n, event.what.index(), 0};
    if (auto const* expired = std::get_if<traced::TimerExpire>(&event.what))
        seen.detail = static_cast<std::uint32_t>(index_of(expired->id));
    else if (auto const* death = std::get_if<traced::Sigchld>(&event.what))
        seen.detail = static_cast<std::uint32_t>(index_of(death->child));
    else if (auto const* change = std::get_if<traced::JobControl>(&event.what))
        seen.detail = static_cast<std::uint32_t>(change->state);
    else if (auto const* exited = std::get_if<traced::SchedProcessExit>(&event.what)) {
        if (index_of(exited->task) >= tasks.threads.size())
            return;
        std::size_t const process = index_of(tasks.threads[index_of(exited->task)].tgid);
        if (process >= m_exit_signals.size())
            m_exit_signals.resize(process + 1);
        m_exit_signals[process] = exited->signal;
    }
}

SignalOrigins::Seen const* SignalOrigins::cause_of(TraceEvent const& event) const
{
    if (event.cause == TraceEvent::no_cause || m_seen.empty())
        return nullptr;
    Seen const& seen = m_seen[event.cause % remembered];
    return seen.n == event.cause ? &seen : nullptr;
}

// What posix_timer_event(), it_real_fn(), check_process_timers(), check_rttime() and do_notify_parent() send with; who
// sends otherwise is kill().
SignalOrigin SignalOrigins::generated(TraceEvent const& event, TaskTable const& tasks) const
{
    Seen const* const cause = cause_of(event);
    if (cause == nullptr)
        return {};
    if (cause->kind == kind_of<traced::TimerExpire>) {
        bool const to_thread = cause->detail < tasks.timers.size() && tasks.timers[cause->detail].to_thread;
        return {SiCode::Timer, !to_thread};
    }
    if (cause->kind == kind_of<traced::Sigchld>)
        return {code_of_child(cause->detail), true};
    if (cause->kind == kind_of<traced::JobControl>)
        return {cause->detail == static_cast<std::uint32_t>(JobEvent::Stopped) ? SiCode::ChildStopped
                                                                               : SiCode::ChildContinued,
                true};
    bool const from_kernel = cause->kind == kind_of<traced::ItimerExpire> || cause->kind == kind_of<traced::Tick> ||
        cause->kind == kind_of<traced::Warning> || cause->kind == kind_of<traced::RlimitCpu>;
    return {from_kernel ? SiCode::Kernel : SiCode::User, true};
}

SiCode SignalOrigins::code_of_child(std::uint32_t child) const
{
    std::uint8_t const signal = child < m_exit_signals.size() ? m_exit_signals[child] : 0;
    if (signal == 0)
        return SiCode::ChildExited;
    return default_action(signal) == DefaultAction::CoreDump ? SiCode::ChildDumped : SiCode::ChildKilled;
}

}
