// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"
#include "ui/panels/selection.h"

class QLabel;
class QFrame;

namespace tickscope::ui {

class CauseList;
class FiguresTable;
class FixesPanel;

/// Why the selected event happened, how the selected process's clock comes about, and which commits are in force.
class ExplainPanel final : public Panel {
    Q_OBJECT

public:
    explicit ExplainPanel(Selection& selection, QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame) override;
    FixesPanel& fixes() const { return *m_fixes; }

private:
    void showCauses();
    void showClock();

    Selection& m_selection;
    FramePtr m_frame;
    QLabel* m_why_heading;
    QLabel* m_why_empty;
    CauseList* m_causes;
    QLabel* m_clock_heading;
    FiguresTable* m_clock;
    QLabel* m_clock_words;
    FixesPanel* m_fixes;
};

}
