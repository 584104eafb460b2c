// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QAction;
class QLineEdit;
class QListWidget;

namespace tickscope::ui {

/// Every command by name: type some of its letters, press Return.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    explicit CommandPalette(QList<QAction*> const& actions, QWidget* parent);

    QLineEdit& input() const { return *m_input; }
    int shownCount() const;

    /// How well the letters fit the name: 0 not at all, more for starts of words and runs. Pure.
    static int fit(QString const& letters, QString const& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(QString const& letters);
    void runCurrent();

    QList<QAction*> m_actions;
    QLineEdit* m_input;
    QListWidget* m_list;
};

}
