// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/world_acts.h"

#include "core/kernel/fix_table.h"
#include "core/kernel/signal_names.h"
#include "core/scenario/quantities.h"
#include "core/scenario/state_text.h"
#include "ui/style/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <csignal>

namespace tickscope::ui {
namespace {

/// Translations of what this file says.
class WorldActsText {
    Q_DECLARE_TR_FUNCTIONS(WorldActsText)
};

/// Gathers the acts of one frame.
class Acts {
public:
    Acts(Frame const& frame, std::size_t most)
        : m_frame{frame}
        , m_machine{*frame.machine}
        , m_names{frame.world->name_table}
        , m_most{most}
    {
    }

    std::vector<WorldAct> all()
    {
        cpus();
        for (ThreadGroup const& group : m_machine.groups)
            if (!group.reaps_children && group.state == GroupState::Running)
                process(group);
        fixes();
        return std::move(m_acts);
    }

private:
    void add(QString const& name, QString const& synonyms, Command command)
    {
        m_acts.push_back({name, synonyms, std::move(command)});
    }

    void cpus()
    {
        for (std::size_t i = 1; i < std::min(m_most, m_machine.cpus.size()); ++i) {
            auto const cpu = static_cast<CpuId>(i);
            if (m_machine.cpus[i].online)
                add(WorldActsText::tr("CPU %1 offline").arg(i),
                    WorldActsText::tr("unplug hotplug take down switch off"), cmd::Offline{cpu});
            else
                add(WorldActsText::tr("CPU %1 online").arg(i), WorldActsText::tr("plug hotplug bring up switch on"),
                    cmd::Online{cpu});
        }
    }

    void process(ThreadGroup const& group)
    {
        std::string const name = process_name(m_names, m_machine, group.id);
        QString const text = QString::fromStdString(name);
        for (int const sig : {SIGTERM, SIGKILL, SIGSTOP, SIGCONT, SIGUSR1, SIGALRM, SIGPROF, SIGXCPU})
            add(WorldActsText::tr("%1 to %2").arg(QString::fromStdString(signal_name(sig)), text),
                WorldActsText::tr("kill send a signal"), cmd::Kill{name, sig, {}});
        for (std::int64_t const ms : {10, 100, 1000}) {
            Nanos const span{ms * 1'000'000};
            add(WorldActsText::tr("ITIMER_PROF of %1 every %2").arg(text, spanText(span)),
                WorldActsText::tr("setitimer profiling timer"), cmd::Setitimer{name, ItimerWhich::Prof, span, span});
        }
        for (std::uint64_t const soft : {1u, 2u, 5u})
            add(WorldActsText::tr("CPU limit of %1: %2 s").arg(text).arg(soft), WorldActsText::tr("rlimit ulimit"),
                cmd::SetrlimitCpu{name, {soft, 2 * soft}});
        add(WorldActsText::tr("read the clock of %1").arg(text), QStringLiteral("clock_gettime"), cmd::ReadClock{name});
        for (Maybe<TaskId> at = group.first_thread; at && m_threads < m_most;
             at = m_machine.tasks[index_of(*at)].group_next, ++m_threads)
            thread(thread_path(m_names, m_machine, *at));
    }

    void thread(std::string const& path)
    {
        QString const text = QString::fromStdString(path);
        for (int const nice : {-20, -10, -5, 0, 5, 10, 19})
            add(WorldActsText::tr("renice %1 to %2").arg(text).arg(nice), WorldActsText::tr("nice priority weight"),
                cmd::Renice{path, nice});
        add(WorldActsText::tr("let %1 exit").arg(text), WorldActsText::tr("end kill thread"), cmd::ExitThread{path});
        if (m_machine.cpus.size() == 1)
            return;
        for (std::size_t cpu = 0; cpu < std::min<std::size_t>(8, m_machine.cpus.size()); ++cpu)
            add(WorldActsText::tr("%1 only on CPU %2").arg(text).arg(cpu),
                WorldActsText::tr("affinity taskset pin bind setaffinity"),
                cmd::Setaffinity{path, std::vector{static_cast<std::uint32_t>(cpu)}});
        add(WorldActsText::tr("%1 on all CPUs").arg(text), WorldActsText::tr("affinity taskset unpin setaffinity"),
            cmd::Setaffinity{path, std::nullopt});
    }

    void fixes()
    {
        for (FixInfo const& info : fix_table) {
            bool const on = m_machine.config.fixes.has(info.fix);
            add(fixName(info.key, !on), toQString(info.title) + ' ' + toQString(info.commit),
                cmd::SetFixes{{{info.fix, !on}}, {}});
        }
        for (LaterFixInfo const& info : later_fix_table) {
            bool const on = m_machine.config.later_fixes.has(info.fix);
            add(fixName(info.key, !on), toQString(info.title) + ' ' + toQString(info.commit),
                cmd::SetFixes{{}, {{info.fix, !on}}});
        }
    }

    static QString fixName(std::string_view key, bool on)
    {
        return (on ? WorldActsText::tr("%1 on") : WorldActsText::tr("%1 off")).arg(toQString(key));
    }

    Frame const& m_frame;
    Machine const& m_machine;
    NameTable const& m_names;
    std::size_t m_most, m_threads = 0;
    std::vector<WorldAct> m_acts;
};

bool hasThread(Frame const& frame, std::string const& path)
{
    Machine const& machine = *frame.machine;
    for (ThreadGroup const& group : machine.groups)
        for (Maybe<TaskId> at = group.first_thread; at; at = machine.tasks[index_of(*at)].group_next)
            if (thread_path(frame.world->name_table, machine, *at) == path)
                return true;
    return false;
}

bool hasProcess(Frame const& frame, std::string const& name)
{
    return std::ranges::any_of(frame.machine->groups, [&](ThreadGroup const& group) {
        return group.state == GroupState::Running &&
            process_name(frame.world->name_table, *frame.machine, group.id) == name;
    });
}

std::optional<WorldAct> parseRenice(QString const& line, Frame const& frame)
{
    static QRegularExpression const form{QStringLiteral("^(?:re)?nice\\s+(\\S+)\\s+(?:to\\s+)?(-?\\d+)$"),
                                         QRegularExpression::CaseInsensitiveOption};
    auto const match = form.match(line);
    int const nice = match.captured(2).toInt();
    std::string const path = match.captured(1).toStdString();
    if (!match.hasMatch() || nice < -20 || nice > 19 || !hasThread(frame, path))
        return std::nullopt;
    return WorldAct{WorldActsText::tr("renice %1 to %2").arg(match.captured(1)).arg(nice), {}, cmd::Renice{path, nice}};
}

std::optional<WorldAct> parseSignal(QString const& line, Frame const& frame)
{
    static QRegularExpression const form{QStringLiteral("^(?:kill\\s+-?)?((?:SIG)?[A-Z0-9]+)\\s+(?:to\\s+)?(\\S+)$"),
                                         QRegularExpression::CaseInsensitiveOption};
    auto const match = form.match(line);
    QString name = match.captured(1).toUpper();
    if (!name.startsWith(QLatin1String("SIG")))
        name.prepend(QLatin1String("SIG"));
    std::string const process = match.captured(2).toStdString();
    if (!match.hasMatch() || !hasProcess(frame, process))
        return std::nullopt;
    for (int sig = 1; sig <= last_signal; ++sig)
        if (QString::fromStdString(signal_name(sig)) == name)
            return WorldAct{
                WorldActsText::tr("%1 to %2").arg(name, match.captured(2)), {}, cmd::Kill{process, sig, {}}};
    return std::nullopt;
}

std::optional<WorldAct> parseAffinity(QString const& line, Frame const& frame)
{
    static QRegularExpression const form{QStringLiteral("^(\\S+)\\s+(?:only\\s+)?on\\s+CPUs?\\s+([0-9,-]+)$"),
                                         QRegularExpression::CaseInsensitiveOption};
    auto const match = form.match(line);
    std::string const path = match.captured(1).toStdString();
    if (!match.hasMatch() || !hasThread(frame, path))
        return std::nullopt;
    auto const count = static_cast<std::uint32_t>(frame.machine->cpus.size());
    auto const cpus = parse_cpulist(match.captured(2).toStdString(), count);
    if (!cpus)
        return std::nullopt;
    std::vector<std::uint32_t> list;
    for (std::uint32_t cpu = 0; cpu < count; ++cpu)
        if (cpus->test(static_cast<CpuId>(cpu)))
            list.push_back(cpu);
    return WorldAct{WorldActsText::tr("%1 only on CPU %2").arg(match.captured(1), match.captured(2)),
                    {},
                    cmd::Setaffinity{path, list}};
}

}

std::vector<WorldAct> worldActs(Frame const& frame, std::size_t most) { return Acts{frame, most}.all(); }

std::optional<WorldAct> parseAct(QString const& line, Frame const& frame)
{
    QString const text = line.simplified();
    if (auto act = parseRenice(text, frame))
        return act;
    if (auto act = parseAffinity(text, frame))
        return act;
    return parseSignal(text, frame);
}

}
