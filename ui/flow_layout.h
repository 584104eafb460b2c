// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <vector>

namespace tickscope::ui {

/// Lays things out in a row, and in further rows where the width does not do.
class FlowLayout final : public QLayout {
public:
    explicit FlowLayout(QWidget* parent, int spacing);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override { return static_cast<int>(m_items.size()); }
    QLayoutItem* itemAt(int at) const override;
    QLayoutItem* takeAt(int at) override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return place({0, 0, width, 0}, Place::Measure); }
    void setGeometry(QRect const& rect) override;
    QSize sizeHint() const override { return minimumSize(); }
    QSize minimumSize() const override;

private:
    enum class Place { Measure, Move };
    int place(QRect const& rect, Place how) const;

    std::vector<QLayoutItem*> m_items;
    int m_spacing;
};

}
