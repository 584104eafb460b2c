// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/frame.h"

#include <QString>

#include <map>
#include <optional>
#include <vector>

namespace tickscope::ui {

/// One line of what the CPUs' run queues hold. It costs little to make; what it says is queueText().
struct QueueRow {
    enum class Kind : std::uint8_t {
        Cpu,      ///< heads what follows of it
        Runner,   ///< the thread that runs
        Slice,    ///< how much of its turn it has used
        Budget,   ///< how much of its period the RT class has used
        Rt,       ///< an RT thread that waits
        Fair,     ///< a fair thread that waits
        More,     ///< threads that are not shown
        Figures,  ///< small print
        Rest      ///< the CPUs of a large machine that have nothing to show
    };
    Kind kind{};
    CpuId cpu{};
    Maybe<TaskId> task;       ///< of Runner, Rt, Fair
    std::uint32_t count = 0;  ///< of Cpu: how many wait; of More: how many more
    bool open = false;        ///< of Cpu: what it holds follows
    bool first = false;       ///< of Rt, Fair: would be taken next
    /// Of Runner and Fair: where vruntime and min_vruntime lie on the scale of what is shown of this queue, 0 .. 1.
    float vruntime = 0, min_vruntime = 0;

    bool operator==(QueueRow const&) const = default;
};

/// Which queues are shown, and how far.
struct QueueChoice {
    Maybe<CpuId> focus;              ///< shown at length
    std::map<CpuId, bool> unfolded;  ///< what the person unfolded or folded; else the focus, and all of a small machine
    std::size_t most = 50;           ///< threads that wait of the focus, or of a queue that the person unfolded
    std::size_t most_elsewhere = 8;
};

/// Machines of more CPUs than this show only the queues where something runs or waits, and sum up the rest.
inline constexpr std::size_t small_machine = 8;

/// The lines of all queues. Costs the CPUs and what is shown of them, however many threads wait.
std::vector<QueueRow> queueRows(Frame const& frame, QueueChoice const& choice);

/// The CPU whose queue is the longest, the first of them; none if nothing runs anywhere.
Maybe<CpuId> busiestQueue(Machine const& machine);

struct QueueText {
    QString name;
    QString note;                 ///< behind the name, quieter
    QString weight;               ///< its own column: weight or priority
    QString figure;               ///< at the right
    std::optional<double> share;  ///< of Slice and Budget: how much is used, 0 .. 1
    bool warns = false;
    QString tip;

    bool operator==(QueueText const&) const = default;
};
QueueText queueText(Frame const& frame, QueueRow const& row);

/// The whole line as one sentence, for those who listen.
QString spokenQueueRow(QueueRow const& row, QueueText const& words);

/// "0, 2–5, 9"
QString cpuListText(std::vector<CpuId> const& cpus);

}
