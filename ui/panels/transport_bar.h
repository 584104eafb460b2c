// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/panel.h"

#include <QFrame>

#include <optional>

class QLabel;
class QLayout;
class QPushButton;
class QToolButton;

namespace tickscope::ui {

enum class StepSize : std::uint8_t { Event, Tick };

class ElidedLabel;
class FigureLabel;

/// Where the story stands, in words and figures, and the buttons that move it.
class TransportBar final : public QFrame {
    Q_OBJECT

public:
    explicit TransportBar(QWidget* parent = nullptr);

    void showFrame(FramePtr const& frame);
    StepSize stepSize() const { return m_step_size; }
    void setStepSize(StepSize size);

    QPushButton& runButton() const { return *m_run; }
    QToolButton& stepButton() const { return *m_forward; }
    QToolButton& stepBackButton() const { return *m_back; }
    QToolButton& kernelButton() const { return *m_kernel; }
    QToolButton& compareButton() const { return *m_compare; }
    QToolButton& historyButton() const { return *m_history; }
    void showUnsaved(bool unsaved);  ///< beside the title
    QString modeText() const;

    QSize minimumSizeHint() const override { return {420, 46}; }

Q_SIGNALS:
    void galleryWanted();
    void runToggled();
    void stepWanted(int direction);
    void resetWanted();
    void speedWanted(double speed);
    void themeToggled();
    void paletteWanted();
    void helpWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* makeButton(char const* icon, QString const& name, QString const& tip);
    QToolButton* makeQuietButton(char const* icon, QString const& name, QString const& tip,
                                 void (TransportBar::*clicked)());
    QLayout* makeTransport();
    QLayout* makeRight();
    QToolButton* makeSpeedButton();
    QToolButton* makeStepButton();
    QToolButton* makeHistoryButton();
    QToolButton* makeMenuButton(QString const& name, QString const& tip);
    void showState(PlayState state);
    void showRemake(Frame const& frame);
    void showKernel();
    /// Where there is no room for all of it, what can be reached by keys too gives way, the least needed first.
    void fit();
    bool isTight() const;

    QToolButton* m_history;
    ElidedLabel* m_title;
    QLabel* m_unsaved;
    QLabel* m_mode;
    QList<QWidget*> m_quiet;  ///< buttons that are about the window
    QToolButton* m_reset;
    FramePtr m_frame;
    bool m_short_kernel = false;  ///< only the tree's name is shown
    FigureLabel* m_time;
    QToolButton* m_back;
    QPushButton* m_run;
    QToolButton* m_forward;
    QToolButton* m_step;
    QToolButton* m_speed;
    QToolButton* m_kernel;
    QToolButton* m_compare;
    StepSize m_step_size = StepSize::Event;
    std::optional<PlayState> m_state;
};

}
