// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plots/recording.h"

#include "core/scenario/scenario.h"

namespace tickscope::ui {

Recording::Recording(QObject* parent)
    : QObject{parent}
{
}

Recording::~Recording() = default;

/// CPUs that are online when the machine boots; no list: all of them.
static CpuMask onlineAtBoot(Frame const& frame)
{
    CpuList const& online = frame.world->scenario.machine.online;
    if (!online)
        return CpuMask::first(frame.machine->cpus.size());
    CpuMask mask;
    for (std::uint32_t const cpu : *online)
        mask.set(static_cast<CpuId>(cpu));
    return mask;
}

void Recording::setFrame(std::shared_ptr<Frame const> frame)
{
    bool const another_past = !m_frame || !frame || frame->epoch != m_frame->epoch ||
        frame->world->scenario.title != m_frame->world->scenario.title;
    m_frame = std::move(frame);
    if (m_frame) {
        if (another_past)
            beginAgain();
        if (m_roster.lacks(*m_frame->machine))
            m_roster = Roster::of(*m_frame->machine);
        m_lanes->feed(m_frame->trace);
        feedClocks();
        if (m_rtc)
            m_rtc->feed(m_frame->trace);
    }
    Q_EMIT frameChanged();
}

void Recording::beginAgain()
{
    m_roster = Roster::of(*m_frame->machine);
    m_lanes.emplace(m_frame->machine->cpus.size(), onlineAtBoot(*m_frame));
    m_clocks.reset();
    m_rtc.reset();
    if (m_frame->machine->hpet.present)
        m_rtc.emplace();
}

void Recording::feedClocks()
{
    if (!m_process)
        return;
    if (!m_clocks)
        m_clocks.emplace(*m_process, kernel_config(m_frame->world->scenario));
    m_clocks->feed(m_frame->trace, m_roster);
}

void Recording::setSelection(Maybe<Tgid> process, Maybe<TaskId> thread)
{
    if (process == m_process && thread == m_thread)
        return;
    if (process != m_process)
        m_clocks.reset();
    m_process = process;
    m_thread = thread;
    if (m_frame)
        feedClocks();
    Q_EMIT selectionChanged();
}

}
