// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/heading.h"

#include "ui/style/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace tickscope::ui {

QLabel* roleLabel(QString const& text, char const* role, QWidget* parent)
{
    auto* label = new QLabel{text, parent};
    label->setProperty("role", role);
    return label;
}

void wrap(QLabel& label)
{
    label.setWordWrap(true);
    label.setMinimumWidth(1);
}

QLabel* wrappedLabel(QString const& text, char const* role)
{
    QLabel* label = roleLabel(text, role);
    wrap(*label);
    return label;
}

QLabel* heading(QString const& text, QWidget* parent) { return roleLabel(text, "heading", parent); }

void clearLayout(QLayout& layout)
{
    while (QLayoutItem* item = layout.takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        if (QLayout* inner = item->layout())
            clearLayout(*inner);
        delete item;
    }
}

void fillWith(QWidget& outer, QWidget* inside)
{
    auto* layout = new QVBoxLayout{&outer};
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(inside);
}

QScrollArea* scrolled(QWidget* inside)
{
    inside->setProperty("plain", true);
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inside);
    return area;
}

QVBoxLayout* scrolledColumn(QWidget& outer)
{
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout{inside};
    column->setContentsMargins(wide, tight, wide, wide);
    column->setSpacing(tight);
    fillWith(outer, scrolled(inside));
    return column;
}

}
