// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scenario/scenario.h"
#include "core/session/frame.h"

#include <QWidget>

#include <memory>

class QFrame;
class QLabel;
class QPushButton;
class QTextBrowser;
class QVBoxLayout;

namespace tickscope::ui {

class FlowLayout;

/// What the scenario is about, and its lesson, a step at a time: say, go there, ask, reveal.
class StoryPanel final : public QWidget {
    Q_OBJECT

public:
    explicit StoryPanel(QWidget* parent = nullptr);

    void setScenario(Scenario const& scenario);
    void showFrame(std::shared_ptr<Frame const> const& frame);
    std::size_t stepCount() const { return m_steps.size(); }
    std::size_t currentStep() const { return m_current; }  ///< 0 is before the lesson; step n is the n-th
    void goToStep(std::size_t step);

Q_SIGNALS:
    void seekWanted(tickscope::SimTime target);
    void runToWanted(tickscope::SimTime target);
    void viewWanted(QString const& name);
    void selectionWanted(QString const& path);
    void compareWanted(tickscope::KernelSpec kernel);

private:
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
    std::shared_ptr<Frame const> m_frame;
    QString m_about;
    QTextBrowser* m_text;
    QWidget* m_compare;  ///< a button for each fix that the story tells of
    FlowLayout* m_comparisons;
    QFrame* m_lesson;
    QLabel* m_place;
    QVBoxLayout* m_choices;
    QPushButton* m_before;
    QPushButton* m_next;
};

}
