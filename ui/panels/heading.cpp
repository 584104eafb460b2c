// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/heading.h"

#include <QLayout>
#include <QWidget>

namespace tickscope::ui {

QLabel* roleLabel(QString const& text, char const* role, QWidget* parent)
{
    auto* label = new QLabel{text, parent};
    label->setProperty("role", role);
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

}
