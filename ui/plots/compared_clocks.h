// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/comparison_runner.h"
#include "core/trace/clock_series.h"
#include "ui/plots/selection.h"

#include <QObject>

#include <memory>
#include <optional>

namespace tickscope::ui {

/// The same process on the other kernel: what is worked out of that kernel's trace while two are compared.
class ComparedClocks : public QObject {
    Q_OBJECT

public:
    /// `selection` says whose clocks, as the run shown numbers processes, and outlives it.
    explicit ComparedClocks(Selection const& selection, QObject* parent = nullptr);
    ~ComparedClocks() override;

    /// None: nothing is compared.
    void setPair(std::shared_ptr<FramePair const> pair);

    bool on() const { return m_pair != nullptr; }
    /// None where the other kernel does not have the process (yet).
    ClockSeries const* clocks() const { return m_clocks ? &*m_clocks : nullptr; }
    SimTime reached() const { return m_pair->b->reached; }
    TaskNames names() const { return TaskNames{m_pair->b->world->name_table, *m_pair->b->task_table}; }

Q_SIGNALS:
    void changed();

private:
    void feed();

    Selection const& m_selection;
    std::shared_ptr<FramePair const> m_pair;
    Maybe<Tgid> m_other;  // whose series it is
    std::uint64_t m_run = 0, m_epoch = 0;
    std::optional<ClockSeries> m_clocks;
};

/// The same process in another run of one story, which may number it otherwise: told by what made it, and which of
/// these it is.
Maybe<Tgid> counterpart(TaskTable const& in, TaskTable const& of, Tgid process);

}
