// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace tickscope::ui {

FlowLayout::FlowLayout(QWidget* parent, int spacing)
    : QLayout{parent}
    , m_spacing{spacing}
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    for (QLayoutItem* item : m_items)
        delete item;
}

void FlowLayout::addItem(QLayoutItem* item) { m_items.push_back(item); }

QLayoutItem* FlowLayout::itemAt(int at) const
{
    return at >= 0 && at < count() ? m_items[static_cast<std::size_t>(at)] : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int at)
{
    QLayoutItem* const item = itemAt(at);
    if (item)
        m_items.erase(m_items.begin() + at);
    return item;
}

void FlowLayout::setGeometry(QRect const& rect)
{
    QLayout::setGeometry(rect);
    place(rect, Place::Move);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (QLayoutItem const* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

int FlowLayout::place(QRect const& rect, Place how) const
{
    int x = rect.x(), y = rect.y(), tallest = 0;
    for (QLayoutItem* item : m_items) {
        QSize const size = item->sizeHint();
        if (x > rect.x() && x + size.width() > rect.right() + 1) {
            x = rect.x();
            y += tallest + m_spacing;
            tallest = 0;
        }
        if (how == Place::Move)
            item->setGeometry({QPoint{x, y}, size});
        x += size.width() + m_spacing;
        tallest = std::max(tallest, size.height());
    }
    return y + tallest - rect.y();
}

}
