// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/scenario_library.h"

#include <QWidget>

class QLabel;
class QLayout;
class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;
class QStandardItemModel;
class QVBoxLayout;

namespace tickscope::ui {

/// The first screen: every scenario that there is, to be found by word or tag.
class GalleryPage final : public QWidget {
    Q_OBJECT

public:
    explicit GalleryPage(QWidget* parent = nullptr);

    void setEntries(std::vector<LibraryEntry> entries);
    void refreshRecent();
    /// The scenario that is open behind the gallery, to go back to; empty: none.
    void setOpenScenario(QString const& name);
    QLineEdit& search() const { return *m_search; }
    int shownCount() const;
    QString whyFound(int row) const;  ///< where the words looked for stand, if not in what the card shows
    /// Opens the n-th card in sight.
    void openShown(int row);

Q_SIGNALS:
    void fileWanted(QString const& path);
    void openDialogWanted();
    void themeToggled();
    void backWanted();  ///< to the scenario that is open

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLayout* makeFoot();
    QWidget* makeSide();
    QWidget* makeMain();
    void makeTags();
    void applyFilter();

    std::vector<LibraryEntry> m_entries;
    QStandardItemModel* m_model;
    QSortFilterProxyModel* m_shown;
    QLineEdit* m_search;
    QListView* m_cards;
    QWidget* m_tags;
    QPushButton* m_back;
    QVBoxLayout* m_recent;
    QLabel* m_none;
    QString m_tag;
};

}
