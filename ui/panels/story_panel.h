// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "ui/panels/panel.h"

class QFrame;
class QLabel;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;

namespace tickscope::ui {

class FlowLayout;

/// What the scenario is about, and its lesson, a step at a time: say, go there, ask, reveal.
class StoryPanel final : public Panel {
    Q_OBJECT

public:
    explicit StoryPanel(QWidget* parent = nullptr);

    void setScenario(Scenario const& scenario);
    std::size_t stepCount() const { return m_steps.size(); }
    std::size_t currentStep() const { return m_current; }  ///< 0 is before the lesson; step n is the n-th
    void goToStep(std::size_t step);

Q_SIGNALS:
    void viewWanted(tickscope::View view);
    void selectionWanted(QString const& path);  ///< a process, process/thread or cpu.N
    void compareWanted(tickscope::KernelSpec kernel);

protected:
    void takeFrame(FramePtr const& before) override;
    void refresh() override { }

private:
    QWidget* makeCompare();
    QFrame* makeLesson();
    void offerComparisons(Scenario const& scenario);
    void showStep();
    void ask(LessonQuestion const& question);
    void reveal(LessonQuestion const& question, QString const& choice);
    void showAnswer(Frame const& frame);

    std::vector<LessonStep> m_steps;
    std::size_t m_current = 0;
    std::optional<LessonQuestion> m_asked;  ///< answered by the person, not yet by the machine
    QString m_said;
    QString m_about;
    QTextBrowser* m_text;
    FlowLayout* m_comparisons;
    QWidget* m_compare;  ///< a button for each fix that the story is about
    QLabel* m_place;
    QVBoxLayout* m_choices;
    QPushButton* m_before;
    QPushButton* m_next;
    QFrame* m_lesson;
};

}
