// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/comparison_runner.h"
#include "ui/models/difference_words.h"
#include "ui/models/value_differences.h"

#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace tickscope::ui {

class FiguresTable;
class Selection;

/// Where two kernels part, what each of them did last that the other did not, and what is not the same now.
class DiffersPanel final : public QWidget {
    Q_OBJECT

public:
    explicit DiffersPanel(Selection& selection, QWidget* parent = nullptr);

    void showPair(std::shared_ptr<FramePair const> pair);
    /// What the panel says, for its tests and for those who cannot see it: sentences, then values, a line each.
    QString allText() const;

Q_SIGNALS:
    void seekWanted(tickscope::SimTime target);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void showEvents();
    void showValues();

    /// What the panel shows of events now; a pair that shows the same makes no widget anew.
    struct Differences {
        std::optional<DifferenceText> parting;
        std::vector<DifferenceText> latest;
        bool operator==(Differences const&) const = default;
    };

    Selection& m_selection;
    std::shared_ptr<FramePair const> m_pair;
    Differences m_shown;
    QLabel* m_none;
    QVBoxLayout* m_events;
    QLabel* m_values_heading;
    QLabel* m_values_words;
    FiguresTable* m_values;
    ValueDifferences m_differences;
};

}
