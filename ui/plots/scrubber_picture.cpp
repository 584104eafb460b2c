// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/scrubber_picture.h"

#include "core/kernel/signal_names.h"
#include "ui/plots/time_ticks.h"

#include <QCoreApplication>

#include <algorithm>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class ScrubberText {
    Q_DECLARE_TR_FUNCTIONS(ScrubberText)
};

}

/// Of very many CPUs these many stand for all.
static constexpr std::size_t most_sampled = 64;

void ActivityProfile::addLane(std::vector<LaneBin> const& bins, float weight)
{
    for (std::size_t i = 0; i < bins.size(); ++i) {
        Share& share = m_columns[m_done + i];
        share.user += (bins[i].busy - bins[i].system) * weight;
        share.system += bins[i].system * weight;
    }
}

void ActivityProfile::update(Lanes const& lanes, TimeRange whole, int columns, std::uint64_t epoch, SimTime reached)
{
    auto const count = static_cast<std::size_t>(std::max(1, columns));
    if (whole != m_whole || epoch != m_epoch || count != m_columns.size()) {
        m_whole = whole;
        m_epoch = epoch;
        m_done = 0;
        m_columns.assign(count, {});
    }
    TimeScale const scale{whole, 0, static_cast<double>(count)};
    auto const edge = [&](std::size_t i) { return scale.time(static_cast<double>(i)); };
    std::size_t begun = m_done;
    while (begun < count && edge(begun) < reached)
        ++begun;
    SimTime const from = edge(m_done), to = edge(begun);
    if (begun == m_done || to <= from)
        return;
    std::fill(m_columns.begin() + static_cast<std::ptrdiff_t>(m_done), m_columns.end(), Share{});
    std::size_t const sampled = std::min(most_sampled, lanes.cpus());
    for (std::size_t i = 0; i < sampled; ++i)
        addLane(lanes.bins(static_cast<CpuId>(i * lanes.cpus() / sampled), from, to, static_cast<int>(begun - m_done),
                           reached),
                1.0f / static_cast<float>(sampled));
    if (to <= reached)
        m_done = begun;
    else {
        // Of the last column only a part is over: the shares are of that part.
        SimTime const last = edge(begun - 1);
        float const part = static_cast<float>((reached - last).count()) / static_cast<float>((to - last).count());
        m_columns[begun - 1].user /= part;
        m_columns[begun - 1].system /= part;
        m_done = begun - 1;
    }
}

static QString text(std::string const& s) { return QString::fromStdString(s); }

namespace {

struct CommandWriter {
    QString operator()(cmd::Offline const& c) const { return ScrubberText::tr("CPU %1 offline").arg(index_of(c.cpu)); }
    QString operator()(cmd::Online const& c) const { return ScrubberText::tr("CPU %1 online").arg(index_of(c.cpu)); }
    QString operator()(cmd::Kill const& c) const
    {
        return ScrubberText::tr("%1 to %2", "a signal to a process")
            .arg(text(signal_name(c.signal)), text(c.process.empty() ? c.thread : c.process));
    }
    QString operator()(cmd::ExitThread const& c) const { return ScrubberText::tr("%1 exits").arg(text(c.thread)); }
    QString operator()(cmd::Setitimer const& c) const
    {
        return ScrubberText::tr("setitimer for %1").arg(text(c.process));
    }
    QString operator()(cmd::SetrlimitCpu const& c) const
    {
        return ScrubberText::tr("RLIMIT_CPU of %1").arg(text(c.process));
    }
    QString operator()(cmd::Renice const& c) const
    {
        return ScrubberText::tr("%1 nice %2").arg(text(c.thread)).arg(c.nice);
    }
    QString operator()(cmd::Setaffinity const& c) const { return ScrubberText::tr("CPUs of %1").arg(text(c.thread)); }
    QString operator()(cmd::ReadClock const& c) const
    {
        return ScrubberText::tr("clock of %1 read").arg(text(c.process));
    }
    QString operator()(cmd::SampleTimer const& c) const
    {
        return ScrubberText::tr("timer of %1 sampled").arg(text(c.process));
    }
    QString operator()(cmd::SetFixes const&) const { return ScrubberText::tr("kernel changed"); }
    QString operator()(cmd::RtcAlarm const& c) const
    {
        return c.time.empty() ? ScrubberText::tr("alarm off") : ScrubberText::tr("alarm %1").arg(text(c.time));
    }
    QString operator()(cmd::RtcUpdate const& c) const
    {
        return c.on ? ScrubberText::tr("update interrupts on") : ScrubberText::tr("update interrupts off");
    }
    QString operator()(cmd::RtcPeriodic const& c) const
    {
        return c.hz == 0 ? ScrubberText::tr("periodic interrupts off")
                         : ScrubberText::tr("periodic interrupts at %1 Hz").arg(c.hz);
    }
    QString operator()(cmd::Run const& c) const
    {
        return c.process ? ScrubberText::tr("%1 starts").arg(text(c.process->name))
                         : ScrubberText::tr("a process starts");
    }
    QString operator()(cmd::Spawn const& c) const
    {
        return ScrubberText::tr("a thread more for %1").arg(text(c.process));
    }
    QString operator()(cmd::Program const& c) const
    {
        return ScrubberText::tr("another program for %1").arg(text(c.thread));
    }
    QString operator()(cmd::EndBurst const& c) const
    {
        return ScrubberText::tr("burst of %1 ended").arg(text(c.thread));
    }
    QString operator()(cmd::SetScheduler const& c) const
    {
        return ScrubberText::tr("policy of %1").arg(text(c.thread));
    }
    QString operator()(cmd::TimerCreate const& c) const
    {
        return ScrubberText::tr("timer %1 of %2 made").arg(text(c.timer.id), text(c.process));
    }
    QString operator()(cmd::TimerSettime const& c) const
    {
        return ScrubberText::tr("timer %1 of %2 set").arg(text(c.timer.id), text(c.process));
    }
    QString operator()(cmd::TimerDelete const& c) const
    {
        return ScrubberText::tr("timer %1 of %2 deleted").arg(text(c.id), text(c.process));
    }
    QString operator()(cmd::Sigaction const& c) const
    {
        return ScrubberText::tr("what %1 does about %2").arg(text(c.process), text(signal_name(c.signal)));
    }
    QString operator()(cmd::Sigprocmask const& c) const
    {
        return ScrubberText::tr("signal mask of %1").arg(text(c.thread));
    }
    QString operator()(cmd::SetrlimitRttime const& c) const
    {
        return ScrubberText::tr("RLIMIT_RTTIME of %1").arg(text(c.process));
    }
};

}

QString commandText(Command const& command) { return std::visit(CommandWriter{}, command); }

std::vector<CommandMark> commandMarks(std::vector<CommandAt> const& commands, SimTime reached)
{
    std::vector<CommandMark> marks;
    for (CommandAt const& command : commands)
        marks.push_back({command.at, commandText(command.command), command.at > reached});
    std::stable_sort(marks.begin(), marks.end(),
                     [](CommandMark const& a, CommandMark const& b) { return a.at < b.at; });
    return marks;
}

QString recordText(Frame const& frame)
{
    QString const end = timeText(frame.reached - SimTime{}, Nanos{1'000'000});
    switch (frame.state) {
    case PlayState::Paused:
        return ScrubberText::tr("recorded to %1").arg(end);
    case PlayState::Running:
        return {};
    case PlayState::InThePast:
    case PlayState::Replaying:
        return ScrubberText::tr("recorded to %1 · press End to follow live").arg(end);
    case PlayState::Finished:
        return ScrubberText::tr("ended at %1").arg(end);
    }
    return {};
}

}
