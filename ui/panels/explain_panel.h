// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"
#include "ui/plots/selection.h"

class QLabel;
class QFrame;

namespace tickscope::ui {

class CauseList;
class ElidedLabel;
class FiguresTable;
class FixesPanel;

/// Why the selected event happened, how the selected process's clock comes about, and which commits are in force.
class ExplainPanel final : public Panel {
    Q_OBJECT

public:
    explicit ExplainPanel(Selection& selection, QWidget* parent = nullptr);

    FixesPanel& fixes() const { return *m_fixes; }

protected:
    void takeFrame(FramePtr const& before) override;
    void refresh() override;

private:
    QWidget* makeClockCard();
    void showCauses();
    void showClock();

    Selection& m_selection;
    bool m_causes_are_shown = false;  ///< of the event that is selected
    QLabel* m_why_heading;
    QLabel* m_why_empty;
    CauseList* m_causes;
    ElidedLabel* m_clock_heading;
    FiguresTable* m_clock;
    QLabel* m_clock_text;
    FixesPanel* m_fixes;
};

}
