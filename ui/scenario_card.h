// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tickscope::ui {

/// Paints a scenario of the gallery as a card: title, summary, tags.
class ScenarioCard final : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole, SummaryRole, TagsRole, SearchRole, ProblemsRole, FactsRole };

    using QStyledItemDelegate::QStyledItemDelegate;
    void setWidth(int width) { m_width = width; }
    /// What is looked for: a card says where it has it, if not in what it shows.
    void setWords(QStringList words) { m_words = std::move(words); }
    /// The place in an entry's text where the first of the words stands that the card itself does not show.
    QString whyFound(QModelIndex const& index) const;
    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;

private:
    int m_width = 300;
    QStringList m_words;
};

}
