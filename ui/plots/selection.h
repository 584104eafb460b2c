// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QObject>

#include <cstdint>
#include <optional>

namespace tickscope::ui {

/// What is selected, the same in every panel and plot: a process, perhaps one of its threads, perhaps an event; and the
/// CPU that was pointed at last. Nobody else keeps it: whoever draws it asks here.
class Selection final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    Maybe<Tgid> process() const { return m_process; }
    Maybe<TaskId> thread() const { return m_thread; }
    std::optional<std::uint64_t> event() const { return m_event; }  ///< its number in the trace
    Maybe<CpuId> cpu() const { return m_cpu; }

    void selectProcess(Maybe<Tgid> process) { select(process, {}); }
    void selectThread(Tgid process, TaskId thread) { select(process, thread); }
    void deselectThread() { select(m_process, {}); }  ///< its process stays
    void selectCpu(CpuId cpu);
    void selectEvent(std::optional<std::uint64_t> event);
    void clear();

Q_SIGNALS:
    void changed();       ///< process or thread
    void eventChanged();  ///< another event, or none
    void cpuChanged();    ///< also when the same one is pointed at again

private:
    void select(Maybe<Tgid> process, Maybe<TaskId> thread);

    Maybe<Tgid> m_process;
    Maybe<TaskId> m_thread;
    std::optional<std::uint64_t> m_event;
    Maybe<CpuId> m_cpu;
};

}
