// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/row_background.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>

namespace tickscope::ui {

void paintRowBackground(QPainter& painter, QStyleOptionViewItem const& option)
{
    if (option.state & QStyle::State_Selected)
        painter.fillRect(option.rect, colours().selection);
    else if (option.state & QStyle::State_MouseOver)
        painter.fillRect(option.rect, colours().hover);
}

}
