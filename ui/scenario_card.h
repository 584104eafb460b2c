// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace tickscope::ui {

/// Paints a scenario of the gallery as a card: title, summary, tags.
class ScenarioCard final : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role { PathRole = Qt::UserRole, SummaryRole, TagsRole, SearchRole, ProblemsRole };

    using QStyledItemDelegate::QStyledItemDelegate;
    void setWidth(int width) { m_width = width; }
    QSize sizeHint(QStyleOptionViewItem const& option, QModelIndex const& index) const override;
    void paint(QPainter* painter, QStyleOptionViewItem const& option, QModelIndex const& index) const override;

private:
    int m_width = 300;
};

}
