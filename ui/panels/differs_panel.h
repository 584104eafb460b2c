// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/comparison_runner.h"
#include "ui/models/difference_text.h"
#include "ui/models/value_differences.h"
#include "ui/panels/panel.h"

#include <memory>

class QLabel;
class QVBoxLayout;

namespace tickscope::ui {

class FiguresTable;
class Selection;

/// Where two kernels part, what each of them did last that the other did not, and what is not the same now.
class DiffersPanel final : public Panel {
    Q_OBJECT

public:
    explicit DiffersPanel(Selection& selection, QWidget* parent = nullptr);

    void showPair(std::shared_ptr<FramePair const> pair);
    /// What the panel says, for its tests and for those who cannot see it: sentences, then values, a line each.
    QString allText() const;

protected:
    void refresh() override;

private:
    /// What the panel shows of events now; a pair that shows the same makes no widget anew.
    struct ShownEvents {
        std::optional<DifferenceText> first;
        std::vector<DifferenceText> latest;
        bool operator==(ShownEvents const&) const = default;
    };

    void showEvents();
    void addDifference(QString const& title, DifferenceText const& difference);
    void showValues();

    Selection& m_selection;
    std::shared_ptr<FramePair const> m_pair;
    ShownEvents m_shown;
    QLabel* m_none;
    QVBoxLayout* m_events;
    QLabel* m_values_heading;
    QLabel* m_values_text;
    FiguresTable* m_values;
    ValueDifferences m_differences;
};

}
