// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <functional>
#include <vector>

class QAction;
class QLineEdit;
class QListWidget;

namespace tickscope::ui {

/// Every command by name or by another word for it, and what can be done to the machine: type some of its letters,
/// press Return.
class CommandPalette final : public QDialog {
    Q_OBJECT

public:
    /// What is offered beside the actions, and done where it is chosen.
    struct Entry {
        QString name, synonyms;
        QString keys;
        std::function<void()> run;
    };
    /// `typed` makes an entry of a line that says what is to be done with a figure of its own; it may be empty.
    using Typed = std::function<std::vector<Entry>(QString const& line)>;

    CommandPalette(QList<QAction*> const& actions, std::vector<Entry> others, Typed typed, QWidget* parent);

    QLineEdit& input() const { return *m_input; }
    int shownCount() const;

    QStringList shownNames() const;

    /// How well the letters fit the name: 0 not at all, more for starts of words and runs. A letter stands at the start
    /// of a word or right behind the one before it. Pure.
    static int fit(QString const& letters, QString const& name);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(QString const& letters);
    void runCurrent();

    void addRow(Entry const& entry, int number);

    std::vector<Entry> m_entries;
    std::vector<Entry> m_typed_entries;  ///< what the line itself says
    Typed m_typed;
    QLineEdit* m_input;
    QListWidget* m_list;
};

}
