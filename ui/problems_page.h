// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/scenario_library.h"

#include <QWidget>

class QLabel;
class QLayout;
class QPushButton;
class QVBoxLayout;

namespace tickscope::ui {

/// Everything that is wrong with a file, each with its place and its line. What was open before is still there.
class ProblemsPage final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemsPage(QWidget* parent = nullptr);

    enum class Behind { Gallery, Scope };  ///< where "Back" leads
    void show(OpenedFile const& file, Behind behind);
    /// All problems as the command line prints them, a line each.
    QString allText() const { return m_all; }
    int count() const { return m_count; }

Q_SIGNALS:
    void backWanted();
    void reloadWanted(QString const& path);

private:
    QLayout* makeButtons();
    void addProblem(Problem const& problem, QStringList const& lines);

    QString m_path;
    QString m_all;
    int m_count = 0;
    QLabel* m_title;
    QPushButton* m_back;
    QVBoxLayout* m_list;
};

}
