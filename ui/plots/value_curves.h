// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/replay/playback.h"
#include "core/scenario/value_path.h"
#include "core/trace/step_curve.h"

#include <QObject>

#include <memory>
#include <span>
#include <string>
#include <vector>

class QTimer;

namespace tickscope::ui {

class PlotData;

/// Any values over time, by their paths: what the trace does not say is found by running the story once more beside the
/// one that is shown, with the same commands, a few milliseconds at a time. Nothing is known beyond what is recorded.
class ValueCurves final : public QObject {
    Q_OBJECT

public:
    struct Curve {
        std::string name;  ///< the whole path
        ValuePath path;
        StepCurve values;  ///< in the unit of the path; after each instant
        bool shown = true;
    };

    /// `plotData` outlives it.
    explicit ValueCurves(PlotData& plotData, QObject* parent = nullptr);
    ~ValueCurves() override;

    /// In place of those before. Paths of texts, and what is no path, are left out.
    void setPaths(std::vector<std::string> const& paths);
    void toggle(std::size_t curve);

    std::span<Curve const> curves() const { return m_curves; }
    SimTime known() const { return m_known; }  ///< everything up to there is in
    bool isComplete() const;                   ///< what is recorded is in
    PlotData& plotData() const { return m_plotData; }

Q_SIGNALS:
    void changed();

private:
    void takeFrame();
    void startOver();
    void work();
    void sample();
    void keepToBudget();
    bool behind() const;

    PlotData& m_plotData;
    std::vector<Curve> m_curves;
    std::unique_ptr<Playback> m_playback;
    std::uint64_t m_run = 0, m_epoch = 0;
    SimTime m_known{};
    QTimer* m_next;
};

}
